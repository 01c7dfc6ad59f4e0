import { openSqlite } from "./sqlite/open.ts";
import type { Store } from "./store.ts";

export interface StoreOptions {
  /** postgres://… ; without it SQLite in the data folder */
  readonly databaseUrl?: string;
  /** PostgreSQL only: the domain's schema */
  readonly schema?: string;
  readonly dataFolder: string;
}

export async function openStore({ databaseUrl, schema, dataFolder }: StoreOptions): Promise<Store> {
  if (!databaseUrl) return openSqlite({ folder: dataFolder });
  // Loaded by those who use it: PostgreSQL's driver costs some memory.
  const { openPostgres } = await import("./postgres/open.ts");
  return openPostgres({ url: databaseUrl, schema });
}
