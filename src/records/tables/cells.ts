import type { TableRow, WireValue } from "../../core/fields/field.ts";
import { isObject } from "../../core/input/given.ts";
import type { FormField } from "../form.ts";

/** What stands in a field, or in each cell of each column of a table. `value` is stored, or was sent by anyone. */
export function cellsIn(
  at: FormField,
  value: unknown,
): { readonly at: FormField; readonly value: unknown }[] {
  const { inner } = at;
  if (!inner) return [{ at, value }];
  if (!Array.isArray(value)) return [];
  const rows = value.filter(isObject).map((row) => row.value);
  return rows.filter(isObject).flatMap((cells) =>
    inner.flatMap((column) => {
      const cell = Object.hasOwn(cells, column.code) ? cells[column.code] : undefined;
      return isObject(cell) ? [{ at: column, value: cell.value }] : [];
    }),
  );
}

/** The rows of a table's value. */
export const rowsOf = (value: WireValue | undefined) => (value ?? []) as readonly TableRow[];
