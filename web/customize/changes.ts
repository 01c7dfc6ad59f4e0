import type { TableRow, WireValue } from "../../src/core/fields/field.ts";
import type { FieldProperty } from "../fields/field.ts";
import { pictureFor } from "../fields/index.ts";
import { copiedCodes, isLookup } from "../fields/relations.ts";
import type { Fields } from "../parts/form.ts";
import type { Values } from "../parts/records.ts";
import { same } from "./given-record.ts";

/** Which changes of a form are told to scripts, and when. */

export interface Change {
  /** the code in the event's name: of the field, the column or the table */
  readonly code: string;
  /** the table, and which of its rows; no row: one was removed */
  readonly table?: string;
  readonly row?: number;
}

const typed = ["SINGLE_LINE_TEXT", "NUMBER"];
const chosen = [
  "RADIO_BUTTON",
  "DROP_DOWN",
  "CHECK_BOX",
  "MULTI_SELECT",
  "USER_SELECT",
  "ORGANIZATION_SELECT",
  "GROUP_SELECT",
  "DATE",
  "TIME",
  "DATETIME",
];
const isTold = (field: FieldProperty) =>
  [...typed, ...chosen].includes(field.type) && !isLookup(field) && !isCalculated(field);
const isCalculated = (field: FieldProperty) => pictureFor(field)?.computed?.(field) === true;

/** Texts that a formula fills are told when they are filled, results of calculated fields never. */
export const calculatedTexts = (fields: Fields): readonly string[] =>
  Object.values(fields)
    .filter((field) => field.type === "SINGLE_LINE_TEXT" && isCalculated(field))
    .map(({ code }) => code);

/** Somebody may still be at it: it is told when the field is left. */
export function isBeingTyped(fields: Fields, { code, table }: Change): boolean {
  const among = table === undefined ? fields : columnsIn(fields, table);
  const field = among[code];
  return field !== undefined && typed.includes(field.type) && !copiedCodes(Object.values(among)).has(code);
}

const columnsIn = (fields: Fields, table: string) => (fields[table]?.fields ?? {}) as Fields;

/** By hand: rows that came or went count, and a row stays the one it was. */
export function changesByHand(
  fields: Fields,
  codes: readonly string[],
  before: Values,
  after: Values,
): Change[] {
  return codes.flatMap((code): Change[] => {
    const field = fields[code];
    if (field?.type !== "SUBTABLE") return changeOf(field, before[code], after[code]);
    const [old, now] = [rowsOf(before[code]), rowsOf(after[code])];
    if (now.length > old.length) {
      const added = now.findIndex((row) => !old.includes(row));
      return [{ code, table: code, row: added === -1 ? now.length - 1 : added }];
    }
    if (now.length < old.length) return [{ code, table: code }];
    // Moving rows changes none of them.
    if (now.every((row) => old.includes(row))) return [];
    return now.flatMap((row, at) => cellChanges(field, row, old[at], at));
  });
}

/** By a script: cells that differ count, also those of a new row; that rows came or went does not. */
export function changesByScript(
  fields: Fields,
  codes: readonly string[],
  before: Values,
  after: Values,
  origins: ReadonlyMap<TableRow, TableRow>,
): Change[] {
  return codes.flatMap((code): Change[] => {
    const field = fields[code];
    if (field?.type !== "SUBTABLE") return changeOf(field, before[code], after[code]);
    const old = rowsOf(before[code]);
    return rowsOf(after[code]).flatMap((row, at) => {
      if (old.includes(row)) return [];
      return cellChanges(field, row, origins.get(row), at);
    });
  });
}

function changeOf(
  field: FieldProperty | undefined,
  before: WireValue | undefined,
  after: WireValue | undefined,
) {
  return field && (isTold(field) || isCalculated(field)) && !same(before, after)
    ? [{ code: field.code }]
    : [];
}

function cellChanges(
  table: FieldProperty,
  row: TableRow,
  before: TableRow | undefined,
  at: number,
): Change[] {
  return Object.values((table.fields ?? {}) as Fields)
    .filter((column) => isTold(column) && !isNothing(row, before, column.code))
    .map(({ code }) => ({ code, table: table.code, row: at }));
}

function isNothing(row: TableRow, before: TableRow | undefined, code: string): boolean {
  const [now, old] = [row.value[code]?.value, before?.value[code]?.value];
  return same(now, old) || (old === undefined && Array.isArray(now) && now.length === 0);
}

const rowsOf = (value: WireValue | undefined) => (value ?? []) as readonly TableRow[];
