import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "./config.ts";
import type { Domain } from "./domain.ts";
import { type Log, openLog } from "./http/log.ts";
import { openDomain } from "./open-domain.ts";
import { start } from "./start.ts";
import { makeFirstAdministrator } from "./users/first-administrator.ts";

export interface ServerOptions {
  /** "ja", "en" or "zh" */
  readonly locale?: string;
  /** postgres://… of an empty database; without it a SQLite file that is thrown away */
  readonly databaseUrl?: string;
  /** PostgreSQL: the schema, made if it is not there */
  readonly schema?: string;
  readonly port?: number;
  readonly administrator?: { readonly user: string; readonly password: string };
  /** receives the log, one JSON object a line; without it nobody does */
  readonly log?: { write(line: string): void };
}

export interface RunningServer {
  /** http://localhost:PORT */
  readonly url: string;
  readonly port: number;
  readonly administrator: { readonly user: string; readonly password: string };
  readonly domain: Domain;
  /** stops the server and throws its data away */
  stop(): Promise<void>;
}

/** A server of its own on a free port, for the test suite of whoever builds on kintone's API. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { locale, databaseUrl, schema, port = 0, administrator, log } = options;
  const data = await mkdtemp(join(tmpdir(), "tonari-"));
  const config = readConfig({ data, locale, databaseUrl, port: String(port) }, {});
  const domain = await openDomain({ ...config, schema });
  const first = await makeFirstAdministrator(domain, administrator ?? {});
  const running = await start(config, domain, openLog(log ?? silent));
  return {
    url: running.url,
    port: running.port,
    administrator: first ?? administrator ?? { user: "", password: "" },
    domain,
    async stop() {
      await running.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

const silent: Parameters<typeof openLog>[0] = { write: () => undefined };

export type { Domain, Log };
