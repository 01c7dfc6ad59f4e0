import { randomBytes } from "node:crypto";
import type { Config } from "./config.ts";
import type { Domain } from "./domain.ts";
import { openSqlite } from "./store/sqlite/open.ts";
import type { Store } from "./store/store.ts";

/** The world that the configuration names, with the real clock and the real randomness. */
export async function openDomain(config: Pick<Config, "data" | "databaseUrl" | "language">): Promise<Domain> {
  return {
    store: await openStore(config),
    language: config.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: Date.now,
    randomBytes,
  };
}

async function openStore({ data }: Pick<Config, "data" | "databaseUrl">): Promise<Store> {
  return openSqlite({ folder: data });
}
