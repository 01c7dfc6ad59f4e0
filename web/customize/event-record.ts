import type { TableRow, WireValue } from "../../src/core/fields/field.ts";
import type { Fields } from "../parts/form.ts";
import type { RecordData, Values } from "../parts/records.ts";

/** A record in the hands of a script: its own to change. */
export type EventRecord = Record<string, { type: string; value: unknown }>;

/** The rows that scripts hold, and which rows of the form they are: a script may move them and put others between. */
const origins = new WeakMap<object, TableRow>();
export const originOf = (row: object): TableRow | undefined => origins.get(row);

/** As the API shows it, but for a drop-down without a choice. */
export function shown(record: RecordData): EventRecord {
  return Object.fromEntries(
    Object.entries(record).map(([code, { type, value }]) => [
      code,
      { type, value: type === "SUBTABLE" ? rowsOf(value, false) : told(type, value, false) },
    ]),
  );
}

/** The form that is being filled in. Of a new record's fields, those that hold one thing and are empty hold undefined. */
export function formRecord(fields: Fields, values: Values, record?: RecordData): EventRecord {
  const isNew = record === undefined;
  const entered = Object.entries(values).flatMap(([code, value]) => {
    const type = fields[code]?.type;
    if (type === undefined) return [];
    return [[code, { type, value: type === "SUBTABLE" ? rowsOf(value, isNew) : told(type, value, isNew) }]];
  });
  return { ...(record && shown(record)), ...Object.fromEntries(entered) };
}

function told(type: string, value: WireValue, isNew: boolean): unknown {
  if (value !== null && value !== "") return structuredClone(value);
  if (isNew) return undefined;
  return type === "DROP_DOWN" ? "" : value;
}

function rowsOf(value: WireValue, isNew: boolean): object[] {
  return ((value ?? []) as readonly TableRow[]).map((row) => {
    const cells = Object.entries(row.value).map(([code, { type, value }]) => [
      code,
      { type, value: told(type, value, isNew) },
    ]);
    const shown = { id: row.id === "" ? null : row.id, value: Object.fromEntries(cells) };
    origins.set(shown, row);
    return shown;
  });
}

/** kintone does not tell a form's files, and takes none. */
export function withoutFiles(record: EventRecord): EventRecord {
  return Object.fromEntries(
    Object.entries(record).map(([code, field]) => [
      code,
      field.type === "FILE" ? { ...field, value: [] } : field,
    ]),
  );
}
