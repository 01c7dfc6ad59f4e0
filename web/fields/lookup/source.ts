import type { WireValue } from "../../../src/core/fields/field.ts";
import { typeNamed } from "../../../src/core/fields/index.ts";
import { parseCondition } from "../../../src/core/query/parse.ts";
import { printCondition } from "../../../src/core/query/print.ts";
import type { Comparison, ConditionTree } from "../../../src/core/query/syntax.ts";
import type { RecordData } from "../../parts/records.ts";
import type { FieldProperty } from "../field.ts";
import { literal } from "../parts/operands.ts";
import type { Lookup } from "../relations.ts";

/** A condition for the records of another app that have this value, or hold it as a word. */
export function having(field: Pick<FieldProperty, "type" | "code">, value: string, like = false): Comparison {
  const operators = typeNamed(field.type)?.operators ?? [];
  const operator = like && operators.includes("like") ? "like" : operators.includes("=") ? "=" : "in";
  return { is: "comparison", field: field.code, operator, operands: [literal(value)] };
}

/** Both of them; a saved filter that cannot be read any more filters nothing. */
export function both(filterCond: string, condition: Comparison | undefined): string {
  let saved: ConditionTree | undefined;
  try {
    saved = parseCondition(filterCond, "filterCond") ?? undefined;
  } catch {
    saved = undefined;
  }
  const parts = [saved, condition].filter((part) => part !== undefined);
  const [first, second] = parts;
  if (first && second) return printCondition({ is: "and", parts: [first, second] });
  return first ? printCondition(first) : "";
}

/** What the server will copy, as the form holds it until then. */
export function filled(field: FieldProperty, lookup: Lookup, record: RecordData): Record<string, WireValue> {
  const copies = lookup.fieldMappings.map(({ field, relatedField }) => [field, copyOf(record[relatedField])]);
  return { [field.code]: keyOf(record[lookup.relatedKeyField]), ...Object.fromEntries(copies) };
}

/** An app's code may stand before the number of a record; a key is the number alone. */
export function keyOf(cell: RecordData[string] | undefined): string {
  const text = String(cell?.value ?? "");
  return cell?.type === "RECORD_NUMBER" ? text.replace(/^.*-/, "") : text;
}

function copyOf(cell: RecordData[string] | undefined): WireValue {
  const value = cell?.value ?? "";
  if (cell?.type === "RECORD_NUMBER") return keyOf(cell);
  return typeof value === "object" && "code" in value ? [value] : value;
}
