import type { ColumnKind, ColumnValue } from "../core/fields/field.ts";
import type { Condition, Query } from "../core/query/query.ts";

/** The shape of one app's tables, made from its live fields (core/fields says the kind). */
export interface RecordTable {
  readonly appId: number;
  readonly columns: readonly RecordColumn[];
  /** the tables in its form; absent: none */
  readonly tables?: readonly RowTable[];
}
/** The rows of one table, of all records. */
export interface RowTable {
  /** Field.id of the table */
  readonly field: number;
  readonly columns: readonly RecordColumn[];
}
export interface RecordColumn {
  /** Field.id */
  readonly field: number;
  readonly kind: ColumnKind;
  readonly unique: boolean;
  /** has a search text beside it */
  readonly searched: boolean;
}

/** One record as it is stored: the JSON that is answered, and the columns that are searched. */
export interface StoredRecord {
  readonly id: number;
  readonly revision: number;
  /** `{"code":{"type":…,"value":…},…,"$id":…,"$revision":…}` exactly as kintone's API shows the record */
  readonly json: string;
  readonly creatorId: number;
  readonly modifierId: number;
  /** "YYYY-MM-DDTHH:MM:00Z" */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly columns: ReadonlyMap<number, ColumnValue>;
  /** core/search.ts searchIndex() by field id */
  readonly search: ReadonlyMap<number, string>;
  /** by the table's field id, in their order; absent: no rows */
  readonly rows?: ReadonlyMap<number, readonly StoredRow[]>;
}
/** One row of a table. Its JSON is part of the record's. */
export interface StoredRow {
  /** unique in the app */
  readonly id: number;
  readonly columns: ReadonlyMap<number, ColumnValue>;
  readonly search: ReadonlyMap<number, string>;
}
/** What an update writes. Columns, search texts and tables which the maps do not name stay as they are. */
export type ChangedRecord = Omit<StoredRecord, "creatorId" | "createdAt">;
export type RecordHead = Pick<StoredRecord, "id" | "revision" | "json">;

export interface Page {
  /** the records' JSON, joined: `[{…},{…}]` in UTF-8, ready to be sent */
  readonly json: Uint8Array;
  readonly length: number;
}

export interface RecordReader {
  get(table: RecordTable, id: number): Promise<RecordHead | undefined>;
  /** The record alone, as it is answered. */
  json(table: RecordTable, id: number): Promise<string | undefined>;
  /** in no particular order; missing ids are absent */
  getMany(table: RecordTable, ids: readonly number[]): Promise<RecordHead[]>;
  /** `codes`: only these keys of each record, in this order, absent = all. May run on another thread; never blocks others. */
  find(table: RecordTable, query: Query, codes?: readonly string[]): Promise<Page>;
  ids(table: RecordTable, query: Query): Promise<number[]>;
  count(table: RecordTable, where: Condition): Promise<number>;
  /** the ids of records whose field has this value (used for unique checks and updateKey) */
  idsByValue(
    table: RecordTable,
    field: number,
    values: readonly ColumnValue[],
  ): Promise<Map<ColumnValue, number>>;
}

export interface RecordWriter extends RecordReader {
  /** loads for changing: nobody else can change these records until the unit ends */
  lock(table: RecordTable, ids: readonly number[]): Promise<RecordHead[]>;
  /** the next n record ids, ascending; never given out again, even if the unit fails on PostgreSQL */
  reserveIds(table: RecordTable, n: number): Promise<number[]>;
  /** the same for the rows of tables */
  reserveRowIds(table: RecordTable, n: number): Promise<number[]>;
  /** throws UniqueConflict when a unique column holds the value already */
  insert(table: RecordTable, records: readonly StoredRecord[]): Promise<void>;
  update(table: RecordTable, records: readonly ChangedRecord[]): Promise<void>;
  remove(table: RecordTable, ids: readonly number[]): Promise<void>;
  createTable(table: RecordTable): Promise<void>;
  dropTable(table: RecordTable): Promise<void>;
  /**
   * Brings the app's tables from one form to another: adds and drops columns, indexes and tables of rows. Throws UniqueConflict
   * (nothing happened) when a column that becomes unique holds a value twice.
   */
  migrateTable(from: RecordTable, to: RecordTable): Promise<void>;
  /**
   * Rewrites every stored record, page by page: JSON always, columns and search texts where the result names them.
   * `reading`: fields of text or lists whose columns the change wants to see. undefined: this one stays as it is.
   */
  rewrite(
    table: RecordTable,
    change: (record: RecordHead, columns: ReadonlyMap<number, ColumnValue>) => Rewritten | undefined,
    reading?: readonly number[],
  ): Promise<void>;
  /** The same for these records alone. Throws UniqueConflict. */
  rewriteSome(table: RecordTable, records: readonly (Rewritten & { readonly id: number })[]): Promise<void>;
  /** appends `,"code":{…}` to every record's JSON object: what a new field needs, without reading the records */
  appendToAll(table: RecordTable, member: string): Promise<void>;
  /** replaces a piece of JSON text in every record of the app (a renamed user's entity) */
  replaceInAll(table: RecordTable, from: string, to: string): Promise<void>;
}

export interface Rewritten {
  readonly json: string;
  readonly columns?: ReadonlyMap<number, ColumnValue>;
  readonly search?: ReadonlyMap<number, string>;
  /** by the table's field id; the rows that are there, all of them and in their order */
  readonly rows?: ReadonlyMap<number, readonly Partial<Omit<StoredRow, "id">>[]>;
}

/** Two records with one value in a unique field. */
export class UniqueConflict extends Error {
  override readonly name = "UniqueConflict";
  readonly field: number;
  constructor(field: number) {
    super(`field ${field} holds this value already`);
    this.field = field;
  }
}
