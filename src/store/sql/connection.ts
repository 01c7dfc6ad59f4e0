import type { Page } from "../store.ts";
import type { Column, Dialect } from "./dialect.ts";

export interface Cost {
  /** takes no longer however large the table is, so it may run where it holds up others */
  readonly bounded: boolean;
}

/** What the shared code asks of an engine: one connection (or a pool, outside of a unit) that runs SQL text. */
export interface Connection {
  readonly dialect: Dialect;
  all<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** The same for the fixed tables: while nobody commits anything, the same frozen rows may be given again. */
  fixed<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** The same for what may take long: outside of a unit it never holds up others. */
  scan<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** For statements whose one row is `json`, a text to be sent as it is, and `length`. */
  page(text: string, values: readonly unknown[], cost: Cost): Promise<Page>;
  run(text: string, values: readonly unknown[]): Promise<void>;
  insert(table: string, columns: readonly Column[], rows: readonly (readonly unknown[])[]): Promise<void>;
  /** The first columns are the key, one if nothing else is said. */
  update(
    table: string,
    columns: readonly Column[],
    rows: readonly (readonly unknown[])[],
    keys?: number,
  ): Promise<void>;
  /** The next n ids of the app's records, ascending. */
  reserveIds(appId: number, n: number): Promise<number[]>;
  /** The same for rows of its tables. */
  reserveRowIds(appId: number, n: number): Promise<number[]>;
  /** Lets others run between two pieces of a long work. */
  breathe(): Promise<void>;
}
