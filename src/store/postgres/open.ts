import { migrate } from "../migrations/migrate.ts";
import { Documents } from "../sql/documents.ts";
import { readerOn, writerOn } from "../sql/unit.ts";
import type { Store, Writer } from "../store.ts";
import { PostgresBlobs } from "./blobs.ts";
import { PostgresConnection } from "./connection.ts";
import { PostgresDatabase } from "./database.ts";

export interface PostgresOptions {
  /** postgres://… */
  readonly url: string;
  /** one domain is one schema; made if it is not there */
  readonly schema?: string;
  readonly connections?: number;
  now?(): number;
}

/** Taken while the tables are made or changed, so that processes which start together do it one after the other. */
const migrationLock = 7_274_601;

/** One domain in one schema, shared by any number of processes. */
export async function openPostgres({
  url,
  schema = "tonari",
  connections = 10,
  now = Date.now,
}: PostgresOptions): Promise<Store> {
  if (!/^[a-z_][a-z0-9_]*$/.test(schema)) throw new Error(`not a name for a schema: ${schema}`);
  const database = new PostgresDatabase(url, schema, connections);
  const names = new Map<string, string>();

  try {
    await database.transaction(async (client) => {
      await client.query("select pg_advisory_xact_lock($1)", [migrationLock]);
      await client.query(`create schema if not exists ${schema}`);
      await migrate(new PostgresConnection(client, names), now());
    });
  } catch (error) {
    await database.close();
    throw error;
  }

  const documents = new Documents();
  return {
    view: readerOn(new PostgresConnection(database, names), documents),
    async write<T>(work: (store: Writer) => Promise<T>) {
      let own = new Documents(documents);
      const result = await database.transaction(async (client) => {
        const connection = new PostgresConnection(client, names);
        own = new Documents(documents);
        try {
          return await work(writerOn(connection, own));
        } finally {
          connection.end();
        }
      });
      own.commit();
      return result;
    },
    unchanged: () => undefined,
    blobs: new PostgresBlobs(database),
    close: () => database.close(),
  };
}
