import type { TableRow, WireValue } from "../../../src/core/fields/field.ts";
import type { FieldProperty, InitialContext, PictureOf } from "../field.ts";

/** The columns of a table, in their order. */
export const columnsOf = ({ fields }: FieldProperty): readonly FieldProperty[] =>
  Object.values((fields ?? {}) as Readonly<Record<string, FieldProperty>>);

/** Its id comes from the server. */
export function newRow(field: FieldProperty, named: PictureOf, context: InitialContext): TableRow {
  const cells = columnsOf(field).flatMap((column) => {
    const picture = named(column);
    if (!picture) return [];
    return [[column.code, { type: column.type, value: picture.initial(column, context) }] as const];
  });
  return { id: "", value: Object.fromEntries(cells) };
}

/** The row with other values in some cells. */
export function withCells(
  row: TableRow,
  columns: readonly FieldProperty[],
  values: Readonly<Record<string, WireValue>>,
): TableRow {
  const changed = columns.flatMap(({ code, type }) =>
    Object.hasOwn(values, code) ? [[code, { type, value: values[code] as WireValue }] as const] : [],
  );
  return { ...row, value: { ...row.value, ...Object.fromEntries(changed) } };
}

/** What somebody else's record lends: no ids, and no files. */
export const asNewRows = (rows: readonly TableRow[]): readonly TableRow[] =>
  rows.map(({ value }) => ({
    id: "",
    value: Object.fromEntries(
      Object.entries(value).map(([code, cell]) => [
        code,
        cell.type === "FILE" ? { ...cell, value: [] } : cell,
      ]),
    ),
  }));
