import { problem } from "../errors/problem.ts";
import { fine } from "./base/input.ts";
import { type SwitchedField, switched } from "./base/switched.ts";
import type { FieldType } from "./field.ts";

/**
 * Where a record stands in its process: the name of a state. The states are the field's options, so that renaming one
 * finds the records and filters that name it; the column holds the state's id.
 */
export const status: FieldType<SwitchedField, string> = {
  ...switched("STATUS"),
  type: "STATUS",
  internalName: "STATUS",
  column: "text",
  whenOff: "GAIA_ST02",
  operators: ["=", "!=", "in", "not in"],
  empty: ({ options = [] }) => options[0]?.label ?? "",
  read: () => ({ value: "", problems: fine }),
  isEmpty: () => false,
  columnValue: (field, value) => idOf(field, value) ?? null,
  operand: (field, literal) => {
    const id = idOf(field, literal);
    // A filter may still name a state that was removed. No record is in it.
    if (id === undefined && !field.removedOptions?.includes(literal)) {
      throw problem("GAIA_IQ10", { code: field.code, value: literal });
    }
    return id;
  },
  sortOrder: ({ options = [] }) => options.map(({ id }) => String(id)),
};

function idOf({ options = [] }: SwitchedField, name: string): string | undefined {
  const state = options.find(({ label }) => label === name);
  return state && String(state.id);
}
