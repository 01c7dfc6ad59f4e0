import { setTimeout } from "node:timers/promises";
import pg, { type PoolClient, type QueryConfig, type QueryResult, type QueryResultRow } from "pg";

/** SQLSTATE serialization_failure and deadlock_detected: the same work can succeed the next time. */
const again = new Set(["40001", "40P01"]);
const mostAttempts = 8;

/** The connections to one schema. */
export class PostgresDatabase {
  readonly #pool: pg.Pool;
  readonly #running = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(url: string, schema: string, connections: number) {
    this.#pool = new pg.Pool({
      connectionString: url,
      max: connections,
      options: `-c search_path=${schema}`,
      types: { getTypeParser },
    });
    // A connection that breaks while nobody uses it is replaced; without a listener it would end the program.
    this.#pool.on("error", () => {});
  }

  /** One statement. It can meet a deploy, which takes an app's tables one after the other. */
  query<Row extends QueryResultRow>(query: QueryConfig): Promise<QueryResult<Row>> {
    return this.#run(() => persistently(() => this.#pool.query<Row>(query)));
  }

  /** Runs the work in a transaction, again from the start if another transaction stood in its way. */
  transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    return this.#run(() => persistently(() => this.#once(work)));
  }

  /** Answers what is running first: the pool would forget those who wait for a connection. */
  close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#running).then(() => this.#pool.end());
    return this.#closing;
  }

  #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new Error("the store is closed"));
    const running = work();
    this.#running.add(running);
    const done = () => this.#running.delete(running);
    running.then(done, done);
    return running;
  }

  async #once<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query("begin");
      try {
        const result = await work(client);
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback").catch((reason: Error) => {
          broken = reason;
        });
        throw error;
      }
    } finally {
      // A connection that could not even roll back is not used again.
      client.release(broken);
    }
  }
}

async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (!again.has(code) || attempt === mostAttempts) throw error;
      await setTimeout(Math.random() * 10 * attempt);
    }
  }
}

/** Ids and times are numbers in this program; bigint comes as text otherwise. */
function getTypeParser(oid: number, format?: "text" | "binary") {
  if (oid === pg.types.builtins.INT8 && format !== "binary") return Number;
  return pg.types.getTypeParser(oid, format as "text");
}
