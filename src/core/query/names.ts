import { problem } from "../errors/problem.ts";
import type { Field, FieldType } from "../fields/field.ts";
import { typeOf } from "../fields/index.ts";
import { recordNumber } from "../fields/record-number.ts";
import type { ColumnRef } from "./query.ts";

/** A field that a query names, with the type that answers for it. */
export interface Asked {
  readonly field: Field;
  readonly type: FieldType;
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
  const field = byCode(fields).get(name);
  if (!field) throw problem("GAIA_IQ11", { code: name });
  return { field, type: typeOf(field) };
}

export function columnOf({ field, type }: Asked): ColumnRef {
  return { kind: type.column ?? "text", column: type.fixedColumn ?? field.id };
}

const known = new WeakMap<readonly Field[], ReadonlyMap<string, Field>>();

function byCode(fields: readonly Field[]): ReadonlyMap<string, Field> {
  const found = known.get(fields);
  if (found) return found;
  const made = new Map(fields.map((field) => [field.code, field]));
  known.set(fields, made);
  return made;
}
