import type { FieldProperty } from "../fields/field.ts";
import { codesInOrder, type Fields, type LayoutRow } from "./form.ts";

export interface FieldChoice {
  readonly value: string;
  readonly label: string;
}

/** The fields of the form in its order, then those that are not on it; labels that repeat tell their code. */
export function fieldChoices(
  fields: Fields,
  layout: readonly LayoutRow[],
  wanted: (field: FieldProperty) => boolean,
): FieldChoice[] {
  const placed = codesInOrder(layout);
  const codes = [...placed, ...Object.keys(fields).filter((code) => !placed.includes(code))];
  const found = codes.flatMap((code) => fields[code] ?? []).filter((field) => wanted(field) && exists(field));
  const alone = (label: string) => found.filter((field) => field.label === label).length === 1;
  return found.map(({ code, label }) => ({
    value: code,
    label: alone(label) ? label : `${label} (${code})`,
  }));
}

/** Process management and categories list their fields even while they are switched off. */
const exists = (field: FieldProperty) => field.enabled !== false;

export const isDate = ({ type }: FieldProperty) =>
  ["DATE", "DATETIME", "CREATED_TIME", "UPDATED_TIME"].includes(type);
export const isTitle = ({ type }: FieldProperty) =>
  [
    "SINGLE_LINE_TEXT",
    "NUMBER",
    "RADIO_BUTTON",
    "DROP_DOWN",
    "LINK",
    "RECORD_NUMBER",
    "MULTI_LINE_TEXT",
  ].includes(type);
