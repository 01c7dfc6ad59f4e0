import { describe } from "vitest";
import { engines } from "./facts.ts";
import { appPermissions } from "./permissions/app.ts";
import { evaluation } from "./permissions/evaluation.ts";
import { fieldPermissions } from "./permissions/field.ts";
import { recordPermissions } from "./permissions/record.ts";

/** What is documented or was seen of permissions, fact by fact. */
describe.each(engines)("permissions (%s)", (engine) => {
  appPermissions(engine);
  recordPermissions(engine);
  fieldPermissions(engine);
  evaluation(engine);
});
