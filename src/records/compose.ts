import type { Entity, WireValue } from "../core/fields/field.ts";
import type { Form, FormField } from "./form.ts";

/** The values that the program fills itself. */
export interface SystemValues {
  readonly id: number;
  readonly revision: number;
  /** "" if the app has none */
  readonly appCode: string;
  readonly creator: Entity;
  /** "YYYY-MM-DDTHH:MM:00Z" */
  readonly created: string;
  readonly modifier: Entity;
  readonly updated: string;
}

/** A new record as kintone's API shows it: the form's fields in their order, the system's, then `$id`, `$revision`. */
export function composeRecord(
  { own, shown }: Form,
  values: ReadonlyMap<FormField, WireValue>,
  systemValues: SystemValues,
): string {
  let json = "{";
  for (const at of own) json += `${at.member}${JSON.stringify(values.get(at))}},`;
  for (const at of shown) {
    const value = values.get(at) ?? systemValue(at, systemValues);
    json += `${at.member}${JSON.stringify(value)}},`;
  }
  return `${json}"$id":${idCell(systemValues.id)},"$revision":${revisionCell(systemValues.revision)}}`;
}

const idCell = (id: number) => `{"type":"__ID__","value":"${id}"}`;
const revisionCell = (revision: number) => `{"type":"__REVISION__","value":"${revision}"}`;

function systemValue({ type, field }: FormField, values: SystemValues): WireValue {
  switch (type.fixedColumn) {
    case "id":
      return values.appCode === "" ? String(values.id) : `${values.appCode}-${values.id}`;
    case "creator":
    case "created":
    case "modifier":
    case "updated":
      return values[type.fixedColumn];
    default:
      return type.empty(field);
  }
}

// ------------------------------------------------------------------------------------------ changing

/** A record's JSON, parsed. */
export type StoredCells = Record<string, { readonly type: string; value: WireValue }>;

export function parseStored(json: string): StoredCells {
  return JSON.parse(json) as StoredCells;
}

/** What an update changes besides the values. */
export type Touched = Pick<SystemValues, "revision" | "modifier" | "updated">;

/** Puts new values into the cells and writes them down again. Everything else stays as it was stored. */
export function recompose(
  { system }: Form,
  cells: StoredCells,
  values: ReadonlyMap<FormField, WireValue>,
  touched: Touched,
): string {
  putAll(cells, values);
  for (const { code, field, type } of system) {
    const { fixedColumn } = type;
    if (fixedColumn === "modifier" || fixedColumn === "updated")
      put(cells, code, field.type, touched[fixedColumn]);
  }
  put(cells, "$revision", "__REVISION__", String(touched.revision));
  return JSON.stringify(cells);
}

/** The same for values that nobody entered: whose record it is and when it was changed stay as they were. */
export function withValues(cells: StoredCells, values: ReadonlyMap<FormField, WireValue>): string {
  putAll(cells, values);
  return JSON.stringify(cells);
}

function putAll(cells: StoredCells, values: ReadonlyMap<FormField, WireValue>): void {
  for (const [{ code, field }, value] of values) put(cells, code, field.type, value);
}

function put(cells: StoredCells, code: string, type: string, value: WireValue): void {
  const cell = Object.hasOwn(cells, code) ? cells[code] : undefined;
  if (cell) cell.value = value;
  // Not by assignment: a field may be called "__proto__".
  else Object.defineProperty(cells, code, { value: { type, value }, enumerable: true });
}
