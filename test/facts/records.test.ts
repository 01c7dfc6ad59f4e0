import { describe } from "vitest";
import { engines } from "./facts.ts";
import { lookups } from "./records/lookups.ts";
import { numbers } from "./records/numbers.ts";
import { processes } from "./records/process.ts";
import { requests } from "./records/requests.ts";
import { tables } from "./records/tables.ts";
import { validation } from "./records/validation.ts";
import { values } from "./records/values.ts";

/** What was measured on kintone of records, fact by fact. */
describe.each(engines)("records (%s)", (engine) => {
  values(engine);
  numbers(engine);
  validation(engine);
  lookups(engine);
  tables(engine);
  requests(engine);
  processes(engine);
});
