import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { spool } from "../spool.ts";
import type { Blobs } from "../store.ts";

/** After so long, in milliseconds, a file that is still being uploaded belongs to a program that was killed. */
const abandoned = 24 * 60 * 60 * 1000;

/** File contents in the data folder, by hash: files/ab/cdef… */
export class FolderBlobs implements Blobs {
  readonly #folder: string;
  readonly #incoming: string;

  constructor(folder: string) {
    this.#folder = join(folder, "files");
    this.#incoming = join(this.#folder, "incoming");
  }

  async put(content: AsyncIterable<Uint8Array>, limit: number) {
    const { path, hash, size } = await spool(content, limit, this.#incoming);
    try {
      const place = this.#place(hash);
      const shelf = dirname(place);
      const isNewShelf = await mkdir(shelf, { recursive: true });
      // Over a file with the same content, if there is one: it may be on its way out.
      await rename(path, place);
      await sync(shelf);
      if (isNewShelf) await sync(this.#folder);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { hash, size };
  }

  async get(hash: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const place = this.#place(hash);
    try {
      await stat(place);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    return contentOf(place);
  }

  async delete(hash: string) {
    await rm(this.#place(hash), { force: true });
  }

  /** What uploads of a killed program left behind. */
  async tidy(now: number) {
    const names = await readdir(this.#incoming).catch(() => []);
    for (const name of names) {
      const path = join(this.#incoming, name);
      const made = await stat(path).catch(() => undefined);
      if (made && now - made.mtimeMs > abandoned) await rm(path, { force: true });
    }
  }

  #place(hash: string) {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("not a sha-256 hash");
    return join(this.#folder, hash.slice(0, 2), hash.slice(2));
  }
}

/** Opened by whoever reads: a caller that only asks whether the file is there leaves nothing open. */
async function* contentOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path);
}

/** A new name is only safe once its folder is on the disk. */
async function sync(folder: string) {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";
