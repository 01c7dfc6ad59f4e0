import { isOff } from "../fields/base/switched.ts";
import type { Cell, Field, TableRow, WireValue } from "../fields/field.ts";
import { typeOf } from "../fields/index.ts";
import { renamedOptions } from "./follow-fields.ts";
import type { AppSettings } from "./settings.ts";

/** What a deploy must do to the records that exist. */
export interface Migration {
  readonly added: readonly Field[];
  readonly removed: readonly Field[];
  readonly recoded: readonly { readonly from: string; readonly to: Field }[];
  readonly relabelled: readonly {
    /** the code so far */
    readonly from: string;
    readonly field: Field;
    readonly labels: ReadonlyMap<string, string>;
  }[];
  /** what happens in the rows of tables that stay */
  readonly tables: readonly {
    /** the code so far */
    readonly from: string;
    readonly field: Field;
    readonly rows: Migration;
  }[];
}

export function migration(live: Pick<AppSettings, "fields">, next: Pick<AppSettings, "fields">): Migration {
  const [old, now] = [shown(live), shown(next)];
  const before = new Map(old.map((field) => [field.id, field]));
  const after = new Set(now.map(({ id }) => id));
  const kept = now.flatMap((field) => {
    const old = before.get(field.id);
    return old ? [{ old, field }] : [];
  });
  return {
    added: now.filter((field) => !before.has(field.id) && !hasPast(field)),
    removed: old.filter(({ id }) => !after.has(id)),
    recoded: kept.flatMap(({ old, field }) =>
      old.code === field.code ? [] : [{ from: old.code, to: field }],
    ),
    relabelled: kept.flatMap(({ old, field }) => {
      const labels = renamedOptions(old, field);
      return labels.size === 0 ? [] : [{ from: old.code, field, labels }];
    }),
    tables: kept.flatMap(({ old, field }) => {
      if (!old.fields || !field.fields) return [];
      const rows = migration({ fields: old.fields }, { fields: field.fields });
      return changesRows(rows) ? [{ from: old.code, field, rows }] : [];
    }),
  };
}

/** What is switched off stands in no record, and some parts of a form have no value at all. */
const shown = ({ fields }: Pick<AppSettings, "fields">) =>
  fields.filter((field) => !isOff(field) && typeOf(field).holdsValue);

/**
 * What was switched on gives each record a value of its own, the one that it had before if there was one: see
 * start-process.ts and start-categories.ts.
 */
const hasPast = ({ enabled }: Field) => enabled === true;

/** New fields can be appended to every record unread; anything else means to rewrite them. */
export function mustRewrite({ removed, recoded, relabelled, tables }: Migration): boolean {
  return removed.length > 0 || recoded.length > 0 || relabelled.length > 0 || tables.length > 0;
}
const changesRows = (rows: Migration) => rows.added.length > 0 || mustRewrite(rows);

/** Everything that records lose: whole fields, and columns of the tables that stay. */
export function removedFields({ removed, tables }: Migration): Field[] {
  return [
    ...removed.flatMap((field) => [field, ...(field.fields ?? [])]),
    ...tables.flatMap(({ rows }) => rows.removed),
  ];
}

/** `"code":{"type":…,"value":…}` of a record in which nobody has filled the field. */
export function emptyMember(field: Field): string {
  return `${JSON.stringify(field.code)}:${JSON.stringify(emptyCell(field))}`;
}
const emptyCell = (field: Field): Cell => ({ type: field.type, value: typeOf(field).empty(field) });

export type RecordJson = Record<string, Cell>;

/** The record as the new form shows it. */
export function migrated(json: string, plan: Migration): RecordJson {
  return migratedCells(JSON.parse(json) as RecordJson, plan);
}

/** Codes are exchanged all at once: two fields may have swapped theirs. */
function migratedCells(cells: RecordJson, plan: Migration): RecordJson {
  const { added, removed, recoded, relabelled, tables } = plan;
  const record = new Map(Object.entries(cells));
  for (const { from, labels } of relabelled) {
    const cell = record.get(from);
    if (cell) record.set(from, { ...cell, value: withLabels(cell.value, labels) });
  }
  for (const { from, rows } of tables) {
    const cell = record.get(from);
    if (cell) record.set(from, { ...cell, value: migratedRows(rowsIn(cell), rows) });
  }
  const gone = new Set(removed.map(({ code }) => code));
  const codes = new Map(recoded.map(({ from, to }) => [from, to.code]));
  const kept = [...record].flatMap(([code, cell]): [string, Cell][] =>
    gone.has(code) ? [] : [[codes.get(code) ?? code, cell]],
  );
  const fresh = added.map((field): [string, Cell] => [field.code, emptyCell(field)]);
  return Object.fromEntries([...kept, ...fresh]);
}

/** A column that is new is empty in the rows that exist, like a field that is new to a record. */
function migratedRows(rows: readonly TableRow[], plan: Migration): TableRow[] {
  return rows.map(({ id, value }) => ({ id, value: migratedCells(value, plan) }));
}

/** The same for a value that is not a record's any more. */
export const followRows = (value: WireValue, plan: Migration): WireValue =>
  Array.isArray(value) ? migratedRows(value as readonly TableRow[], plan) : value;

export const rowsIn = (cell: Cell | undefined) => (cell?.value ?? []) as readonly TableRow[];

/** A choice is one label or a list of them. */
export function withLabels(value: WireValue, labels: ReadonlyMap<string, string>): WireValue {
  const now = (label: unknown) => (typeof label === "string" ? (labels.get(label) ?? label) : label);
  return Array.isArray(value) ? (value.map(now) as readonly string[]) : (now(value) as string | null);
}
