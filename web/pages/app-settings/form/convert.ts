import type { Choice, FieldSettings, Size } from "../../../fields/settings.ts";
import { type Form, isTable, type Part, partsOf, type Row, withoutEmptyRows } from "./form.ts";

/** The form as the form API speaks of it: fields by code, and the layout that names them. */
export interface ServerForm {
  readonly properties: Readonly<Record<string, Properties>>;
  readonly layout: readonly LayoutRow[];
}
export type Properties = Readonly<Record<string, unknown>>;
export type LayoutRow =
  | { readonly type: "ROW"; readonly fields: readonly LayoutField[] }
  | { readonly type: "SUBTABLE"; readonly code: string; readonly fields: readonly LayoutField[] }
  | { readonly type: "GROUP"; readonly code: string; readonly layout: readonly LayoutRow[] };
export interface LayoutField {
  readonly type: string;
  readonly code?: string;
  readonly label?: string;
  readonly elementId?: string;
  readonly size?: Size;
}

/** Fields without a place in the layout (built-in ones) go aside. */
export function fromServer({ properties, layout }: ServerForm): Form {
  const rows = layout.flatMap((row, at) => rowsOf(row, `${at}`, properties));
  const placed = new Set(partsOf({ rows, aside: [] }).map((part) => part.saved));
  const aside = Object.entries(properties)
    .filter(([code, field]) => !placed.has(code) && canBeLaidOut(field))
    .map(([code, field]) => fieldPart(code, field, {}));
  return withoutEmptyRows({ rows, aside });
}

const neverLaidOut = ["STATUS", "STATUS_ASSIGNEE", "CATEGORY"];
const canBeLaidOut = (field: Properties) => !neverLaidOut.includes(String(field.type));

function rowsOf(row: LayoutRow, at: string, properties: ServerForm["properties"]): Row[] {
  const key = `r${at}`;
  if (row.type === "ROW") return [{ key, parts: partsOfRow(row.fields, at, properties) }];
  const { fields, ...settings } = properties[row.code] ?? {};
  const head = fieldPart(row.code, settings, {}) as Part & { field: FieldSettings };
  if (row.type === "SUBTABLE") {
    return [{ key, head, parts: partsOfRow(row.fields, at, (fields ?? {}) as ServerForm["properties"]) }];
  }
  const inner = row.layout.flatMap((one, index) => rowsOf(one, `${at}.${index}`, properties));
  return [{ key, head, parts: [] }, ...inner.map((one) => ({ ...one, within: key }))];
}

function partsOfRow(
  fields: readonly LayoutField[],
  at: string,
  properties: ServerForm["properties"],
): Part[] {
  return fields.flatMap((item, index): Part[] => {
    const { type, code, size = {} } = item;
    if (code === undefined) {
      const { label, elementId } = item;
      return [{ key: `p${at}.${index}`, type, size, ...defined({ label, elementId }) }];
    }
    const field = properties[code];
    return field ? [fieldPart(code, field, size)] : [];
  });
}

function fieldPart(code: string, properties: Properties, size: Size): Part {
  return {
    key: `f ${code}`,
    type: String(properties.type),
    size,
    field: fieldSettings(properties),
    saved: code,
  };
}

export function fieldSettings(properties: Properties): FieldSettings {
  const { type, code, label, options, ...rest } = properties;
  const settings = { type: String(type), code: String(code), label: String(label), ...rest };
  return options === undefined ? settings : { ...settings, options: choices(options as OptionsByName) };
}

type OptionsByName = Readonly<Record<string, { readonly label: string; readonly index: string | number }>>;

function choices(options: OptionsByName): Choice[] {
  return Object.entries(options)
    .sort(([, one], [, other]) => Number(one.index) - Number(other.index))
    .map(([saved, { label }]) => ({ label, saved }));
}

/** What the API takes for the field: options by their old names. */
export function toProperties(field: FieldSettings): Properties {
  const { options, ...rest } = field;
  if (!options) return rest;
  const byName = options.map(({ label, saved }, index) => [saved ?? label, { label, index: String(index) }]);
  return { ...rest, options: Object.fromEntries(byName) };
}

export function toLayout(form: Form): LayoutRow[] {
  return form.rows.flatMap((row) => (row.within === undefined ? [layoutRow(row, form)] : []));
}

function layoutRow(row: Row, form: Form): LayoutRow {
  const fields = row.parts.map(layoutField);
  if (!row.head) return { type: "ROW", fields };
  const { code } = row.head.field;
  if (isTable(row)) return { type: "SUBTABLE", code, fields };
  const inside = form.rows.filter(({ within }) => within === row.key);
  return { type: "GROUP", code, layout: inside.map((one) => layoutRow(one, form)) };
}

function layoutField({ type, size, field, label, elementId }: Part): LayoutField {
  const sized = Object.keys(size).length > 0 ? { size } : {};
  return field ? { type, code: field.code, ...sized } : { type, ...defined({ label, elementId }), ...sized };
}

function defined<T extends object>(object: T): Partial<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<T>;
}
