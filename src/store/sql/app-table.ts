import type { ColumnKind } from "../../core/fields/field.ts";
import type { RecordColumn, RecordTable } from "../store.ts";
import type { Column, Dialect } from "./dialect.ts";

/**
 * The tables of one app. `r` holds narrow typed columns, made for filter and sort; `j` the JSON that is answered,
 * apart so that a scan of `r` does not drag it along; `s` the search texts, if the form has any, and an index on their
 * words: see the dialects; `t` the rows of each table in the form: see row-table.ts.
 * All names are made from integers.
 */
export const recordsOf = (appId: number) => `r${integer(appId)}`;
export const jsonOf = (appId: number) => `j${integer(appId)}`;
export const searchOf = (appId: number) => `s${integer(appId)}`;
export const wordsIndexOf = (appId: number) => `x${integer(appId)}`;
export const rowsOf = (appId: number, field: number) => `t${integer(appId)}_${integer(field)}`;
export const columnOf = (field: number) => `f${integer(field)}`;
export const uniqueIndexOf = (appId: number, field: number) => `u${integer(appId)}_${integer(field)}`;

function integer(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`no name can be made from ${value}`);
  return value;
}

export const idColumn: Column = { name: "id", kind: "integer" };
/** The system columns that every change of a record sets, and those that stay. */
export const changingColumns: readonly Column[] = [
  { name: "revision", kind: "integer" },
  { name: "modifier", kind: "integer" },
  { name: "updated", kind: "text" },
];
export const lastingColumns: readonly Column[] = [
  { name: "creator", kind: "integer" },
  { name: "created", kind: "text" },
];
export const fieldColumn = ({ field, kind }: { field: number; kind: ColumnKind }): Column => ({
  name: columnOf(field),
  kind,
});
export const searchColumn = ({ field }: RecordColumn): Column => ({ name: columnOf(field), kind: "text" });
export const searchedColumns = (table: RecordTable) => table.columns.filter((column) => column.searched);

export function createTables(table: RecordTable, dialect: Dialect): string[] {
  const { appId, columns } = table;
  const id = `id ${dialect.type("integer")} primary key`;
  const system = [...changingColumns, ...lastingColumns].map(
    ({ name, kind }) => `${name} ${dialect.type(kind)} not null`,
  );
  const fields = columns.map(({ field, kind }) => `${columnOf(field)} ${dialect.type(kind)}`);
  return [
    `create table ${recordsOf(appId)} (${[id, ...system, ...fields].join(", ")})`,
    `create table ${jsonOf(appId)} (${id}, json text not null)`,
    ...(searchedColumns(table).length ? createSearchTable(table, dialect) : []),
    ...columns.filter((column) => column.unique).map((column) => createIndex(appId, column, dialect)),
    dialect.recordIds.create(appId),
  ];
}

export function dropTables({ appId, tables = [] }: RecordTable, dialect: Dialect): string[] {
  return [
    ...tables.map(({ field }) => `drop table if exists ${rowsOf(appId, field)}`),
    ...dialect.wordIndex.detach(appId),
    dialect.rowIds.drop(appId),
    `drop table if exists ${recordsOf(appId)}`,
    `drop table if exists ${jsonOf(appId)}`,
    `drop table if exists ${searchOf(appId)}`,
    dialect.recordIds.drop(appId),
  ];
}

/** What brings the tables of one form to another. A column whose kind changes is made anew, empty. */
export function migrateTables(from: RecordTable, to: RecordTable, dialect: Dialect): string[] {
  const { appId } = to;
  const before = new Map(from.columns.map((column) => [column.field, column]));
  const after = new Map(to.columns.map((column) => [column.field, column]));
  const stays = (column: RecordColumn) => after.get(column.field)?.kind === column.kind;
  const stayed = (column: RecordColumn) => before.get(column.field)?.kind === column.kind;

  const steps: string[] = [];
  for (const column of from.columns) {
    if (column.unique && !(stays(column) && after.get(column.field)?.unique)) {
      steps.push(`drop index ${uniqueIndexOf(appId, column.field)}`);
    }
  }
  for (const column of from.columns) {
    if (!stays(column)) steps.push(`alter table ${recordsOf(appId)} drop column ${columnOf(column.field)}`);
  }
  for (const column of to.columns) {
    if (stayed(column)) continue;
    const { field, kind } = column;
    steps.push(`alter table ${recordsOf(appId)} add column ${columnOf(field)} ${dialect.type(kind)}`);
  }
  for (const column of to.columns) {
    if (column.unique && !(stayed(column) && before.get(column.field)?.unique)) {
      steps.push(createIndex(appId, column, dialect));
    }
  }
  return [...steps, ...migrateSearchTable(from, to, dialect)];
}

function migrateSearchTable(from: RecordTable, to: RecordTable, dialect: Dialect): string[] {
  const { appId } = to;
  const search = searchOf(appId);
  const [before, after] = [fieldsSearched(from), fieldsSearched(to)];
  const gone = before.filter((field) => !after.includes(field));
  const fresh = after.filter((field) => !before.includes(field));
  if (!after.length) return before.length ? [...dialect.wordIndex.detach(appId), `drop table ${search}`] : [];
  if (!before.length) return createSearchTable(to, dialect);
  if (!gone.length && !fresh.length) return [];
  const text = dialect.type("text");
  const steps = [
    ...gone.map((field) => `drop column ${columnOf(field)}`),
    ...fresh.map((field) => `add column ${columnOf(field)} ${text}`),
  ];
  return [
    ...dialect.wordIndex.detach(appId),
    ...steps.map((step) => `alter table ${search} ${step}`),
    ...dialect.wordIndex.attach(appId, after, fresh),
  ];
}

/** Holds a row for every record, those that are there already included, so that changes are plain updates. */
function createSearchTable(table: RecordTable, dialect: Dialect): string[] {
  const search = searchOf(table.appId);
  const fields = fieldsSearched(table);
  const columns = fields.map((field) => `${columnOf(field)} ${dialect.type("text")}`);
  return [
    `create table ${search} (id ${dialect.type("integer")} primary key, ${columns.join(", ")})`,
    `insert into ${search} (id) select id from ${recordsOf(table.appId)}`,
    ...dialect.wordIndex.attach(table.appId, fields, fields),
  ];
}

const fieldsSearched = (table: RecordTable) => searchedColumns(table).map(({ field }) => field);

function createIndex(appId: number, { field }: RecordColumn, dialect: Dialect) {
  const cell = dialect.indexed(columnOf(field));
  return `create unique index ${uniqueIndexOf(appId, field)} on ${recordsOf(appId)} (${cell})`;
}
