import type { FastifyInstance, FastifyReply } from "fastify";
import { type Certificates, Reply, type Route } from "../api/request.ts";
import { audited } from "../audit/audited.ts";
import { allowCertificate } from "../auth/certificate.ts";
import { allowMethod, allowService, allowTokens } from "../auth/gate.ts";
import { identify } from "../auth/identify.ts";
import type { Passwords } from "../auth/passwords.ts";
import { checkOrigin, checkRequestToken } from "../auth/session.ts";
import type { AuditAction } from "../core/audit/kinds.ts";
import { problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import { readJsonBody } from "./body.ts";
import { asRequest, Call } from "./call.ts";
import type { Concurrency } from "./concurrency.ts";
import type { Exchanges } from "./exchanges/exchanges.ts";
import { exchangeOf } from "./exchanges/note.ts";
import { withGuestPaths } from "./guest-path.ts";
import type { Log } from "./log.ts";
import type { Proxies } from "./peer.ts";
import { errorReply } from "./problem.ts";
import { readQueryString } from "./query-string.ts";
import { commonHeaders, sendError, sendResult } from "./send.ts";
import { discardUpload, openUpload } from "./upload.ts";

export interface ApiParts {
  readonly domain: Domain;
  readonly passwords: Passwords;
  readonly concurrency: Concurrency;
  readonly log: Log;
  readonly exchanges: Exchanges;
  /** milliseconds that nothing of a body may arrive, or of a reply be taken */
  readonly bodyIdle: number;
  readonly certificates?: Certificates;
  readonly proxies?: Proxies;
}

type Methods = ReadonlyMap<string, Route>;

// What kintone's front end lets through; longer queries are sent by POST with X-HTTP-Method-Override.
const longestUrl = 8192;

function tooLong(reply: FastifyReply, concurrency: Concurrency): FastifyReply {
  reply.status(414).headers(commonHeaders(concurrency)).type("text/html; charset=utf-8");
  return reply.send("<h1>414 Request-URI Too Large</h1>");
}

/** Every method goes through one handler per path: which one counts is known only after the override header. */
const allMethods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

export function addApi(server: FastifyInstance, routes: readonly Route[], parts: ApiParts): void {
  for (const [url, methods] of byPath(withGuestPaths(routes))) {
    server.route({
      method: allMethods,
      url,
      handler: (request, reply) => {
        if (request.url.length > longestUrl) return tooLong(reply, parts.concurrency);
        // From here on the reply is ours: Fastify's own way of sending costs as much as a small query.
        reply.hijack();
        void answer(new Call(request, reply, parts), methods, parts);
      },
    });
  }
}

function byPath(routes: readonly Route[]): Map<string, Map<string, Route>> {
  const paths = new Map<string, Map<string, Route>>();
  for (const route of routes) {
    const methods = paths.get(route.path) ?? new Map<string, Route>();
    methods.set(route.method, route);
    paths.set(route.path, methods);
  }
  return paths;
}

/** The way of a request, from the concurrency gate to the reply. */
async function answer(call: Call, methods: Methods, parts: ApiParts): Promise<void> {
  const { concurrency, exchanges } = parts;
  const turn = new Turn(concurrency);
  // What anybody may send counts when it has arrived: strangers who never end what they send hold nobody up.
  const open = methods.get(call.method)?.by.length === 0;
  let route: Route | undefined;
  try {
    if (!open) await turn.take(call);
    call.step = "route";
    route = routeOf(call, methods);
    await who(call, route);
    await what(call, route, parts.bodyIdle);
    if (open) await turn.take(call);
    if (route.audit && call.actor) call.domain = audited(call.domain, askedOf(call, call.actor, route.audit));
    call.step = "handler";
    const result = await route.handler(asRequest(call));
    call.step = "done";
    await sendResult(call, result, parts);
    exchanges.allowed(exchangeOf(call, route, result instanceof Reply ? result.status : 200));
  } catch (error) {
    refuse(call, route, error, parts);
  } finally {
    turn.end();
    if (call.upload) discardUpload(call.message);
  }
}

/** A call's place among those that run at once. */
class Turn {
  readonly #concurrency: Concurrency;
  #asked = false;
  #entered = false;

  constructor(concurrency: Concurrency) {
    this.#concurrency = concurrency;
  }

  async take(call: Call): Promise<void> {
    call.step = "count";
    this.#asked = true;
    const entering = this.#concurrency.enter();
    this.#entered = typeof entering === "boolean" ? entering : await entering;
    if (!this.#entered) throw problem("GAIA_TO04");
  }

  end(): void {
    if (this.#asked) this.#concurrency.leave(this.#entered);
  }
}

function refuse(call: Call, route: Route | undefined, error: unknown, parts: ApiParts): void {
  const { concurrency, log, exchanges } = parts;
  if (call.reply.raw.headersSent) return void call.reply.raw.destroy();
  // kintone answers this one in English whatever the domain's language is.
  const language = call.step === "count" ? call.languageOf("en") : call.language;
  const reply = errorReply(error, call.asked, language, log);
  sendError(call, reply, concurrency);
  const { problem, said: body, status } = reply;
  exchanges.refused(exchangeOf(call, route, status, { problem, body, language }), body.id);
}

function routeOf({ method, asked, guestSpace }: Call, methods: Methods): Route {
  const route = methods.get(method);
  if (Number.isNaN(guestSpace)) throw problem("CB_NF01", { path: asked.path });
  if (!route) throw problem("CB_NF02", { method, path: asked.path });
  return route;
}

const askedOf = ({ address, given, path, asked }: Call, actor: Actor, action: AuditAction) => ({
  action,
  actor,
  address,
  given,
  path,
  own: /^\/tonari\/v1\/me(?:\/|$)/.test(asked.path) && path.client === undefined,
});

/** Identifies the caller by the one credential that counts, and asks whether it counts here. */
async function who(call: Call, route: Route): Promise<void> {
  // Signing in needs no credential, but no other site may do it with somebody's browser either.
  if (route.by.length === 0) return requireOwnPage(call);
  call.step = "credential";
  const identified = identify(call, route.path);
  const known = identified instanceof Promise ? await identified : identified;
  if (!known) throw problem("CB_AU01");
  call.actor = known.actor;
  call.session = known.session;
  allowCertificate(call.boundUser, known.actor);
  call.step = "method";
  allowMethod(route, known.actor);
  call.step = "service";
  allowService(route, known.actor);
  if (known.session) requireOwnPage(call);
}

/** What changes something in a browser's name must come from a page of ours. */
function requireOwnPage(call: Call): void {
  call.step = "origin";
  if (call.method !== "GET") checkOrigin(call.source);
}

/** Reads what is asked, and asks whether the caller's token or page may ask it. */
async function what(call: Call, route: Route, idle: number): Promise<void> {
  call.step = "body";
  const query = readQueryString(call.search);
  if (route.upload) call.upload = await openUpload(call, { query, idle });
  else call.take(query, await readJsonBody(call.message, idle));
  call.step = "page";
  if (call.session && call.method !== "GET" && !route.upload) {
    checkRequestToken({ session: call.session, requestToken: call.requestToken });
  }
  call.step = "token";
  if (call.actor?.tokens) await allowTokens(route, call.actor.tokens, call.given, call.domain.store.view);
}
