import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spool } from "../spool.ts";
import type { Blobs } from "../store.ts";
import type { PostgresDatabase } from "./database.ts";

const chunkSize = 256 * 1024;

/** File contents in the database, in chunks. */
export class PostgresBlobs implements Blobs {
  readonly #database: PostgresDatabase;

  constructor(database: PostgresDatabase) {
    this.#database = database;
  }

  /** By way of a temporary file: a slow upload must not hold a connection. */
  async put(content: AsyncIterable<Uint8Array>, limit: number) {
    const { path, hash, size } = await spool(content, limit, join(tmpdir(), "tonari-incoming"));
    try {
      await this.#database.transaction(async (client) => {
        const added = await client.query(
          'insert into "blobs" ("hash", "size") values ($1, $2) on conflict do nothing',
          [hash, size],
        );
        if (!added.rowCount) return;
        let position = 0;
        for await (const chunk of createReadStream(path, { highWaterMark: chunkSize })) {
          await client.query('insert into "blobChunks" ("hash", "position", "content") values ($1, $2, $3)', [
            hash,
            position++,
            chunk,
          ]);
        }
      });
    } finally {
      await rm(path, { force: true });
    }
    return { hash, size };
  }

  async get(hash: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const { rows } = await this.#database.query<{ size: number }>({
      text: 'select "size" from "blobs" where "hash" = $1',
      values: [hash],
    });
    const [found] = rows;
    return found && this.#chunks(hash, found.size);
  }

  async delete(hash: string) {
    await this.#database.transaction(async (client) => {
      await client.query('delete from "blobs" where "hash" = $1', [hash]);
      await client.query('delete from "blobChunks" where "hash" = $1', [hash]);
    });
  }

  async *#chunks(hash: string, size: number): AsyncGenerator<Uint8Array> {
    let sent = 0;
    for (let position = 0; sent < size; position++) {
      const { rows } = await this.#database.query<{ content: Buffer }>({
        name: "blobChunk",
        text: 'select "content" from "blobChunks" where "hash" = $1 and "position" = $2',
        values: [hash, position],
      });
      const [chunk] = rows;
      if (!chunk) throw new Error("the file was deleted while it was read");
      sent += chunk.content.byteLength;
      yield chunk.content;
    }
  }
}
