import { randomBytes } from "node:crypto";
import type { Config } from "./config.ts";
import type { Domain } from "./domain.ts";
import { openSecrets } from "./secret-key.ts";
import { openStore } from "./store/open.ts";

interface Wanted extends Pick<Config, "data" | "databaseUrl" | "language" | "publicUrl" | "secretKey"> {
  /** PostgreSQL only */
  readonly schema?: string;
}

/** The world that the configuration names, with the real clock and the real randomness. */
export async function openDomain({
  data,
  databaseUrl,
  schema,
  language,
  publicUrl,
  secretKey,
}: Wanted): Promise<Domain> {
  return {
    store: await openStore({ dataFolder: data, databaseUrl, schema }),
    language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(publicUrl !== undefined && { publicUrl }),
    now: Date.now,
    randomBytes,
    secrets: openSecrets({ data, secretKey }),
  };
}
