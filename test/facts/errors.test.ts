import { describe } from "vitest";
import { codes } from "./errors/codes.ts";
import { fieldValues } from "./errors/field-values.ts";
import { parameters } from "./errors/parameters.ts";
import { replies } from "./errors/replies.ts";
import { engines } from "./facts.ts";

/** What was measured on kintone of errors, or stands in replies that the vendor published, fact by fact. */
describe.each(engines)("errors (%s)", (engine) => {
  replies(engine);
  parameters(engine);
  fieldValues(engine);
  codes(engine);
});
