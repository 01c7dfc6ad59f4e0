import type { QueryConfig, QueryResult, QueryResultRow } from "pg";
import type { Connection } from "../sql/connection.ts";
import type { Column } from "../sql/dialect.ts";
import type { Page } from "../store.ts";
import { arrayTypes, postgres } from "./dialect.ts";

/** A pool, or one client of it. */
export interface Queryable {
  query<Row extends QueryResultRow>(query: QueryConfig): Promise<QueryResult<Row>>;
}

/** The server keeps prepared what comes again and again; more texts than this are one-off queries of people. */
const mostNames = 500;

export class PostgresConnection implements Connection {
  readonly dialect = postgres;
  readonly #open: Queryable;
  readonly #names: Map<string, string>;
  #ended = false;

  constructor(queryable: Queryable, names: Map<string, string>) {
    this.#open = queryable;
    this.#names = names;
  }

  /** The unit is over: what its work forgot to wait for must not run outside of it. */
  end() {
    this.#ended = true;
  }

  async all<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.#query<Row & QueryResultRow>({ text, name: this.#name(text) }, values);
    return rows;
  }

  fixed<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.all(text, values);
  }

  async scan<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.#query<Row & QueryResultRow>({ text }, values);
    return rows;
  }

  async page(text: string, values: readonly unknown[]): Promise<Page> {
    const [page] = await this.scan<{ json: string; length: number }>(text, values);
    if (!page) throw new Error("a page has one row");
    return { json: Buffer.from(page.json), length: page.length };
  }

  async run(text: string, values: readonly unknown[]) {
    await this.#query({ text }, values);
  }

  async insert(table: string, columns: readonly Column[], rows: readonly (readonly unknown[])[]) {
    const names = columns.map((column) => column.name).join(", ");
    await this.all(
      `insert into ${table} (${names}) select ${names} from ${given(columns)}`,
      arrays(columns, rows),
    );
  }

  async update(table: string, columns: readonly Column[], rows: readonly (readonly unknown[])[], keys = 1) {
    const names = columns.map((column) => column.name);
    const changes = names.slice(keys).map((name) => `${name} = given.${name}`);
    const same = names.slice(0, keys).map((name) => `${table}.${name} = given.${name}`);
    await this.all(
      `update ${table} set ${changes.join(", ")} from ${given(columns)} where ${same.join(" and ")}`,
      arrays(columns, rows),
    );
  }

  reserveIds(appId: number, n: number): Promise<number[]> {
    return this.#next(`q${appId}`, n);
  }

  reserveRowIds(appId: number, n: number): Promise<number[]> {
    return this.#next(`w${appId}`, n);
  }

  async #next(sequence: string, n: number): Promise<number[]> {
    const rows = await this.all<{ id: number }>(
      `select nextval('${sequence}') as id from generate_series(1, $1::integer)`,
      [n],
    );
    return rows.map((row) => row.id);
  }

  /** Waiting for the database lets others run. */
  async breathe() {}

  async #query<Row extends QueryResultRow>(query: QueryConfig, values: readonly unknown[]) {
    if (this.#ended) throw new Error("this unit of writing has ended");
    return this.#open.query<Row>({ ...query, values: values.map(storable) });
  }

  #name(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known || this.#names.size >= mostNames) return known;
    const name = `s${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}

/** All rows travel as one array for each column, so that the text does not depend on how many there are. */
function given(columns: readonly Column[]): string {
  const lists = columns.map(({ kind }, index) => `$${index + 1}::${arrayTypes[kind]}`);
  return `unnest(${lists.join(", ")}) as given (${columns.map((column) => column.name).join(", ")})`;
}

function arrays(columns: readonly Column[], rows: readonly (readonly unknown[])[]) {
  return columns.map((_, index) => rows.map((row) => row[index] ?? null));
}

/** PostgreSQL refuses texts with the zero character: they keep what Unicode offers instead. */
function storable(value: unknown): unknown {
  if (typeof value === "string" && value.includes("\0")) return value.replaceAll("\0", "\ufffd");
  return Array.isArray(value) ? value.map(storable) : value;
}
