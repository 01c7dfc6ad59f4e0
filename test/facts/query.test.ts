import { describe } from "vitest";
import { engines } from "./facts.ts";
import { comparisons } from "./query/comparisons.ts";
import { functions } from "./query/functions.ts";
import { keywords } from "./query/keywords.ts";
import { operators } from "./query/operators.ts";
import { rowConditions } from "./query/rows.ts";
import { shape } from "./query/shape.ts";

/** What was measured on kintone of queries, fact by fact. */
describe.each(engines)("queries (%s)", (engine) => {
  shape(engine);
  operators(engine);
  comparisons(engine);
  keywords(engine);
  rowConditions(engine);
  functions(engine);
});
