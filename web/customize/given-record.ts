import type { TableRow, WireValue } from "../../src/core/fields/field.ts";
import type { FieldProperty } from "../fields/field.ts";
import { pictureFor } from "../fields/index.ts";
import { copiedCodes, isLookup } from "../fields/relations.ts";
import { isWritten } from "../pages/edit/initial-values.ts";
import type { Fields } from "../parts/form.ts";
import { cellKey } from "../parts/record-form/problems.ts";
import type { Values } from "../parts/records.ts";
import { originOf } from "./event-record.ts";

/** A lookup that a script asks for: by which key, or none to empty it. */
export interface AskedLookup {
  readonly field: FieldProperty;
  readonly key: string;
  /** of a table: which row */
  readonly table?: string;
  readonly row?: number;
}

/** What a script made of a form's record. */
export interface GivenRecord {
  readonly values: Values;
  /** fields and cells (by their key) that are to be locked or set free */
  readonly disabled: Readonly<Record<string, boolean>>;
  /** what is to stand below a field or cell; null: nothing any more */
  readonly errors: Readonly<Record<string, string | null>>;
  readonly lookups: readonly AskedLookup[];
  /** which row was which one before */
  readonly origins: ReadonlyMap<TableRow, TableRow>;
  /** what is wrong with the record, in the words of kintone's dialog; then nothing of it counts */
  readonly problems: readonly string[];
}

interface Reading {
  readonly disabled: Record<string, boolean>;
  readonly errors: Record<string, string | null>;
  readonly lookups: AskedLookup[];
  readonly origins: Map<TableRow, TableRow>;
  readonly problems: string[];
  /** keys of lookups may be set without looking them up */
  readonly keys: boolean;
}

/** Fields that the program fills, and files, stay as they are. */
export function readGiven(
  given: unknown,
  fields: Fields,
  now: Values,
  { keys = false }: { readonly keys?: boolean } = {},
): GivenRecord {
  const reading: Reading = {
    disabled: {},
    errors: {},
    lookups: [],
    origins: new Map(),
    problems: isObject(given) ? [] : ["event.record is invalid"],
    keys,
  };
  const copied = copiedCodes(Object.values(fields));
  const values: Record<string, WireValue> = {};
  for (const [code, entry] of Object.entries(isObject(given) ? given : {})) {
    const field = fields[code];
    const name = `event.record['${code}']`;
    if (!field) {
      if (!code.startsWith("$")) reading.problems.push(`${name} is invalid`);
      continue;
    }
    if (!isField(entry, field, name, reading)) continue;
    note(entry, field, code, reading);
    if (!isWritten(field) || field.type === "FILE" || copied.has(code)) continue;
    const value =
      field.type === "SUBTABLE"
        ? readRows(entry.value, field, (now[code] ?? []) as readonly TableRow[], name, reading)
        : readOne(entry, field, now[code], name, reading);
    if (value !== undefined && !same(value, now[code])) values[code] = value;
  }
  return { ...reading, values: reading.problems.length > 0 ? {} : values };
}

type Entry = Readonly<Record<string, unknown>>;

function isField(entry: unknown, field: FieldProperty, name: string, { problems }: Reading): entry is Entry {
  if (!isObject(entry) || entry.type !== field.type) problems.push(`${name}.type is invalid`);
  else if (!("value" in entry)) problems.push(`${name}.value is invalid`);
  else return true;
  return false;
}

/** What scripts can say of a field besides its value. */
function note(entry: Entry, field: FieldProperty, key: string, { disabled, errors }: Reading): void {
  if (pictureFor(field)?.Edit === undefined || pictureFor(field)?.computed?.(field)) return;
  if (typeof entry.disabled === "boolean") disabled[key] = entry.disabled;
  if (entry.error === null) errors[key] = null;
  else if (entry.error !== undefined && entry.error !== "") errors[key] = String(entry.error);
}

interface Place {
  readonly table: string;
  readonly row: number;
}

