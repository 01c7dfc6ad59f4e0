import type { TableRow, WireValue } from "../core/fields/field.ts";
import { isObject } from "../core/input/given.ts";

/** The rows of a table's value; no other value has any. */
export function rowsOf(value: WireValue): readonly TableRow[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isRow) : [];
}

const isRow = (one: unknown): one is TableRow => isObject(one) && isObject(one.value);

/** The value with every cell of its rows changed; what is no table stays as it is. */
export function mapRows(value: WireValue, change: (type: string, value: WireValue) => WireValue): WireValue {
  const rows = rowsOf(value);
  if (rows.length === 0) return value;
  return rows.map(({ id, value: cells }) => ({ id, value: mapCells(cells, change) }));
}

function mapCells(cells: TableRow["value"], change: (type: string, value: WireValue) => WireValue) {
  return Object.fromEntries(
    Object.entries(cells).map(([code, { type, value }]) => [code, { type, value: change(type, value) }]),
  );
}
