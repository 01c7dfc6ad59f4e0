import Database from "better-sqlite3";
import { decimalKey } from "./decimal-key.ts";

/** How long a statement waits, with the whole thread, for another process that holds the file. */
const patience = 5_000;
/** KiB of pages for each connection. */
const cache = 8_192;
/** Bytes of the file that readers see without copying: a quarter less time for a page of 500 records. */
const mapped = 256 * 1024 * 1024;

export function openWriting(file: string): Database.Database {
  const database = new Database(file, { timeout: patience });
  database.pragma("journal_mode = wal");
  // An answered write is on the disk: normal would lose the last ones with the power.
  database.pragma("synchronous = full");
  database.pragma("foreign_keys = on");
  // What was deleted or replaced does not stay readable in the file.
  database.pragma("secure_delete = fast");
  database.pragma(`cache_size = -${cache}`);
  define(database);
  // From here on GroupCommit waits, and the thread does something else meanwhile.
  database.pragma("busy_timeout = 2");
  return database;
}

export function openReading(file: string): Database.Database {
  const database = new Database(file, { readonly: true, timeout: patience });
  database.pragma(`cache_size = -${cache}`);
  database.pragma(`mmap_size = ${mapped}`);
  define(database);
  return database;
}

/** What the dialect calls by name. */
function define(database: Database.Database) {
  const ofInteger = (value: unknown) => (typeof value === "number" ? decimalKey(String(value)) : null);
  database.function("decimal_key", { deterministic: true }, ofInteger);
}

/** Prepared statements by their text: the last few hundred that were used. */
export class Statements {
  readonly #database: Database.Database;
  readonly #prepared = new Map<string, Database.Statement<unknown[]>>();
  readonly #limit: number;

  constructor(database: Database.Database, limit = 400) {
    this.#database = database;
    this.#limit = limit;
  }

  of(text: string): Database.Statement<unknown[]> {
    const known = this.#prepared.get(text);
    if (known) return known;
    const prepared = this.#database.prepare<unknown[]>(text);
    this.#prepared.set(text, prepared);
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > this.#limit && oldest !== undefined) this.#prepared.delete(oldest);
    return prepared;
  }
}
