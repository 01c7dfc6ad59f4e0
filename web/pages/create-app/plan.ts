import type { LayoutField, LayoutRow } from "../../../src/core/apps/settings.ts";
import type { ColumnType, Reading } from "./column.ts";
import type { ColumnFacts } from "./table.ts";

/** A column as the person wants it in the app. */
export interface PlannedColumn {
  /** its place in the file */
  readonly index: number;
  readonly label: string;
  readonly code: string;
  readonly reading: Reading;
  readonly required: boolean;
  readonly unique: boolean;
  readonly facts: ColumnFacts;
}

/** What the person asked for: this app, from these columns, with so many rows. */
export interface Build {
  readonly name: string;
  readonly columns: readonly PlannedColumn[];
  readonly rows: number;
}

type Properties = Record<string, Record<string, unknown>>;

/** The columns as kintone's form fields, by code. */
export function fieldsOf(columns: readonly PlannedColumn[]): Properties {
  return Object.fromEntries(columns.map((column) => [column.code, fieldOf(column)]));
}

function fieldOf({ code, label, reading, required, unique, facts }: PlannedColumn): Record<string, unknown> {
  const { type } = reading;
  return {
    type,
    code,
    label,
    required,
    ...(canBeUnique(type) && { unique }),
    ...(type === "NUMBER" && {
      digit: facts.grouped,
      unit: facts.unit,
      unitPosition: facts.unitBefore ? "BEFORE" : "AFTER",
    }),
    ...(type === "LINK" && { protocol: reading.protocol }),
    ...(isChoice(type) && { options: optionsOf(facts.options) }),
  };
}

export const canBeUnique = (type: ColumnType): boolean =>
  ["SINGLE_LINE_TEXT", "NUMBER", "LINK", "DATE", "DATETIME"].includes(type);
export const isChoice = (type: ColumnType): boolean =>
  ["DROP_DOWN", "CHECK_BOX", "MULTI_SELECT"].includes(type);

function optionsOf(options: readonly string[]) {
  return Object.fromEntries(options.map((label, index) => [label, { label, index }]));
}

const widths: Partial<Record<ColumnType, number>> = {
  SINGLE_LINE_TEXT: 260,
  MULTI_LINE_TEXT: 540,
  LINK: 300,
  NUMBER: 170,
  DATE: 150,
  TIME: 120,
  DATETIME: 230,
  DROP_DOWN: 190,
  CHECK_BOX: 400,
  MULTI_SELECT: 220,
};
const rowWidth = 820;

/** Fields side by side as long as they fit; long text has a row of its own. */
export function layoutOf(columns: readonly PlannedColumn[]): LayoutRow[] {
  const rows: LayoutField[][] = [];
  let room = 0;
  for (const { code, reading } of columns) {
    const { type } = reading;
    const width = widths[type] ?? 200;
    const long = type === "MULTI_LINE_TEXT";
    const size: Record<string, string> = { width: `${width}`, ...(long && { innerHeight: "125" }) };
    const field: LayoutField = { type, code, size };
    if (long || width > room || rows.length === 0) {
      rows.push([field]);
      room = long ? 0 : rowWidth - width;
    } else {
      rows.at(-1)?.push(field);
      room -= width;
    }
  }
  return rows.map((fields) => ({ type: "ROW", fields }));
}

/** One view with the columns of the file, in its order. */
export function viewsOf(name: string, columns: readonly PlannedColumn[], recordNumber: string) {
  return {
    [name]: {
      index: 0,
      type: "LIST",
      name,
      fields: columns.map(({ code }) => code),
      sort: `${recordNumber} asc`,
    },
  };
}

/** Where the file's numbers are longer than kintone's defaults allow, the app is made to keep them whole. */
export function precisionOf(columns: readonly PlannedColumn[]) {
  const numbers = columns.filter(({ reading }) => reading.type === "NUMBER").map(({ facts }) => facts);
  const places = Math.min(10, Math.max(4, ...numbers.map((facts) => facts.decimalPlaces)));
  const whole = Math.max(12, ...numbers.map((facts) => facts.wholeDigits));
  const digits = Math.min(30, whole + places);
  if (places === 4 && digits === 16) return undefined;
  return { digits: String(digits), decimalPlaces: String(places), roundingMode: "HALF_EVEN" };
}
