import { problem } from "../../core/errors/problem.ts";
import { textOf } from "../../core/fields/base/input.ts";
import type { TableRow } from "../../core/fields/field.ts";
import { type Lookup, lookupOf } from "../../core/fields/lookup.ts";
import { type Given, isObject } from "../../core/input/given.ts";
import type { Reader } from "../../store/store.ts";
import type { Asking } from "../asking.ts";
import type { StoredCells } from "../compose.ts";
import type { Form, FormField } from "../form.ts";
import { inputOf } from "../values.ts";
import { convert } from "./convert.ts";
import { openSource, type Source } from "./source.ts";

/** What is sent to one record; `before` is what it holds so far, absent for a new one. */
export interface Sent {
  readonly given: Given;
  readonly before?: StoredCells | undefined;
}

/**
 * What the lookups of a form make of the values that were sent: beside every key stand the values of the record that
 * has it, whatever was sent for them. Without a key they stay as they are, and a new record begins with empty ones.
 */
export async function copyLookups(
  store: Reader,
  asking: Asking,
  form: Form,
  sent: readonly Sent[],
): Promise<readonly Given[]> {
  if (!hasLookups(form)) return sent.map(({ given }) => given);
  const places = sent.flatMap(({ given, before }) => placesIn(form, given, before));
  const found = await findKeys(store, asking, places);
  for (const place of places) fill(place, found);
  return sent.map(({ given }, i) =>
    withRows(
      form,
      given,
      places.filter(({ record }) => record === sent[i]?.given),
    ),
  );
}

/** A record or one row of a table: fields beside each other, one of which may fill others. */
interface Place {
  readonly record: Given;
  readonly fields: readonly FormField[];
  readonly sent: Given;
  readonly isNew: boolean;
  /** the table whose row it is, and which row */
  readonly row?: { readonly table: string; readonly index: number };
  /** what is sent from now on; undefined: nothing */
  readonly cells: Map<string, { value: unknown } | undefined>;
}

const lookupsIn = (fields: readonly FormField[]) => fields.filter(({ field }) => lookupOf(field));

function hasLookups({ own }: Form): boolean {
  return own.some(({ field, inner }) => lookupOf(field) || (inner && lookupsIn(inner).length > 0));
}

function placesIn({ own, tables }: Form, given: Given, before: StoredCells | undefined): Place[] {
  const record = { record: given, fields: own, sent: given, isNew: before === undefined, cells: new Map() };
  const rows = tables.flatMap(({ code, inner = [] }) => {
    if (lookupsIn(inner).length === 0 || !Object.hasOwn(given, code)) return [];
    const known = new Set(rowsOf(before?.[code]?.value).map(({ id }) => id));
    const value = inputOf(given[code]);
    if (!Array.isArray(value)) return [];
    return value.flatMap((row: unknown, index): Place[] => {
      if (!isObject(row)) return [];
      const sent = isObject(row.value) ? row.value : {};
      const isNew = !known.has(String(row.id ?? ""));
      return [{ record: given, fields: inner, sent, isNew, row: { table: code, index }, cells: new Map() }];
    });
  });
  return [record, ...rows];
}

const rowsOf = (value: unknown) => (Array.isArray(value) ? (value as readonly TableRow[]) : []);

// ------------------------------------------------------------------------------------------ looking up

type Found = ReadonlyMap<Lookup, { readonly source: Source; records: ReadonlyMap<string, StoredCells> }>;

/** The key that is sent to a lookup; undefined: none was, "": it is emptied. */
function keySent({ code, field }: FormField, { sent }: Place): string | undefined {
  if (!Object.hasOwn(sent, code)) return undefined;
  const text = textOf(inputOf(sent[code]));
  return field.type === "NUMBER" ? text.trim() : text;
}

/** The records of all keys: one question for each lookup of the form, however many records are written. */
async function findKeys(store: Reader, asking: Asking, places: readonly Place[]): Promise<Found> {
  const wanted = new Map<Lookup, { code: string; keys: Set<string> }>();
  for (const place of places) {
    for (const at of lookupsIn(place.fields)) {
      const lookup = lookupOf(at.field);
      const key = keySent(at, place);
      if (!lookup || !key) continue;
      const asked = wanted.get(lookup) ?? { code: at.code, keys: new Set() };
      wanted.set(lookup, asked);
      asked.keys.add(key);
    }
  }
  const found = new Map<Lookup, { source: Source; records: ReadonlyMap<string, StoredCells> }>();
  for (const [lookup, { code, keys }] of wanted) {
    const [first = ""] = keys;
    const source = await openSource(store, asking, lookup);
    if (!source) throw problem("GAIA_LO04", { code, value: first }, { why: notOpen(lookup) });
    found.set(lookup, { source, records: await source.find([...keys]) });
  }
  return found;
}

const notOpen = ({ app }: Lookup) =>
  `app ${app}, the key or a copied field is not there, or the caller may not view it`;

// ------------------------------------------------------------------------------------------ copying

function fill(place: Place, found: Found): void {
  const byCode = new Map(place.fields.map((at) => [at.code, at]));
  for (const at of lookupsIn(place.fields)) {
    const lookup = lookupOf(at.field);
    if (!lookup) continue;
    const key = keySent(at, place);
    const looked = key ? found.get(lookup) : undefined;
    const record = looked?.records.get(key ?? "");
    if (key && !record) throw problem("GAIA_LO04", { code: at.code, value: key });
    for (const { field, from } of lookup.mappings) {
      const target = byCode.get(field);
      if (!target) continue;
      if (record && looked) place.cells.set(field, { value: copied(looked.source, record, from, target) });
      else if (key === "" || place.isNew) place.cells.set(field, { value: target.type.empty(target.field) });
      else place.cells.set(field, undefined);
    }
  }
}

function copied(source: Source, record: StoredCells, from: number, target: FormField) {
  const cell = source.cellOf(record, from);
  return cell ? convert(cell, target) : target.type.empty(target.field);
}

function changedCells(sent: Given, cells: Place["cells"]): Given {
  const kept = Object.entries(sent).filter(([code]) => !cells.has(code));
  return Object.fromEntries([...kept, ...[...cells].filter(([, cell]) => cell !== undefined)]);
}

/** The record as it is sent from now on. */
function withRows({ tables }: Form, given: Given, places: readonly Place[]): Given {
  const [record, ...rows] = places;
  if (!record) return given;
  const next = new Map(Object.entries(changedCells(given, record.cells)));
  for (const { code } of tables) {
    const changed = new Map(
      rows.flatMap((place) => (place.row?.table === code ? [[place.row.index, place]] : [])),
    );
    if (changed.size === 0) continue;
    const value = (inputOf(given[code]) as readonly Given[]).map((row, index) => {
      const place = changed.get(index);
      return place ? { ...row, value: changedCells(place.sent, place.cells) } : row;
    });
    next.set(code, { value });
  }
  return Object.fromEntries(next);
}
