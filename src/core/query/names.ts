import { problem } from "../errors/problem.ts";
import { isOff } from "../fields/base/switched.ts";
import type { Field, FieldType, Operator } from "../fields/field.ts";
import { typeOf } from "../fields/index.ts";
import { recordNumber } from "../fields/record-number.ts";
import type { ColumnRef } from "./query.ts";
import type { RelatedList } from "./related.ts";

/** A field that a query names, with the type that answers for it. */
export interface Asked {
  readonly field: Field;
  readonly type: FieldType;
  /** the table in whose rows it stands */
  readonly table?: Field;
  /** the list in whose records it stands */
  readonly list?: RelatedList;
}
/** undefined: nothing can be asked about it; it may be any field */
export type RelatedOf = (list: Field) => RelatedList | undefined;

/** `$id` is in no form: it behaves like the record number. */
const id: Asked = {
  field: { id: 0, type: recordNumber.type, code: "$id", label: "$id" },
  type: recordNumber,
};

export function fieldNamed(name: string, fields: readonly Field[], related?: RelatedOf): Asked {
  if (name === "$id") return id;
  const asked = name.includes(".") ? relatedNamed(name, fields, related) : byCode(fields).get(name);
  if (!asked) throw problem("GAIA_IQ11", { code: name });
  if (asked.type.whenOff && isOff(asked.field)) throw problem(asked.type.whenOff);
  return asked;
}

/** What stands before the dot has to be a list of related records; where none can be asked, it is none. */
function relatedNamed(
  name: string,
  fields: readonly Field[],
  related: RelatedOf | undefined,
): Asked | undefined {
  const [before = "", after = ""] = name.split(".");
  const field = byCode(fields).get(before)?.field;
  if (!related || field?.type !== "REFERENCE_TABLE") throw problem("GAIA_IR02", { code: name });
  const list = related(field);
  const asked = after === "$id" ? id : list && byCode(list.fields).get(after);
  return list && asked && !asked.table ? { ...asked, list } : undefined;
}

/** Rows of tables and related records are asked with `in` where a record is asked with `=`. */
export function operatorsOf({
  type,
  table,
  list,
}: Pick<Asked, "type" | "table" | "list">): readonly Operator[] {
  const { operators } = type;
  if (!(table || list) || !operators.includes("=")) return operators;
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
