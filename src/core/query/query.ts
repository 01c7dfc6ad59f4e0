import type { ColumnKind, ColumnValue } from "../fields/field.ts";

/**
 * A checked query: every name is resolved to a column, every literal to a column value, every function to its
 * period. The store compiles it; the in-memory interpreter of the tests runs it.
 */
export interface Query {
  readonly where: Condition;
  readonly order: readonly OrderKey[];
  readonly limit: number;
  readonly offset: number;
}

/** `$id`, `$revision` and the system fields have fixed columns; a form field's column is named by its id. */
export type ColumnRef = {
  readonly kind: ColumnKind;
  readonly column: "id" | "revision" | "creator" | "created" | "modifier" | "updated" | number;
};

export type Condition =
  | { readonly is: "all" }
  | { readonly is: "none" }
  | { readonly is: "and" | "or"; readonly parts: readonly Condition[] }
  | { readonly is: "not"; readonly part: Condition }
  /**
   * Never matches an empty cell (SQL's null); whoever means empties too says so with an "empty" beside it.
   */
  | {
      readonly is: "compare";
      readonly on: ColumnRef;
      readonly by: "=" | "<" | "<=" | ">" | ">=";
      readonly value: ColumnValue;
    }
  /** scalar columns: equal to one of them; list columns: holds at least one of them */
  | { readonly is: "in"; readonly on: ColumnRef; readonly values: readonly (string | number)[] }
  | { readonly is: "empty"; readonly on: ColumnRef }
  /** some row of the table fulfils the part, which is about the columns of that row alone */
  | { readonly is: "row"; readonly table: number; readonly part: Condition }
  /** some record of a list of related records fulfils the part, which is about that record */
  | { readonly is: "related"; readonly list: RelatedRecords; readonly part: Condition }
  /** the words one after the other; an empty list matches nothing */
  | { readonly is: "search"; readonly on: ColumnRef; readonly words: readonly string[] };

/** The records of an app that have a value in common with the record that is asked about. */
export interface RelatedRecords {
  /** id of the field that lists them */
  readonly field: number;
  readonly app: number;
  /** the column of the record asked about, and the one there that holds the same; empty cells have nothing in common */
  readonly here: ColumnRef;
  readonly there: ColumnRef;
  /** which of them are in the list, and seen by who asks */
  readonly where: Condition;
}

export interface OrderKey {
  readonly on: ColumnRef;
  readonly descending: boolean;
  /** sort by the position in this list (options by index) instead of by the value */
  readonly positions?: readonly string[];
}

/** Newest first: what kintone does without `order by`, and after it between equals. */
export const byIdDescending: OrderKey = { on: { kind: "integer", column: "id" }, descending: true };
