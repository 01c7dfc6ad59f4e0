import type { RecordTable, Rewritten, RowTable, StoredRow } from "../store.ts";
import { fieldColumn, rowsOf } from "./app-table.ts";
import type { Connection } from "./connection.ts";
import { encode } from "./encode.ts";
import { rowColumns, rowId, rowKey, wordsColumn } from "./row-table.ts";

interface WithRows {
  readonly id: number;
  readonly rows?: ReadonlyMap<number, readonly StoredRow[]>;
}

/** Writes the rows of new records. */
export async function insertRows(connection: Connection, table: RecordTable, records: readonly WithRows[]) {
  for (const rows of table.tables ?? []) await insertInto(connection, table.appId, rows, records);
}

/** The rows that records are given take the place of those that they had. */
export async function replaceRows(connection: Connection, table: RecordTable, records: readonly WithRows[]) {
  for (const rows of table.tables ?? []) {
    const changed = records.filter((record) => record.rows?.has(rows.field));
    if (!changed.length) continue;
    await removeFrom(
      connection,
      rowsOf(table.appId, rows.field),
      changed.map(({ id }) => id),
    );
    await insertInto(connection, table.appId, rows, changed);
  }
}

export async function removeRows(connection: Connection, table: RecordTable, ids: readonly number[]) {
  for (const { field } of table.tables ?? []) await removeFrom(connection, rowsOf(table.appId, field), ids);
}

/** Sets the columns that are named in the rows that are there. */
export async function rewriteRows(
  connection: Connection,
  { appId, tables = [] }: RecordTable,
  records: readonly ({ readonly id: number } & Pick<Rewritten, "rows">)[],
) {
  for (const { field, columns } of tables) {
    const changed = records.flatMap(({ id, rows }) =>
      (rows?.get(field) ?? []).map((row, position) => ({ ...row, key: [id, position] })),
    );
    for (const column of columns) {
      const set = changed.filter((row) => row.columns?.has(column.field));
      const cells = set.map((row) => [...row.key, cell(connection, column, row.columns?.get(column.field))]);
      if (cells.length)
        await connection.update(rowsOf(appId, field), [...rowKey, fieldColumn(column)], cells, 2);
      const told = changed.filter((row) => column.searched && row.search?.has(column.field));
      const words = told.map((row) => [...row.key, row.search?.get(column.field) || null]);
      if (words.length)
        await connection.update(rowsOf(appId, field), [...rowKey, wordsColumn(column)], words, 2);
    }
  }
}

function insertInto(connection: Connection, appId: number, table: RowTable, records: readonly WithRows[]) {
  const rows = records.flatMap(({ id, rows }) =>
    (rows?.get(table.field) ?? []).map((row, position) => [
      id,
      position,
      row.id,
      ...cells(connection, table, row),
    ]),
  );
  if (!rows.length) return;
  return connection.insert(rowsOf(appId, table.field), [...rowKey, rowId, ...rowColumns(table)], rows);
}

/** In the order of rowColumns(). */
function cells(connection: Connection, { columns }: RowTable, row: StoredRow) {
  return columns.flatMap((column) => {
    const own = cell(connection, column, row.columns.get(column.field));
    return column.searched ? [own, row.search.get(column.field) || null] : [own];
  });
}

const cell = (
  { dialect }: Connection,
  { kind }: RowTable["columns"][number],
  value: Parameters<typeof encode>[2],
) => encode(dialect, kind, value);

function removeFrom(connection: Connection, table: string, ids: readonly number[]) {
  const { dialect } = connection;
  const some = dialect.isIn("record", "integer", dialect.placeholder(1));
  return connection.run(`delete from ${table} where ${some}`, [dialect.list(ids)]);
}
