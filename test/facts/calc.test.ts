import { describe } from "vitest";
import { fieldFacts } from "./calc/fields.ts";
import { formulas } from "./calc/formulas.ts";
import { precision } from "./calc/precision.ts";
import { refusals } from "./calc/refusals.ts";
import { engines } from "./facts.ts";

/** What was measured on kintone of calculated fields, fact by fact. */
describe.each(engines)("formulas (%s)", (engine) => {
  fieldFacts(engine);
  formulas(engine);
  precision(engine);
  refusals(engine);
});
