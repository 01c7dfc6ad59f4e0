import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { TooLarge } from "../../src/store/store.ts";
import { storeTest } from "./engines.ts";

async function* pieces(content: Uint8Array, size: number) {
  for (let at = 0; at < content.byteLength; at += size) yield content.subarray(at, at + size);
}
async function read(content: AsyncIterable<Uint8Array> | undefined) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

storeTest("contents come back byte for byte", async ({ blobs }) => {
  for (const size of [0, 1, 262_144, 1_000_003]) {
    const content = randomBytes(size);
    const stored = await blobs.put(pieces(content, 65_536), 2_000_000);
    expect(stored).toEqual({ hash: sha256(content), size });
    const back = await blobs.get(stored.hash);
    expect(back).toBeDefined();
    expect((await read(back)).equals(content)).toBe(true);
  }
});

storeTest("the same content twice is stored once, also at the same moment", async ({ blobs }) => {
  const content = randomBytes(400_000);
  const puts = await Promise.all(Array.from({ length: 5 }, () => blobs.put(pieces(content, 1000), 1e6)));
  expect(new Set(puts.map((put) => put.hash))).toEqual(new Set([sha256(content)]));
  expect((await read(await blobs.get(sha256(content)))).equals(content)).toBe(true);
  await blobs.delete(sha256(content));
  expect(await blobs.get(sha256(content))).toBeUndefined();
  await blobs.delete(sha256(content));
});

storeTest("too much is refused, exactly the limit is not", async ({ blobs }) => {
  const content = randomBytes(1000);
  await expect(blobs.put(pieces(content, 100), 999)).rejects.toThrow(TooLarge);
  expect(await blobs.get(sha256(content))).toBeUndefined();
  expect((await blobs.put(pieces(content, 100), 1000)).size).toBe(1000);
});

storeTest("what is not there is undefined", async ({ blobs }) => {
  expect(await blobs.get("0".repeat(64))).toBeUndefined();
});

test("a failed upload leaves nothing behind, an abandoned one goes at the next start (SQLite)", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tonari-store-"));
  try {
    const store = await openSqlite({ folder });
    async function* broken() {
      yield randomBytes(10);
      throw new Error("the caller went away");
    }
    await expect(store.blobs.put(broken(), 1000)).rejects.toThrow("went away");
    await expect(store.blobs.put(pieces(randomBytes(100), 10), 50)).rejects.toThrow(TooLarge);
    const incoming = join(folder, "files", "incoming");
    expect(await readdir(incoming)).toEqual([]);
    await writeFile(join(incoming, "old"), "x");
    await writeFile(join(incoming, "new"), "x");
    await utimes(join(incoming, "old"), 1, 1);
    await store.close();
    await (await openSqlite({ folder })).close();
    expect(await readdir(incoming)).toEqual(["new"]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
