import type { Database, Statement } from "better-sqlite3";
import type { Page } from "../store.ts";

type Rows = readonly object[];

/** What a request asks of the fixed tables is one or two short rows. */
const longestRows = 20;
const mostAnswers = 5_000;
/** bytes */
const longestPage = 2 * 1024 * 1024;
const mostPageBytes = 16 * 1024 * 1024;
/** How many questions are known that were asked once. */
const mostAsked = 1_000;

/**
 * What the database answered, for as long as nobody has committed anything: SQLite counts the commits of all other
 * connections, those of other processes too. All that is answered in one turn of the event loop is read in one
 * transaction, and the number of commits is asked once for it: taking the file's lock costs as much as reading a row.
 * Whoever writes to this process after a commit was acknowledged is heard in a later turn.
 */
export class Memory {
  readonly #database: Database;
  readonly #begin: Statement;
  readonly #end: Statement;
  readonly #version: Statement;
  readonly #rows = new Map<string, Map<string, Rows>>();
  #answers = 0;
  readonly #pages = new Map<string, Page>();
  readonly #asked = new Set<string>();
  #pageBytes = 0;
  #seen: unknown;
  #current = false;
  /** another one after each commit */
  #moment = {};

  /** `database`: one connection that only reads */
  constructor(database: Database) {
    this.#database = database;
    this.#begin = database.prepare("begin");
    this.#end = database.prepare("commit");
    this.#version = database.prepare("pragma data_version").pluck();
  }

  /** This process has committed, or the turn is over. */
  readonly forget = (): void => {
    this.#current = false;
    if (this.#database.inTransaction) this.#end.run();
  };

  /** The same object for as long as nobody has committed anything. */
  readonly unchanged = (): object => {
    this.#check();
    return this.#moment;
  };

  /** Frozen rows; `read` is asked when they are not known any more. */
  rows(text: string, values: readonly unknown[], read: () => object[]): Rows {
    this.#check();
    const key = keyOf(values);
    const found = this.#rows.get(text)?.get(key);
    if (found) return found;
    const rows = read();
    if (rows.length > longestRows) return rows;
    if (this.#answers >= mostAnswers) this.#clear();
    const known = this.#rows.get(text) ?? new Map<string, Rows>();
    this.#rows.set(text, known.set(key, rows.map(Object.freeze) as Rows));
    this.#answers += 1;
    return rows;
  }

  /**
   * A page of records, which several people who look at the same list ask for one after the other. It is kept when it is
   * asked for a second time: most are asked for once, and keeping those costs more than reading them.
   */
  async page(text: string, values: readonly unknown[], read: () => Promise<Page>): Promise<Page> {
    this.#check();
    const key = `${text}\n${keyOf(values)}`;
    const found = this.#pages.get(key);
    if (found) return found;
    const again = this.#asked.has(key);
    if (!again) this.#note(key);
    const seen = this.#seen;
    const page = await read();
    // Something was committed meanwhile: nobody can tell on which side of it the page was read.
    if (again && seen === this.#seen) this.#keep(key, page);
    return page;
  }

  #note(key: string): void {
    if (this.#asked.size >= mostAsked) this.#asked.clear();
    this.#asked.add(key);
  }

  #keep(key: string, page: Page): void {
    if (page.json.byteLength > longestPage || this.#pages.has(key)) return;
    this.#pages.set(key, page);
    this.#pageBytes += page.json.byteLength;
    for (const [oldest, { json }] of this.#pages) {
      if (this.#pageBytes <= mostPageBytes) return;
      this.#pages.delete(oldest);
      this.#pageBytes -= json.byteLength;
    }
  }

  #check(): void {
    if (this.#current) return;
    this.#current = true;
    setImmediate(this.forget);
    this.#begin.run();
    const version = this.#version.get();
    if (version !== this.#seen) this.#clear();
    this.#seen = version;
  }

  #clear(): void {
    this.#moment = {};
    this.#rows.clear();
    this.#answers = 0;
    this.#pages.clear();
    this.#pageBytes = 0;
    this.#asked.clear();
  }
}

/** Numbers and texts never look the same. */
function keyOf(values: readonly unknown[]): string {
  const [only] = values;
  return values.length === 1 && typeof only === "number" ? String(only) : JSON.stringify(values);
}
