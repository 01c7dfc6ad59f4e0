import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ApiRequest, Certificates, Upload } from "../api/request.ts";
import type { Passwords } from "../auth/passwords.ts";
import type { Step } from "../core/decisions/decision.ts";
import { chooseLanguage, type Language } from "../core/errors/language.ts";
import type { Given } from "../core/input/given.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import type { Session } from "../store/store.ts";
import { boundUser } from "./certificate.ts";
import type { Exchanges } from "./exchanges/exchanges.ts";
import { guestSpaceOf } from "./guest-path.ts";
import { addressOf, isSecure, originOf, type Proxies } from "./peer.ts";
import type { Asked } from "./problem.ts";

const overrides = new Set(["GET", "POST", "PUT", "DELETE"]);
const requestTokenName = "__REQUEST_TOKEN__";

interface Around {
  readonly domain: Domain;
  readonly passwords: Passwords;
  readonly exchanges: Exchanges;
  readonly certificates?: Certificates;
  readonly proxies?: Proxies;
}

/** One request on its way: what is known of it grows step by step. Handlers see it as an ApiRequest. */
export class Call {
  /** once the caller is known: one that notes what they change */
  domain: Domain;
  readonly passwords: Passwords;
  readonly proxies: Proxies;
  readonly exchanges: Exchanges;
  readonly certificates: Certificates | undefined;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly message: IncomingMessage;
  readonly path: Readonly<Record<string, string>>;
  readonly guestSpace: number | null;
  /** after X-HTTP-Method-Override: only on POST, only in upper case */
  readonly method: string;
  readonly began = performance.now();
  /** what is being decided */
  step: Step = "count";
  actor: Actor | undefined;
  session: Session | undefined;
  upload: Upload | undefined;
  given: Given = {};
  requestToken: unknown;

  constructor(
    request: FastifyRequest,
    reply: FastifyReply,
    { domain, passwords, exchanges, certificates, proxies }: Around,
  ) {
    this.domain = domain;
    this.passwords = passwords;
    this.exchanges = exchanges;
    this.certificates = certificates;
    this.proxies = proxies;
    this.request = request;
    this.reply = reply;
    this.message = request.raw;
    this.path = request.params as Record<string, string>;
    this.guestSpace = guestSpaceOf(this.path.guestSpace);
    this.method = effectiveMethod(request.raw);
  }

  /** A name comes at most once: Node joins what is repeated. */
  readonly header = (name: string): string | undefined => {
    const value = this.message.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  };

  /**
   * The query string, and the body over it; the page's token is no parameter. A POST or PUT takes nothing else from
   * its address: addresses end up in histories and in the logs of proxies, and any site can make a browser send one.
   */
  take(query: Given, body: Given): void {
    const inBody = this.method === "POST" || this.method === "PUT";
    const merged = isEmpty(query) ? body : isEmpty(body) ? query : mergeGiven(query, body);
    this.requestToken = Object.hasOwn(merged, requestTokenName) ? merged[requestTokenName] : undefined;
    const given = inBody ? body : merged;
    this.given = this.requestToken === undefined ? given : without(given, requestTokenName);
  }

  get search(): string {
    const url = this.message.url ?? "";
    const at = url.indexOf("?");
    return at < 0 ? "" : url.slice(at + 1);
  }

  get language(): Language {
    return this.languageOf(this.domain.language);
  }

  languageOf(domain: Language): Language {
    const { locale } = this.actor?.user ?? {};
    return chooseLanguage({ setting: locale, acceptLanguage: this.header("accept-language"), domain });
  }

  get secure(): boolean {
    return isSecure(this.message, this.proxies, this.domain);
  }

  get boundUser(): number | undefined {
    return boundUser(this.message);
  }

  get address(): string {
    return addressOf(this.message, this.proxies);
  }

  get origin(): string {
    return originOf(this.message, this.proxies, this.domain);
  }

  get source() {
    return {
      origin: this.header("origin"),
      hosts: [this.header("host"), this.header("x-forwarded-host")],
      publicUrl: this.domain.publicUrl,
    };
  }

  get asked(): Asked {
    const url = this.message.url ?? "";
    const { method, user } = this.actor ?? {};
    return {
      method: this.method,
      path: url.slice(0, url.length - this.search.length).replace(/\?$/, ""),
      ...(method && { by: method }),
      ...(user && { user: user.code }),
    };
  }
}

/** The same call, once it is known who asks. A route that nobody need sign in for does without. */
export function asRequest(call: Call): ApiRequest {
  return call as Call & { actor: Actor };
}

function effectiveMethod({ method = "GET", headers }: IncomingMessage): string {
  const override = headers["x-http-method-override"];
  return method === "POST" && typeof override === "string" && overrides.has(override) ? override : method;
}

function isEmpty(given: Given): boolean {
  for (const _ in given) return false;
  return true;
}

// Through entries: assigning would treat a parameter called "__proto__" as JavaScript's own.
function mergeGiven(query: Given, body: Given): Given {
  return Object.fromEntries([...Object.entries(query), ...Object.entries(body)]);
}

function without(given: Given, name: string): Given {
  return Object.fromEntries(Object.entries(given).filter(([key]) => key !== name));
}
