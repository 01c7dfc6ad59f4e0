import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { orders, query, title } from "./orders.ts";

const crashes = 10;

test("no acknowledged write is lost when the program is killed, and none is half there (SQLite)", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tonari-crash-"));
  const script = resolve("dist/test", "crash-writer.mjs");
  await build({
    entryPoints: ["test/store/crash-writer.ts"],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  const acknowledged: number[] = [];
  try {
    for (let crash = 0; crash < crashes; crash++) {
      const before = acknowledged.length;
      acknowledged.push(...(await killWhileWriting(script, folder, Math.random() * 200)));
      expect(acknowledged.length).toBeGreaterThan(before);
      await expectAllThere(folder, acknowledged);
    }
    expect(acknowledged.length).toBeGreaterThan(crashes * 2);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** The ids that the program said were safe before it was killed, some time after the first of them. */
async function killWhileWriting(script: string, folder: string, after: number): Promise<number[]> {
  const child = spawn(process.execPath, [script, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const ids: number[] = [];
  for await (const line of createInterface(child.stdout)) {
    if (!ids.length) setTimeout(() => child.kill("SIGKILL"), after);
    ids.push(...line.split(" ").map(Number));
  }
  await ended;
  return ids;
}

async function expectAllThere(folder: string, acknowledged: readonly number[]) {
  const database = new Database(join(folder, "tonari.db"), { readonly: true });
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  const ids = (table: string) =>
    database.prepare<[], number>(`select id from ${table} order by id`).pluck().all();
  const stored = ids("r1");
  expect(ids("j1")).toEqual(stored);
  expect(ids("s1")).toEqual(stored);
  const rows = database.prepare<[], { record: number; id: number }>("select record, id from t1_20").all();
  expect(rows.map(({ record }) => record)).toEqual(stored.flatMap((id) => [id, id]));
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  database.close();

  const there = new Set(stored);
  expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  // A unit writes an odd id and the even one behind it.
  expect(stored.filter((id) => !there.has(id % 2 ? id + 1 : id - 1))).toEqual([]);

  const store = await openSqlite({ folder });
  expect(await store.view.records.count(orders, { is: "all" })).toBe(stored.length);
  const newest = stored.at(-1) ?? 0;
  const where = { is: "compare", on: title, by: "=", value: `order ${newest}` } as const;
  expect(await store.view.records.ids(orders, query(where))).toEqual([newest]);
  await store.close();
}
