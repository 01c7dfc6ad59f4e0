import type { WireValue } from "../../src/core/fields/field.ts";
import { pictureOf } from "../fields/index.ts";
import { isWritten } from "../pages/edit/initial-values.ts";
import type { Fields } from "../parts/form.ts";
import type { RecordData, Values } from "../parts/records.ts";

/** A record in the hands of a script: its own to change. */
export type EventRecord = Record<string, { type: string; value: unknown }>;

/** As the API shows it, but for a drop-down without a choice. */
export function shown(record: RecordData): EventRecord {
  return Object.fromEntries(
    Object.entries(record).map(([code, { type, value }]) => [
      code,
      { type, value: type === "DROP_DOWN" ? (value ?? "") : structuredClone(value) },
    ]),
  );
}

/** The form that is being filled in. Of a new record's fields, those that hold one thing and are empty hold undefined. */
export function formRecord(fields: Fields, values: Values, record?: RecordData): EventRecord {
  const entered = Object.entries(values).flatMap(([code, value]) => {
    const field = fields[code];
    if (!field) return [];
    const empty = value === null || value === "";
    const told = record ? (value ?? nothing(field.type)) : empty ? undefined : value;
    return [[code, { type: field.type, value: structuredClone(told) }]];
  });
  return { ...(record && shown(record)), ...Object.fromEntries(entered) };
}
const nothing = (type: string) => (type === "DROP_DOWN" ? "" : null);

/** kintone does not tell a form's files, and takes none. */
export function withoutFiles(record: EventRecord): EventRecord {
  return Object.fromEntries(
    Object.entries(record).map(([code, field]) => [
      code,
      field.type === "FILE" ? { ...field, value: [] } : field,
    ]),
  );
}

interface Changes {
  readonly values: Values;
  /** what is wrong with the record, in the words of kintone's dialog; then nothing of it counts */
  readonly problems: readonly string[];
}

/** What a script made of a form's record. Fields that the program fills, and files, stay as they are. */
export function changesIn(given: unknown, fields: Fields, now: Values): Changes {
  if (!isObject(given)) return { values: {}, problems: ["event.record is invalid"] };
  const values: Record<string, WireValue> = {};
  const problems: string[] = [];
  for (const [code, entry] of Object.entries(given)) {
    const name = `event.record['${code}']`;
    const field = fields[code];
    if (!field) {
      if (!code.startsWith("$")) problems.push(`${name} is invalid`);
      continue;
    }
    if (!isObject(entry) || entry.type !== field.type) {
      problems.push(`${name}.type is invalid`);
      continue;
    }
    if (!("value" in entry)) {
      problems.push(`${name}.value is invalid`);
      continue;
    }
    if (!isWritten(field) || field.type === "FILE") continue;
    const value =
      field.type === "SUBTABLE"
        ? readRows(entry.value)
        : readValue(entry.value, pictureOf(field.type)?.empty ?? "");
    if (value === undefined) problems.push(`${name}.value is invalid`);
    else if (!same(value, now[code])) values[code] = value;
  }
  return { values: problems.length > 0 ? {} : values, problems };
}

/** The value as forms hold it; what `empty` looks like says of which kind it has to be. */
function readValue(value: unknown, empty: WireValue): WireValue | undefined {
  if (value === undefined || value === null || value === "") return empty;
  if (Array.isArray(empty)) return Array.isArray(value) ? readList(value) : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** Rows as the API shows them; a new one may come without an id. */
function readRows(given: unknown): WireValue | undefined {
  if (!Array.isArray(given)) return undefined;
  const rows = given.map((row) =>
    isObject(row) &&
    isObject(row.value) &&
    Object.values(row.value).every((cell) => isObject(cell) && "value" in cell)
      ? { id: String(row.id ?? ""), value: row.value }
      : undefined,
  );
  return rows.includes(undefined) ? undefined : (rows as WireValue);
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

/** Nothing is nothing, however it is written. */
function same(one: WireValue | undefined, other: WireValue | undefined): boolean {
  const bare = (value: WireValue | undefined) => JSON.stringify(value === "" ? null : (value ?? null));
  return bare(one) === bare(other);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
