import { setImmediate, setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";
import { Statements } from "./database.ts";

/** A commit is shared by at most so many units, and delays the first of them by at most so many milliseconds. */
const mostUnits = 64;
const mostTime = 20;
/** How long to try, in milliseconds, while another process writes. */
const patience = 15_000;

interface Unit {
  /** does the work and returns what tells its caller about the outcome of the commit */
  run(): Promise<void>;
  done(): void;
  failed(error: unknown): void;
}

/**
 * Runs write units one after the other, and commits those that come at the same moment together: a commit waits for
 * the disk, which costs more than the work itself. Each unit stands behind a savepoint, so a failing one takes
 * nothing with it; all are answered after the commit.
 */
export class GroupCommit {
  readonly #database: Database.Database;
  readonly #statements: Statements;
  readonly #queue: Unit[] = [];
  #pumping: Promise<void> | undefined;
  #closed = false;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#statements = new Statements(database);
  }

  write<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error("the store is closed"));
    return new Promise<T>((resolve, reject) => {
      let result: T;
      this.#queue.push({
        run: async () => {
          result = await work();
        },
        done: () => resolve(result),
        failed: reject,
      });
      this.#pumping ??= this.#pump();
    });
  }

  async close() {
    this.#closed = true;
    await this.#pumping;
  }

  async #pump() {
    while (this.#queue.length) {
      // Requests that have arrived in the meantime join.
      await setImmediate();
      await this.#batch();
    }
    this.#pumping = undefined;
  }

  async #batch() {
    try {
      await this.#begin();
    } catch (error) {
      for (const unit of this.#queue.splice(0)) unit.failed(error);
      return;
    }
    const started = performance.now();
    const finished: Unit[] = [];
    try {
      do {
        const unit = this.#queue.shift();
        if (!unit) break;
        if (await this.#behindSavepoint(unit)) finished.push(unit);
      } while (finished.length < mostUnits && performance.now() - started < mostTime);
      this.#run("commit");
    } catch (error) {
      if (this.#database.inTransaction) this.#run("rollback");
      for (const unit of finished) unit.failed(error);
      return;
    }
    for (const unit of finished) unit.done();
  }

  /** Waits for other processes without holding up this one. */
  async #begin() {
    const until = performance.now() + patience;
    for (;;) {
      try {
        this.#run("begin immediate");
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error;
        await setTimeout(1 + Math.random() * 4);
      }
    }
  }

  /** False: the unit failed, is undone and has been told. */
  async #behindSavepoint(unit: Unit): Promise<boolean> {
    this.#run("savepoint unit");
    try {
      await unit.run();
      this.#run("release unit");
      return true;
    } catch (error) {
      unit.failed(error);
      // A full disk and the like end the whole transaction: then the units before this one are gone as well.
      if (!this.#database.inTransaction) throw error;
      this.#run("rollback to unit");
      this.#run("release unit");
      return false;
    }
  }

  #run(text: string) {
    this.#statements.of(text).run();
  }
}

const isBusy = (error: unknown) =>
  error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
