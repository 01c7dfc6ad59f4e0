import type { RecordColumn, RecordTable, RowTable } from "../store.ts";
import { columnOf, fieldColumn, rowsOf } from "./app-table.ts";
import type { Column, Dialect } from "./dialect.ts";

/**
 * The rows of one table in the form, of all records: whose they are, in which order, and a typed column for each field
 * in it. They lie together by record, because a query asks them for one record after the other.
 */
export const rowKey: readonly Column[] = [
  { name: "record", kind: "integer" },
  { name: "position", kind: "integer" },
];
export const rowId: Column = { name: "id", kind: "integer" };
/** Search texts stand in the row too: it is read for one record, not along the whole table. */
export const wordsOf = (field: number) => `s${columnOf(field)}`;
export const wordsColumn = ({ field }: RecordColumn): Column => ({ name: wordsOf(field), kind: "text" });

export const rowColumns = ({ columns }: RowTable): Column[] => columns.flatMap(columnsOf);
const columnsOf = (column: RecordColumn): Column[] => [
  fieldColumn(column),
  ...(column.searched ? [wordsColumn(column)] : []),
];

export function createRowTables({ appId, tables = [] }: RecordTable, dialect: Dialect): string[] {
  if (!tables.length) return [];
  return [...dialect.rowIds.create(appId), ...tables.map((table) => createRowTable(appId, table, dialect))];
}

function createRowTable(appId: number, table: RowTable, dialect: Dialect): string {
  const must = [...rowKey, rowId].map(({ name, kind }) => `${name} ${dialect.type(kind)} not null`);
  const own = rowColumns(table).map(({ name, kind }) => `${name} ${dialect.type(kind)}`);
  const parts = [...must, ...own, "primary key (record, position)"];
  return `create table ${rowsOf(appId, table.field)} (${parts.join(", ")})${dialect.clustered}`;
}

/** What brings the tables of rows from one form to another. A column whose kind changes is made anew, empty. */
export function migrateRowTables(from: RecordTable, to: RecordTable, dialect: Dialect): string[] {
  const { appId } = to;
  const before = new Map((from.tables ?? []).map((table) => [table.field, table]));
  const after = new Set((to.tables ?? []).map(({ field }) => field));
  const gone = [...before.keys()].filter((field) => !after.has(field));
  const fresh = (to.tables ?? []).filter(({ field }) => !before.has(field));
  return [
    ...gone.map((field) => `drop table ${rowsOf(appId, field)}`),
    ...createRowTables({ appId, columns: [], tables: fresh }, dialect),
    ...(to.tables ?? []).flatMap((table) => {
      const old = before.get(table.field);
      return old ? migrateRowTable(rowsOf(appId, table.field), old, table, dialect) : [];
    }),
  ];
}

function migrateRowTable(name: string, from: RowTable, to: RowTable, dialect: Dialect): string[] {
  const named = (column: Column) => `${column.name} ${dialect.type(column.kind)}`;
  const [before, after] = [rowColumns(from).map(named), rowColumns(to).map(named)];
  const nameIn = (column: string) => column.split(" ")[0];
  return [
    ...before.filter((one) => !after.includes(one)).map((one) => `drop column ${nameIn(one)}`),
    ...after.filter((one) => !before.includes(one)).map((one) => `add column ${one}`),
  ].map((step) => `alter table ${name} ${step}`);
}
