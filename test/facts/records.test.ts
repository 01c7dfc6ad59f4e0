import { describe } from "vitest";
import { engines } from "./facts.ts";
import { numbers } from "./records/numbers.ts";
import { validation } from "./records/validation.ts";
import { values } from "./records/values.ts";

/** What was measured on kintone of records, fact by fact. */
describe.each(engines)("records (%s)", (engine) => {
  values(engine);
  numbers(engine);
  validation(engine);
});
