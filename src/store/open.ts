import { openSqlite } from "./sqlite/open.ts";
import type { Store } from "./store.ts";

export interface StoreOptions {
  /** postgres://… ; without it SQLite in the data folder */
  readonly databaseUrl?: string;
  readonly dataFolder: string;
}

export async function openStore({ dataFolder }: StoreOptions): Promise<Store> {
  return openSqlite({ folder: dataFolder });
}
