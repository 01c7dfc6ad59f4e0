import type { ColumnValue } from "../../core/fields/field.ts";
import {
  type ChangedRecord,
  type RecordColumn,
  type RecordHead,
  type RecordTable,
  type RecordWriter,
  type Rewritten,
  type StoredRecord,
  UniqueConflict,
} from "../store.ts";
import {
  changingColumns,
  columnOf,
  createTables,
  dropTables,
  fieldColumn,
  idColumn,
  jsonOf,
  lastingColumns,
  migrateTables,
  recordsOf,
  searchColumn,
  searchedColumns,
  searchOf,
} from "./app-table.ts";
import type { Connection } from "./connection.ts";
import type { Dialect } from "./dialect.ts";
import { decode, encode } from "./encode.ts";
import { heads, recordReader } from "./records.ts";
import { createRowTables, migrateRowTables } from "./row-table.ts";
import { insertRows, removeRows, replaceRows, rewriteRows } from "./rows.ts";

/** How many records a long work touches before it lets others run. */
const pageSize = 1000;
const jsonColumns = [idColumn, { name: "json", kind: "text" }] as const;

export function recordWriter(connection: Connection): RecordWriter {
  const { dialect } = connection;
  return {
    ...recordReader(connection),

    lock(table, ids) {
      const some = dialect.isIn("r.id", "integer", dialect.placeholder(1));
      // Ascending, so that two units that want the same records wait for each other instead of blocking each other.
      const text = `${heads(table)} where ${some} order by r.id ${dialect.forUpdate}`;
      return connection.all(text, [dialect.list(ids)]);
    },

    reserveIds: ({ appId }, n) => connection.reserveIds(appId, n),
    reserveRowIds: ({ appId }, n) => connection.reserveRowIds(appId, n),

    async insert(table, records) {
      if (!records.length) return;
      const fields = table.columns.map(fieldColumn);
      await conflicts(dialect, () =>
        connection.insert(
          recordsOf(table.appId),
          [idColumn, ...changingColumns, ...lastingColumns, ...fields],
          records.map((record) => [...system(record), ...cells(dialect, table.columns, record.columns)]),
        ),
      );
      await connection.insert(
        jsonOf(table.appId),
        jsonColumns,
        records.map(({ id, json }) => [id, json]),
      );
      const searched = searchedColumns(table);
      if (searched.length) {
        await connection.insert(
          searchOf(table.appId),
          [idColumn, ...searched.map(searchColumn)],
          records.map(({ id, search }) => [id, ...searchTexts(searched, search)]),
        );
      }
      await insertRows(connection, table, records);
    },

    async update(table, records) {
      if (!records.length) return;
      await updateJson(connection, table, records);
      const named = ({ columns }: ChangedRecord) => table.columns.filter(({ field }) => columns.has(field));
      for (const { columns, members } of alike(records, named)) {
        await conflicts(dialect, () =>
          connection.update(
            recordsOf(table.appId),
            [idColumn, ...changingColumns, ...columns.map(fieldColumn)],
            members.map((record) => [...changing(record), ...cells(dialect, columns, record.columns)]),
          ),
        );
      }
      await updateSearchTexts(connection, table, records);
      await replaceRows(connection, table, records);
    },

    async remove(table, ids) {
      const some = dialect.isIn("id", "integer", dialect.placeholder(1));
      const list = dialect.list(ids);
      await connection.run(`delete from ${recordsOf(table.appId)} where ${some}`, [list]);
      await connection.run(`delete from ${jsonOf(table.appId)} where ${some}`, [list]);
      if (searchedColumns(table).length) {
        await connection.run(`delete from ${searchOf(table.appId)} where ${some}`, [list]);
      }
      await removeRows(connection, table, ids);
    },

    async createTable(table) {
      const steps = [...createTables(table, dialect), ...createRowTables(table, dialect)];
      for (const step of steps) await connection.run(step, []);
    },

    async dropTable(table) {
      for (const step of dropTables(table, dialect)) await connection.run(step, []);
    },

    async migrateTable(from, to) {
      await connection.run("savepoint migration", []);
      try {
        await conflicts(dialect, async () => {
          const steps = [...migrateTables(from, to, dialect), ...migrateRowTables(from, to, dialect)];
          for (const step of steps) await connection.run(step, []);
        });
      } catch (error) {
        await connection.run("rollback to savepoint migration", []);
        throw error;
      } finally {
        await connection.run("release savepoint migration", []);
      }
    },

    async rewrite(table, change, reading = []) {
      const read = table.columns.filter(({ field }) => reading.includes(field));
      const more = read.map(({ field }) => `r.${columnOf(field)}`);
      let last = 0;
      for (;;) {
        const page = await connection.all<RecordHead & Record<string, unknown>>(
          `${heads(table, more)} where r.id > ${dialect.placeholder(1)} order by r.id limit ${pageSize}`,
          [last],
        );
        const newest = page.at(-1);
        if (!newest) return;
        last = newest.id;
        const changed = page.flatMap((record) => {
          const columns = read.map(({ field, kind }): [number, ColumnValue] => {
            return [field, decode(kind, record[columnOf(field)])];
          });
          const next = change(record, new Map(columns));
          return next ? [{ id: record.id, ...next }] : [];
        });
        if (changed.length > 0) await rewriteRecords(connection, table, changed);
        await connection.breathe();
      }
    },

    async rewriteSome(table, records) {
      if (records.length > 0) await rewriteRecords(connection, table, records);
    },

    async appendToAll(table, member) {
      const text = member.startsWith(",") ? member : `,${member}`;
      const added = dialect.placeholder(1);
      // `||` alone would leave PostgreSQL guessing what kind of value the parameter is.
      const json = `substr(json, 1, length(json) - 1) || cast(${added} as text) || '}'`;
      await everyJson(connection, table, `json = ${json}`, [text]);
    },

    async replaceInAll(table, from, to) {
      const [old, fresh] = [dialect.placeholder(1), dialect.placeholder(2)];
      await everyJson(connection, table, `json = replace(json, ${old}, ${fresh})`, [from, to]);
    },
  };
}

