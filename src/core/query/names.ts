import { problem } from "../errors/problem.ts";
import { isOff } from "../fields/base/switched.ts";
import type { Field, FieldType, Operator } from "../fields/field.ts";
import { typeOf } from "../fields/index.ts";
import { recordNumber } from "../fields/record-number.ts";
import type { ColumnRef } from "./query.ts";

/** A field that a query names, with the type that answers for it. */
export interface Asked {
  readonly field: Field;
  readonly type: FieldType;
  /** the table in whose rows it stands */
  readonly table?: Field;
}

/** `$id` is in no form: it behaves like the record number. */
const id: Asked = {
  field: { id: 0, type: recordNumber.type, code: "$id", label: "$id" },
  type: recordNumber,
};

export function fieldNamed(name: string, fields: readonly Field[]): Asked {
  if (name === "$id") return id;
  // What stands before a dot would have to be a list of related records.
  if (name.includes(".")) throw problem("GAIA_IR02", { code: name });
  const asked = byCode(fields).get(name);
  if (!asked) throw problem("GAIA_IQ11", { code: name });
  if (asked.type.whenOff && isOff(asked.field)) throw problem(asked.type.whenOff);
  return asked;
}

/** A table's rows are asked with `in` where a record is asked with `=`. */
export function operatorsOf({ type, table }: Pick<Asked, "type" | "table">): readonly Operator[] {
  const { operators } = type;
  if (!table || !operators.includes("=")) return operators;
  const others = operators.filter((one) => one !== "=" && one !== "!=");
  return others.includes("in") ? others : [...others, "in", "not in"];
}

export function columnOf({ field, type }: Asked): ColumnRef {
  return { kind: type.column ?? "text", column: type.fixedColumn ?? field.id };
}

const known = new WeakMap<readonly Field[], ReadonlyMap<string, Asked>>();

export function byCode(fields: readonly Field[]): ReadonlyMap<string, Asked> {
  const found = known.get(fields);
  if (found) return found;
  const made = new Map<string, Asked>();
  for (const field of fields) {
    made.set(field.code, { field, type: typeOf(field) });
    for (const column of field.fields ?? []) {
      made.set(column.code, { field: column, type: typeOf(column), table: field });
    }
  }
  known.set(fields, made);
  return made;
}
