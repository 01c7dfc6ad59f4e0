import { fine } from "./base/input.ts";
import { type SwitchedField, switched } from "./base/switched.ts";
import type { FieldType } from "./field.ts";

/** The names of a record's categories. No API writes them, and no query can ask for them. */
export const category: FieldType<SwitchedField, readonly string[]> = {
  ...switched("CATEGORY"),
  type: "CATEGORY",
  internalName: "CATEGORY",
  writeRefusal: "GA_UO01",
  path: ".values",
  column: null,
  sortable: false,
  operators: [],
  empty: () => fine,
  read: () => ({ value: fine, problems: fine }),
  isEmpty: (value) => value.length === 0,
  columnValue: () => null,
  operand: () => undefined,
};