const system = (record: StoredRecord) => [...changing(record), record.creatorId, record.createdAt];
const changing = ({ id, revision, modifierId, updatedAt }: ChangedRecord) => [
  id,
  revision,
  modifierId,
  updatedAt,
];

function cells(dialect: Dialect, columns: readonly RecordColumn[], values: ReadonlyMap<number, ColumnValue>) {
  return columns.map(({ field, kind }) => encode(dialect, kind, values.get(field)));
}

function searchTexts(columns: readonly RecordColumn[], texts: ReadonlyMap<number, string>) {
  return columns.map(({ field }) => texts.get(field) || null);
}

/** Records that name the same columns, together: one statement does them all. */
function alike<T>(records: readonly T[], named: (record: T) => readonly RecordColumn[]) {
  const groups = new Map<string, { columns: readonly RecordColumn[]; members: T[] }>();
  for (const record of records) {
    const columns = named(record);
    const key = columns.map(({ field }) => field).join();
    const group = groups.get(key);
    if (group) group.members.push(record);
    else groups.set(key, { columns, members: [record] });
  }
  return groups.values();
}

function updateJson(connection: Connection, table: RecordTable, records: readonly Change[]) {
  return connection.update(
    jsonOf(table.appId),
    jsonColumns,
    records.map(({ id, json }) => [id, json]),
  );
}

async function updateSearchTexts(connection: Connection, table: RecordTable, records: readonly Change[]) {
  const searched = searchedColumns(table);
  const named = ({ search }: Change) => searched.filter(({ field }) => search?.has(field));
  for (const { columns, members } of alike(records, named)) {
    if (!columns.length) continue;
    await connection.update(
      searchOf(table.appId),
      [idColumn, ...columns.map(searchColumn)],
      members.map(({ id, search }) => [id, ...searchTexts(columns, search ?? new Map())]),
    );
  }
}

/** A refused value of a unique field, said in the words of the product. */
async function conflicts(dialect: Dialect, work: () => Promise<void>) {
  try {
    await work();
  } catch (error) {
    const field = dialect.conflictingField(error);
    throw field === undefined ? error : new UniqueConflict(field);
  }
}

interface Change extends Rewritten {
  readonly id: number;
}

async function rewriteRecords(connection: Connection, table: RecordTable, changes: readonly Change[]) {
  const { dialect } = connection;
  await updateJson(connection, table, changes);
  const named = ({ columns }: Change) => table.columns.filter(({ field }) => columns?.has(field));
  for (const { columns, members } of alike(changes, named)) {
    if (!columns.length) continue;
    const rows = members.map((one) => [one.id, ...cells(dialect, columns, one.columns ?? new Map())]);
    await conflicts(dialect, () =>
      connection.update(recordsOf(table.appId), [idColumn, ...columns.map(fieldColumn)], rows),
    );
  }
  await updateSearchTexts(connection, table, changes);
  await rewriteRows(connection, table, changes);
}

/** Runs one change over the stored JSON of all records, a range of ids at a time. */
async function everyJson(
  connection: Connection,
  { appId }: RecordTable,
  change: string,
  values: readonly unknown[],
) {
  const json = jsonOf(appId);
  const at = (n: number) => connection.dialect.placeholder(values.length + n);
  let last = 0;
  for (;;) {
    const [page] = await connection.all<{ until: number | null }>(
      `select max(id) as until from (select id from ${json} where id > ${connection.dialect.placeholder(1)} ` +
        `order by id limit ${pageSize}) page`,
      [last],
    );
    if (!page?.until) return;
    await connection.run(`update ${json} set ${change} where id > ${at(1)} and id <= ${at(2)}`, [
      ...values,
      last,
      page.until,
    ]);
    last = page.until;
    await connection.breathe();
  }
}
