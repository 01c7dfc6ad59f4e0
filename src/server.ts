import type { IncomingMessage } from "node:http";
import fastifyMultipart from "@fastify/multipart";
import { type FastifyInstance, type FastifyReply, fastify } from "fastify";
import type { Certificates, Route } from "./api/request.ts";
import { Passwords } from "./auth/passwords.ts";
import type { Domain } from "./domain.ts";
import { addApi } from "./http/api.ts";
import { certificateGate } from "./http/certificate.ts";
import { Concurrency } from "./http/concurrency.ts";
import { Exchanges } from "./http/exchanges/exchanges.ts";
import { type Fail, failWith, notFound } from "./http/fail.ts";
import type { Log } from "./http/log.ts";
import { type NetworkRules, networkGate, noCertificate, type Refusal, refuse } from "./http/network.ts";
import { addOAuth } from "./http/oauth.ts";
import { addPages } from "./http/pages.ts";
import type { Tls } from "./tls/open.ts";

/** What a server is made of. main.ts makes the real parts, a test may make others. */
export interface Parts {
  readonly domain: Domain;
  readonly routes: readonly Route[];
  readonly log: Log;
  readonly network: NetworkRules;
  readonly webFolder: string;
  readonly tls?: Tls;
  readonly concurrency?: Concurrency;
  /** milliseconds that nothing of a body may arrive */
  readonly bodyIdle?: number;
  readonly certificates?: Certificates;
}

/** The only place where the parts meet. */
export async function buildServer(parts: Parts): Promise<FastifyInstance> {
  const { domain, routes, log, network, webFolder, concurrency = new Concurrency(), certificates } = parts;
  const exchanges = new Exchanges(domain, (error) =>
    log.error({ error: String(error) }, "the log of refusals could not be stored"),
  );
  const fail = failWith({ domain, log, exchanges, concurrency });
  const gate = gateOf(parts);
  const server = newFastify(parts, behind(gate, fail));
  server.setErrorHandler(fail);
  server.setNotFoundHandler(notFound(fail));
  if (gate) server.addHook("onRequest", ({ raw }, reply, done) => passing(gate, raw, reply, done));

  // The API reads its bodies itself, after it knows who asks; only multipart goes through Fastify.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", (_request, _payload, done) => done(null));
  await server.register(fastifyMultipart);

  const passwords = new Passwords(domain.now);
  const { proxies } = network;
  const { bodyIdle = 30_000 } = parts;
  addApi(server, routes, { domain, passwords, concurrency, log, exchanges, bodyIdle, certificates, proxies });
  addOAuth(server, { domain, log, exchanges, proxies });
  server.addHook("onClose", () => exchanges.settle());
  addPages(server, { domain, exchanges, proxies, webFolder });
  await server.ready();
  return server;
}

function newFastify({ tls }: Parts, fail: Fail): FastifyInstance {
  const options = {
    exposeHeadRoutes: false,
    return503OnClosing: false,
    forceCloseConnections: "idle",
    frameworkErrors: fail,
    // The API reads the query string itself.
    routerOptions: { querystringParser: () => ({}), maxParamLength: 200 },
  } as const;
  const http = { maxHeaderSize: 64 * 1024 };
  if (!tls) return fastify({ ...options, http });
  // Without a client certificate the connection is made, and the network gate says what is missing.
  const client = tls.ca && { requestCert: true, rejectUnauthorized: false };
  // Fastify's types tell servers with and without TLS apart; nothing here depends on the difference.
  return fastify({ ...options, https: { ...http, ...tls, ...client } } as object);
}

type Gate = (message: IncomingMessage) => Promise<Refusal | undefined>;

/** What stands in front of everything; undefined: nothing does. */
function gateOf({ network, domain, log }: Parts): Gate | undefined {
  const { allowed, basic, certificate, proxies } = network;
  if (!allowed && !basic && !certificate) return undefined;
  const gate = networkGate(network);
  const certified = certificate && certificateGate(domain, { rules: certificate, proxies, log });
  return async (message) => ((await certified?.(message)) === false ? noCertificate : gate(message));
}

function passing(gate: Gate, message: IncomingMessage, reply: FastifyReply, done: (error?: Error) => void) {
  gate(message).then((refusal) => {
    if (!refusal) return done();
    reply.hijack();
    refuse(reply.raw, refusal);
  }, done);
}

/** Fastify refuses a broken address before its hooks run: without this, who stands outside would hear from inside. */
function behind(gate: Gate | undefined, fail: Fail): Fail {
  if (!gate) return fail;
  return (error, request, reply) => {
    passing(gate, request.raw, reply, (broken) => void fail(broken ?? error, request, reply));
    return reply;
  };
}