/** undefined: it stays as it is */
function readOne(
  entry: Entry,
  field: FieldProperty,
  now: WireValue | undefined,
  name: string,
  { problems, lookups, keys }: Reading,
  place?: Place,
): WireValue | undefined {
  if (entry.value === "#INVALID!" && field.type === "NUMBER") return undefined;
  const value = readValue(entry.value, pictureFor(field)?.empty ?? "");
  if (value === undefined) {
    problems.push(`${name}.value is invalid`);
    return undefined;
  }
  // One option of a radio button is always chosen.
  if (field.type === "RADIO_BUTTON" && value === "") return String(field.defaultValue ?? "");
  if (!isLookup(field)) return value;
  if (entry.lookup === "CLEAR") lookups.push({ field, key: "", ...place });
  else if (entry.lookup === true || entry.lookup === "UPDATE") {
    lookups.push({ field, key: String(value), ...place });
  } else return keys ? value : now;
  return value;
}

/** The value as forms hold it; what `empty` looks like says of which kind it has to be. */
function readValue(value: unknown, empty: WireValue): WireValue | undefined {
  if (value === undefined || value === null || value === "") return empty;
  if (Array.isArray(empty)) return Array.isArray(value) ? readList(value) : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** Options are texts; people come by code, and their name may be missing. */
function readList(list: readonly unknown[]): WireValue | undefined {
  const items = list.map((item) => {
    if (typeof item === "string") return item;
    if (!isObject(item) || typeof item.code !== "string") return undefined;
    return { code: item.code, name: String(item.name ?? item.code) };
  });
  return items.includes(undefined) ? undefined : (items as WireValue);
}

/** Rows as scripts hold them, each with all its cells; a new one comes without an id. */
function readRows(
  given: unknown,
  { code: table, fields }: FieldProperty,
  now: readonly TableRow[],
  name: string,
  reading: Reading,
): readonly TableRow[] | undefined {
  if (!Array.isArray(given)) {
    reading.problems.push(`${name}.value is invalid`);
    return undefined;
  }
  const columns = Object.values((fields ?? {}) as Fields);
  const copied = copiedCodes(columns);
  const rows = given.map((row: unknown, at): TableRow => {
    const place = `${name}.value[${at}]`;
    if (!isObject(row) || !isObject(row.value)) {
      reading.problems.push(`${place} is invalid`);
      return { id: "", value: {} };
    }
    const { id, value: cells } = row;
    const known = originOf(row) ?? now.find((one) => one.id !== "" && one.id === String(id ?? ""));
    // kintone keeps the row that stands there, if the script does not say which one it means.
    const origin = known ?? (id === undefined || id === null ? undefined : now[at]);
    let changed = origin === undefined;
    const read = columns.map((column): [string, TableRow["value"][string]] => {
      const before = origin?.value[column.code]?.value;
      const stays = { type: column.type, value: before ?? pictureFor(column)?.empty ?? "" };
      const entry = cells[column.code];
      const cell = `${place}.value['${column.code}']`;
      if (!isField(entry, column, cell, reading)) return [column.code, stays];
      note(entry, column, cellKey(table, at, column.code), reading);
      if (!isWritten(column) || column.type === "FILE" || copied.has(column.code))
        return [column.code, stays];
      const value = readOne(entry, column, before, cell, reading, { table, row: at });
      if (value === undefined || same(value, before)) return [column.code, stays];
      changed = true;
      return [column.code, { ...stays, value }];
    });
    if (origin && !changed) return origin;
    const made: TableRow = { id: origin?.id ?? "", value: Object.fromEntries(read) };
    if (origin) reading.origins.set(made, origin);
    return made;
  });
  const stays = rows.length === now.length && rows.every((row, at) => row === now[at]);
  return stays ? undefined : rows;
}

/** Nothing is nothing, however it is written. */
export function same(one: unknown, other: unknown): boolean {
  const bare = (value: unknown) => JSON.stringify(value === "" ? null : (value ?? null));
  return bare(one) === bare(other);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
