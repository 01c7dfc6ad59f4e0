import type { OpenApp } from "../apps/open.ts";
import type { Field } from "../core/fields/field.ts";
import type { Reader } from "../store/store.ts";
import type { Asking } from "./asking.ts";
import { formOf } from "./form.ts";
import { idsWhere } from "./read-seen.ts";
import { sightOf } from "./sight.ts";

/** What rules leave of one record's fields to the caller, whoever shows more of the record than its cells. */
export interface FieldsOn {
  viewable(field: Field): boolean;
  /** all of it: a table with a column that is locked is not */
  editable(field: Field): boolean;
  /** a value as the caller sees it: rows of tables without their hidden cells */
  shown<Value>(value: Value): Value;
}

const all: FieldsOn = { viewable: () => true, editable: () => true, shown: (value) => value };

export async function fieldsOn(store: Reader, asking: Asking, open: OpenApp, id: number): Promise<FieldsOn> {
  const sight = await sightOf(store, asking, open);
  if (!sight || sight.fields.size === 0) return all;
  const { table } = formOf(open);
  const hidden = new Set<string>();
  const locked = new Set<string>();
  for (const [code, { viewable, editable }] of sight.fields) {
    if (!(await idsWhere(store.records, table, [id], viewable)).has(id)) hidden.add(code);
    if (!(await idsWhere(store.records, table, [id], editable)).has(id)) locked.add(code);
  }
  return {
    viewable: (field) => {
      const members = field.fields ?? [];
      return (
        !hidden.has(field.code) && (members.length === 0 || members.some(({ code }) => !hidden.has(code)))
      );
    },
    editable: (field) => ![field, ...(field.fields ?? [])].some(({ code }) => locked.has(code)),
    shown: (value) => withoutCells(value, hidden) as typeof value,
  };
}

function withoutCells(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (hidden.size === 0 || !Array.isArray(value)) return value;
  return value.map((row: unknown) => {
    if (!isRow(row)) return row;
    const cells = Object.entries(row.value).filter(([code]) => !hidden.has(code));
    return { ...row, value: Object.fromEntries(cells) };
  });
}

const isRow = (row: unknown): row is { readonly value: object } =>
  typeof row === "object" &&
  row !== null &&
  "value" in row &&
  typeof row.value === "object" &&
  row.value !== null;
