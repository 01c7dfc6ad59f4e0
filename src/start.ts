import { join } from "node:path";
import type { Server as TlsServer } from "node:tls";
import type { FastifyInstance } from "fastify";
import type { Certificates } from "./api/request.ts";
import { trimAudit } from "./audit/keep.ts";
import { sessionLifetime } from "./auth/session.ts";
import { sealPlainTotp } from "./auth/totp-secret.ts";
import { type Config, rangesOf } from "./config.ts";
import type { Domain } from "./domain.ts";
import { sweepFiles } from "./files/sweep.ts";
import type { CertificateRules } from "./http/certificate.ts";
import { Concurrency } from "./http/concurrency.ts";
import type { Log } from "./http/log.ts";
import { sharesIn } from "./http/shares.ts";
import { packageFolder } from "./package-folder.ts";
import { Recalculations } from "./records/recalculation/runner.ts";
import { routes } from "./routes.ts";
import { buildServer } from "./server.ts";
import { readIssued, revoke, watchIssued } from "./tls/issued.ts";
import { openTls, type Tls, tlsFolder } from "./tls/open.ts";

export interface Started {
  readonly url: string;
  readonly port: number;
  /** answers what runs, then closes server and store */
  stop(): Promise<void>;
}

const second = 1_000;
const hour = 60 * 60_000;
/** how long failures are remembered of a login name that nobody has */
const unknownNamesKept = 30 * 24 * hour;

/** Listens, in the domain that is given, as the configuration says. */
export async function start(config: Config, domain: Domain, log: Log): Promise<Started> {
  const tls = await openTls(config, domain.now());
  await sealPlainTotp(domain);
  const concurrency = concurrencyOf(config, domain);
  const server = await buildServer({
    domain,
    routes,
    log,
    ...(tls && { tls }),
    network: {
      ...(config.allowIp && { allowed: rangesOf(config.allowIp) }),
      ...(config.trustProxy && { proxies: rangesOf(config.trustProxy) }),
      ...(config.basicAuth && { basic: config.basicAuth }),
      ...(tls?.ca && { certificate: certificateRules(config) }),
    },
    ...(config.tls?.clientCa === "auto" && { certificates: issuedCertificates(config, domain) }),
    concurrency,
    bodyIdle: config.bodyTimeout * 1000,
    webFolder: join(packageFolder(), "dist", "web"),
  });
  await server.listen({ host: config.host, port: config.port });
  const tidying = setInterval(tidy, hour, domain, log).unref();
  const recalculations = new Recalculations(domain, (error) =>
    log.error({ error: String(error) }, "a recalculation was interrupted"),
  );
  const recalculating = setInterval(() => recalculations.look(), second).unref();
  const beating = setInterval(() => void concurrency.beat(), second).unref();
  const renewing = tls && setInterval(renew, hour, { server, config, domain, log, tls }).unref();
  const { port } = server.server.address() as { port: number };
  return {
    // The vendor's client takes plain http only for this name.
    url: `${tls ? "https" : "http"}://localhost:${port}`,
    port,
    async stop() {
      clearInterval(tidying);
      clearInterval(renewing);
      clearInterval(recalculating);
      await recalculations.stop();
      await closeGently(server);
      clearInterval(beating);
      await concurrency.end();
      await domain.store.close();
    },
  };
}

/** Processes that share a database share the limit; one that has it alone counts for itself. */
function concurrencyOf({ concurrency: limit, databaseUrl, workers }: Config, domain: Domain): Concurrency {
  const alone = databaseUrl === undefined && workers === 1;
  return new Concurrency(limit, alone ? undefined : sharesIn(domain, limit));
}

/** The local authority knows what it issued; an organisation's own keeps its list itself. */
function certificateRules(config: Config): CertificateRules {
  const { clientCa, bind = false } = config.tls ?? {};
  return { bind, ...(clientCa === "auto" && { issued: watchIssued(tlsFolder(config)) }) };
}

/** For administrators; the command line works on the same list. */
function issuedCertificates(config: Config, { now }: Domain): Certificates {
  const folder = tlsFolder(config);
  return { list: () => readIssued(folder), revoke: (id) => revoke(folder, id, now()) };
}

interface Renewed {
  readonly server: FastifyInstance;
  readonly config: Config;
  readonly domain: Domain;
  readonly log: Log;
  tls: Tls;
}

/** Certificates end while a server runs: whoever puts new files in place need not restart it. */
async function renew(running: Renewed): Promise<void> {
  const { server, config, domain, log, tls } = running;
  try {
    const now = await openTls(config, domain.now());
    if (!now || String(now.cert) === String(tls.cert)) return;
    (server.server as unknown as TlsServer).setSecureContext(now);
    running.tls = now;
    log.info({}, "a new certificate is used");
  } catch (error) {
    log.error({ error: String(error) }, "the certificate could not be renewed");
  }
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
    await trimAudit(domain);
    await sweepFiles(domain);
  } catch (error) {
    log.error({ error: String(error) }, "tidying failed");
  }
}
