import { fine } from "./base/input.ts";
import { type SwitchedField, switched } from "./base/switched.ts";
import type { FieldType } from "./field.ts";

/**
 * The names of a record's categories. No API of kintone's writes them, and no query can ask for them. The categories are
 * the field's options (see categories/settings.ts); the column holds their ids, so that names come back as they are
 * now when categories are switched on again.
 */
export const category: FieldType<SwitchedField, readonly string[]> = {
  ...switched("CATEGORY"),
  type: "CATEGORY",
  internalName: "CATEGORY",
  writeRefusal: "GA_UO01",
  path: ".values",
  column: "list",
  sortable: false,
  operators: [],
  empty: () => fine,
  read: () => ({ value: fine, problems: fine }),
  isEmpty: (value) => value.length === 0,
  columnValue: ({ options = [] }, names) =>
    options.filter(({ label }) => names.includes(label)).map(({ id }) => String(id)),
  operand: () => undefined,
};
