import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "../migrations/migrate.ts";
import { Documents } from "../sql/documents.ts";
import { readerOn, writerOn } from "../sql/unit.ts";
import type { Store, Writer } from "../store.ts";
import { FolderBlobs } from "./blobs.ts";
import { SqliteConnection, ViewConnection } from "./connection.ts";
import { openReading, openWriting, Statements } from "./database.ts";
import { GroupCommit } from "./group-commit.ts";
import { Memory } from "./memory.ts";
import { Readers } from "./readers.ts";

export interface SqliteOptions {
  /** holds the database file and the files; made if it is not there */
  readonly folder: string;
  now?(): number;
}

/** One domain in one folder. Several processes may share it. */
export async function openSqlite({ folder, now = Date.now }: SqliteOptions): Promise<Store> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, "tonari.db");
  const writing = openWriting(file);
  const commits = new GroupCommit(writing);
  const statements = new Statements(writing);
  const unit = async <T>(work: (connection: SqliteConnection) => Promise<T>) => {
    const connection = new SqliteConnection(statements);
    try {
      return await work(connection);
    } finally {
      connection.end();
    }
  };
  await commits.write(() => unit((connection) => migrate(connection, now())));

  // Reads never use the writing connection: they would see what is not committed yet.
  const reading = openReading(file);
  const readers = new Readers(file);
  const memory = new Memory(reading);
  const documents = new Documents();
  const blobs = new FolderBlobs(folder);
  await blobs.tidy(now());

  return {
    view: readerOn(new ViewConnection(new Statements(reading), readers, memory), documents),
    async write<T>(work: (store: Writer) => Promise<T>) {
      const own = new Documents(documents);
      const result = await commits.write(() => unit((connection) => work(writerOn(connection, own))));
      memory.forget();
      own.commit();
      return result;
    },
    unchanged: memory.unchanged,
    blobs,
    async close() {
      await commits.close();
      await readers.close();
      reading.close();
      writing.close();
    },
  };
}
