import type { Choice, FieldSettings, Size } from "../../../fields/settings.ts";
import type { Form, Part, Row } from "./form.ts";

/** The form as the form API speaks of it: fields by code, and the layout that names them. */
export interface ServerForm {
  readonly properties: Readonly<Record<string, Properties>>;
  readonly layout: readonly LayoutRow[];
}
export type Properties = Readonly<Record<string, unknown>>;
export interface LayoutRow {
  readonly type: string;
  readonly fields: readonly LayoutField[];
}
export interface LayoutField {
  readonly type: string;
  readonly code?: string;
  readonly label?: string;
  readonly elementId?: string;
  readonly size?: Size;
}

/** Fields without a place in the layout (built-in ones) go aside. */
export function fromServer({ properties, layout }: ServerForm): Form {
  const rows = layout.map((row, at): Row => ({ key: `r${at}`, parts: partsOfRow(row, at, properties) }));
  const placed = new Set(rows.flatMap((row) => row.parts.map((part) => part.saved)));
  const aside = Object.entries(properties)
    .filter(([code, field]) => !placed.has(code) && canBeLaidOut(field))
    .map(([code, field]) => fieldPart(code, field, {}));
  return { rows: rows.filter((row) => row.parts.length > 0), aside };
}

const neverLaidOut = ["STATUS", "STATUS_ASSIGNEE", "CATEGORY"];
const canBeLaidOut = (field: Properties) => !neverLaidOut.includes(String(field.type));

function partsOfRow(row: LayoutRow, at: number, properties: ServerForm["properties"]): Part[] {
  return row.fields.flatMap((item, index): Part[] => {
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
  return form.rows.map((row) => ({ type: "ROW", fields: row.parts.map(layoutField) }));
}

function layoutField({ type, size, field, label, elementId }: Part): LayoutField {
  const sized = Object.keys(size).length > 0 ? { size } : {};
  return field ? { type, code: field.code, ...sized } : { type, ...defined({ label, elementId }), ...sized };
}

function defined<T extends object>(object: T): Partial<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<T>;
}
