import type { Cell, WireValue } from "../../core/fields/field.ts";
import type { FormField } from "../form.ts";

/** A value of another app's record as this field takes it; core/fields/copies.ts says which pairs there are. */
export function convert({ type, value }: Cell, { field, type: target }: FormField): unknown {
  if (value === null || value === "") return target.empty(field);
  if (field.type === "USER_SELECT" && !Array.isArray(value)) return [value];
  // With an app code it reads "CODE-12".
  if (field.type === "NUMBER" && type === "RECORD_NUMBER") return lastNumber(value);
  return value;
}

const lastNumber = (value: WireValue) => /[0-9]+$/.exec(String(value))?.[0] ?? "";
