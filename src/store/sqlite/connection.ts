import { setImmediate } from "node:timers/promises";
import type { Connection, Cost } from "../sql/connection.ts";
import type { Column } from "../sql/dialect.ts";
import type { Page } from "../store.ts";
import type { Statements } from "./database.ts";
import { sqlite } from "./dialect.ts";
import type { Memory } from "./memory.ts";
import type { Readers } from "./readers.ts";

/** One open file. Answers come at once; the promises are for the door, which does not know that. */
export class SqliteConnection implements Connection {
  readonly dialect = sqlite;
  readonly #open: Statements;
  #ended = false;

  constructor(statements: Statements) {
    this.#open = statements;
  }

  /** The unit is over: what its work forgot to wait for must not slip into the next one. */
  end() {
    this.#ended = true;
  }

  get #statements(): Statements {
    if (this.#ended) throw new Error("this unit of writing has ended");
    return this.#open;
  }

  async all<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.allNow(text, values) as Row[];
  }

  protected allNow(text: string, values: readonly unknown[]): object[] {
    return this.#statements.of(text).all(...values) as object[];
  }

  fixed<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.all(text, values);
  }

  scan<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.all(text, values);
  }

  async page(text: string, values: readonly unknown[], _: Cost): Promise<Page> {
    return this.#statements.of(text).get(...values) as Page;
  }

  async run(text: string, values: readonly unknown[]) {
    this.#statements.of(text).run(...values);
  }

  async insert(table: string, columns: readonly Column[], rows: readonly (readonly unknown[])[]) {
    const names = columns.map((column) => column.name).join(", ");
    const places = columns.map(() => "?").join(", ");
    const insert = this.#statements.of(`insert into ${table} (${names}) values (${places})`);
    for (const row of rows) insert.run(...row);
  }

  async update(table: string, columns: readonly Column[], rows: readonly (readonly unknown[])[], keys = 1) {
    const equals = columns.map((column) => `${column.name} = ?`);
    const changes = equals.slice(keys).join(", ");
    const update = this.#statements.of(
      `update ${table} set ${changes} where ${equals.slice(0, keys).join(" and ")}`,
    );
    for (const row of rows) update.run(...row.slice(keys), ...row.slice(0, keys));
  }

  async reserveIds(appId: number, n: number): Promise<number[]> {
    const reserve = this.#statements.of(
      'update "recordIds" set "last" = "last" + ? where "appId" = ? returning "last"',
    );
    const { last } = reserve.get(n, appId) as { last: number };
    return upTo(last, n);
  }

  async reserveRowIds(appId: number, n: number): Promise<number[]> {
    const reserve = this.#statements.of(
      'insert into "rowIds" ("appId", "last") values (?, ?) ' +
        'on conflict ("appId") do update set "last" = "last" + excluded."last" returning "last"',
    );
    const { last } = reserve.get(appId, n) as { last: number };
    return upTo(last, n);
  }

  async breathe() {
    await setImmediate();
  }
}

const upTo = (last: number, n: number) => Array.from({ length: n }, (_, index) => last - n + 1 + index);

/** What is committed: single rows from a connection of this thread, all that may take long from the readers. */
export class ViewConnection extends SqliteConnection {
  readonly #readers: Readers;
  readonly #memory: Memory;

  constructor(statements: Statements, readers: Readers, memory: Memory) {
    super(statements);
    this.#readers = readers;
    this.#memory = memory;
  }

  override async fixed<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.#memory.rows(text, values, () => this.allNow(text, values)).slice() as Row[];
  }

  override scan<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.#readers.ask<Row[]>({ want: "rows", text, values });
  }

  // The way to a thread and back costs more than a short page.
  override page(text: string, values: readonly unknown[], cost: Cost): Promise<Page> {
    return this.#memory.page(text, values, () =>
      cost.bounded ? super.page(text, values, cost) : this.#readers.ask<Page>({ want: "page", text, values }),
    );
  }
}
