import { fine, input } from "./base/input.ts";
import { flag, settingsOf } from "./base/settings.ts";
import type { Field, FieldType } from "./field.ts";

/** A part of the form that can be folded. The layout says which fields it holds; records know nothing of it. */
export const group: FieldType<Field, null> = {
  ...input,
  type: "GROUP",
  internalName: "GROUP",
  holdsValue: false,
  canBeInTable: false,
  canBeRequired: false,
  requiredIsEnforced: false,
  sortable: false,
  column: null,
  operators: [],
  ...settingsOf("GROUP", { openGroup: flag() }),
  empty: () => null,
  initial: () => null,
  read: () => ({ value: null, problems: fine }),
  isEmpty: () => true,
  columnValue: () => null,
  operand: () => undefined,
};
