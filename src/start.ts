import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { sessionLifetime } from "./auth/session.ts";
import { type Config, rangesOf } from "./config.ts";
import type { Domain } from "./domain.ts";
import { sweepFiles } from "./files/sweep.ts";
import { Concurrency } from "./http/concurrency.ts";
import type { Log } from "./http/log.ts";
import { packageFolder } from "./package-folder.ts";
import { routes } from "./routes.ts";
import { buildServer } from "./server.ts";

export interface Started {
  readonly url: string;
  readonly port: number;
  /** answers what runs, then closes server and store */
  stop(): Promise<void>;
}

const hour = 60 * 60_000;
/** how long failures are remembered of a login name that nobody has */
const unknownNamesKept = 30 * 24 * hour;

/** Listens, in the domain that is given, as the configuration says. */
export async function start(config: Config, domain: Domain, log: Log): Promise<Started> {
  const tls = await readTls(config.tls);
  const server = await buildServer({
    domain,
    routes,
    log,
    ...(tls && { tls }),
    network: {
      ...(config.allowIp && { allowed: rangesOf(config.allowIp) }),
      ...(config.basicAuth && { basic: config.basicAuth }),
      ...(tls?.ca && { certificate: true }),
      ...(config.trustProxy && { proxies: rangesOf(config.trustProxy) }),
    },
    webFolder: join(packageFolder(), "dist", "web"),
  });
    concurrency: new Concurrency(config.concurrency),
  await server.listen({ host: config.host, port: config.port });
  const tidying = setInterval(tidy, hour, domain, log).unref();
  const { port } = server.server.address() as { port: number };
  return {
    // The vendor's client takes plain http only for this name.
    url: `${tls ? "https" : "http"}://localhost:${port}`,
    port,
    async stop() {
      clearInterval(tidying);
      await closeGently(server);
      await domain.store.close();
    },
  };
}

async function readTls(tls: Config["tls"]) {
  if (!tls) return undefined;
  const [cert, key] = await Promise.all([readFile(tls.cert), readFile(tls.key)]);
  return { cert, key, ...(tls.clientCa !== undefined && { ca: await readFile(tls.clientCa) }) };
}

/** After this long, a client that still has not read its answer does not hold up the end. */
const patience = 20_000;

async function closeGently(server: FastifyInstance): Promise<void> {
  const hurry = setTimeout(() => server.server.closeAllConnections(), patience).unref();
  // A connection that was busy when closing began is idle afterwards, and nobody else would end it.
  const idle = setInterval(() => server.server.closeIdleConnections(), 50);
  await server.close();
  clearInterval(idle);
  clearTimeout(hurry);
}

/** What nobody needs any more: ended sessions, and uploads that never became part of a record. */
async function tidy(domain: Domain, log: Log): Promise<void> {
  try {
    const ended = domain.now() - sessionLifetime;
    await domain.store.write(async (store) => {
      await store.sessions.removeUnusedSince(ended);
      await store.oauth.removeExpired(domain.now());
      await store.lockouts.forgetUnknown(domain.now() - unknownNamesKept);
    });
    await sweepFiles(domain);
  } catch (error) {
    log.error({ error: String(error) }, "tidying failed");
  }
}
