import type { Kysely } from "kysely";
import type { ColumnKind } from "../../core/fields/field.ts";
import type { Tables } from "./tables.ts";

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** What texts have to hold: words one after the other in the text of a field, or several such things. */
export type Wanted =
  | { readonly is: "words"; readonly field: number; readonly words: readonly string[] }
  | { readonly is: "and" | "or"; readonly parts: readonly Wanted[] };

/** Records `r` and their search texts `s`, found by the index on words. */
export interface FromWords {
  readonly from: string;
  readonly where: string;
  /** what names the record: reading in its order need not sort */
  readonly id: string;
}

/** Everything in which the two engines' SQL differs. */
export interface Dialect {
  readonly engine: "sqlite" | "postgres";
  /** builds and compiles statements; runs nothing */
  readonly build: Kysely<Tables>;
  placeholder(position: number): string;
  /** a column's type in the apps' tables; texts compare by code point */
  type(kind: ColumnKind): string;
  /** a decimal as the column keeps it, comparable and exact */
  decimal(plain: string): string;
  /** an integer, to be compared with decimals */
  integerAsNumber(column: string): string;
  /** the text holds the part; false for null */
  contains(text: string, part: string): string;
  /** the column is one of the list's values; `list` stands for what `list()` makes */
  isIn(column: string, kind: ColumnKind, list: string): string;
  list(values: readonly (string | number)[]): unknown;
  /** rows `value`, `n` (from 0) of a list, to be joined with */
  rowsOf(kind: ColumnKind, list: string): string;
  /** how an index on a column that may be empty is ordered: empty cells first, as in orderBy */
  indexed(column: string): string;
  /** `j.json` with these keys only, in this order; `add` names a value's place */
  pick(codes: readonly string[], add: (value: unknown) => string): string;
  /** the SELECT whose one row is a page: see Connection.page. `json` is what it shows of each record in `j` */
  page(parts: { json: string; ids: string; documents: string }): string;
  /** the same for all records by id, where an engine can do without the narrow table */
  pageById?(parts: { documents: string; descending: boolean; limit: string; offset: string }): string;
  /** holds the rows read until the unit ends */
  readonly forUpdate: string;
  /** the statements that make and drop the ascending ids of an app's records */
  readonly recordIds: {
    create(appId: number): string;
    drop(appId: number): string;
  };
  /** the same for the rows in its tables; made whenever it has tables, also when it had some before */
  readonly rowIds: {
    create(appId: number): readonly string[];
    drop(appId: number): string;
  };
  /** must be told to begin with the rows when nothing else is asked about; PostgreSQL sees it from its statistics */
  readonly beginsWithRows: boolean;
  /**
   * The index on the words of the search texts. The engine keeps it in the transaction that changes a text. It is
   * detached before the columns of the search texts change, and attached after it: `all` of them, of which `fresh` are new.
   */
  readonly wordIndex: {
    detach(appId: number): readonly string[];
    attach(appId: number, all: readonly number[], fresh: readonly number[]): readonly string[];
    /** no text that does not hold these words is worth a look; undefined: all of them are */
    begin(appId: number, wanted: Wanted, add: (value: unknown) => string): FromWords | undefined;
  };
  /** behind a table's columns: its rows lie in the order of the primary key, where an engine can do that */
  readonly clustered: string;
  /** the unique index's field if this error says that a value is there already */
  conflictingField(error: unknown): number | undefined;
}
