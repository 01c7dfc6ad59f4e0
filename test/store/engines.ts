import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { test } from "vitest";
import { openStore, type StoreOptions } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { freshPostgresUrl } from "../postgres.ts";

/** A place where a store can be opened, more than once at a time too, as several processes would. */
export interface Place {
  open(): Promise<Store>;
  remove(): Promise<void>;
}
export interface Engine {
  readonly name: "SQLite" | "PostgreSQL";
  place(): Promise<Place>;
}

async function place(options: Omit<StoreOptions, "dataFolder">, remove: () => Promise<void>): Promise<Place> {
  const dataFolder = await mkdtemp(join(tmpdir(), "tonari-store-"));
  const opened: Store[] = [];
  return {
    async open() {
      const store = await openStore({ ...options, dataFolder });
      opened.push(store);
      return store;
    },
    async remove() {
      await Promise.all(opened.map((store) => store.close()));
      await remove();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

const sqlite: Engine = { name: "SQLite", place: () => place({}, async () => {}) };

const postgres: Engine = {
  name: "PostgreSQL",
  async place() {
    const { url, schema } = await freshPostgresUrl();
    return place({ databaseUrl: url, schema }, async () => {
      const client = new pg.Client(url);
      await client.connect();
      await client.query(`drop schema if exists ${schema} cascade`);
      await client.end();
    });
  },
};

export const engines = [sqlite, postgres];

/** One case, which has to hold on both engines. `another` opens the same data a second time. */
export function storeTest(
  name: string,
  run: (store: Store, another: () => Promise<Store>) => Promise<void>,
  on: readonly Engine[] = engines,
) {
  for (const engine of on) {
    test(`${name} (${engine.name})`, async () => {
      const place = await engine.place();
      try {
        await run(await place.open(), place.open);
      } finally {
        await place.remove();
      }
    });
  }
}
