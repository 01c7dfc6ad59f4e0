import { openPostgres } from "./postgres/open.ts";
import { openSqlite } from "./sqlite/open.ts";
import type { Store } from "./store.ts";

export interface StoreOptions {
  /** postgres://… ; without it SQLite in the data folder */
  readonly databaseUrl?: string;
  /** PostgreSQL only: the domain's schema */
  readonly schema?: string;
  readonly dataFolder: string;
}

export function openStore({ databaseUrl, schema, dataFolder }: StoreOptions): Promise<Store> {
  return databaseUrl ? openPostgres({ url: databaseUrl, schema }) : openSqlite({ folder: dataFolder });
}
