import { fine } from "./base/input.ts";
import { settingsOf } from "./base/settings.ts";
import { system } from "./base/system.ts";
import type { Field, FieldType } from "./field.ts";

/** The record's id as people read it; with an app code "CODE-12". Nobody can write it. */
export const recordNumber: FieldType<Field, string> = {
  ...system,
  ...settingsOf("RECORD_NUMBER", {}),
  type: "RECORD_NUMBER",
  internalName: "RECORD_ID",
  fixedColumn: "id",
  column: "integer",
  operators: ["=", "!=", ">", "<", ">=", "<=", "in", "not in"],
  empty: () => "",
  read: () => ({ value: "", problems: fine }),
  isEmpty: () => false,
  columnValue: (_, value) => Number(value),
  operand: (_, literal) => recordIdOperand(literal),
};

/** For `$id` too: zeros in front and a sign are fine, points, exponents and blanks are not. */
export function recordIdOperand(literal: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(literal)) return undefined;
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Number(literal)));
}
