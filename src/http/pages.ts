import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sessionView } from "../api/session.ts";
import { customizationFor } from "../apps/customization.ts";
import { cookieOf, expiredCookie } from "../auth/cookie.ts";
import { findSession, type OpenSession } from "../auth/session.ts";
import { chooseLanguage, type Language } from "../core/errors/language.ts";
import { safeRedirect } from "../core/redirect.ts";
import type { Domain } from "../domain.ts";
import { signOut } from "../users/sign-out.ts";
import { addAuthorizationPage } from "./authorization-page.ts";
import { boundUser } from "./certificate.ts";
import {
  actorOf,
  addCustomizationFiles,
  appOfPage,
  customized,
  customizedPolicy,
  type Policy,
  policyText,
} from "./customization.ts";
import type { Exchanges } from "./exchanges/exchanges.ts";
import { isApiPath } from "./guest-path.ts";
import { addressOf, isSecure, type Proxies } from "./peer.ts";

interface PageParts {
  readonly domain: Domain;
  readonly exchanges: Exchanges;
  readonly proxies?: Proxies;
  /** what `vite build` made */
  readonly webFolder: string;
}

// Mantine writes style elements; everything else comes from our own files.
const policy: Policy = {
  "default-src": ["'self'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:", "blob:"],
  "media-src": ["'self'", "blob:"],
  "object-src": ["'none'"],
  "base-uri": ["'self'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'self'"],
};

const pageHeaders = {
  "Content-Security-Policy": policyText(policy),
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "SAMEORIGIN",
  "Referrer-Policy": "same-origin",
  "Cache-Control": "no-store",
};

const screens = ["/k", "/k/*", "/admin", "/admin/*", "/settings", "/settings/*", "/tonari/docs"];

export function addPages(server: FastifyInstance, parts: PageParts): void {
  const { domain, webFolder, exchanges, proxies } = parts;
  const page = readPage(webFolder);
  const isOverTls = ({ raw }: FastifyRequest) => isSecure(raw, proxies, domain);
  /** A session of another user than the client certificate's counts no more here than in the API. */
  async function sessionOf(request: FastifyRequest): Promise<OpenSession | undefined> {
    const cookie = cookieOf(request.headers.cookie, isOverTls(request));
    const session =
      cookie === undefined ? undefined : await findSession(domain, cookie, addressOf(request.raw, proxies));
    const only = boundUser(request.raw);
    return only === undefined || session?.user.id === only ? session : undefined;
  }

  server.get("/", (_request, reply) => reply.redirect("/k/"));
  for (const path of screens) {
    server.get(path, async (request, reply) => {
      if (isApiPath(request.url)) return reply.callNotFound();
      const session = await sessionOf(request);
      if (!session) return reply.redirect(`/login?redirect=${encodeURIComponent(request.url)}`);
      const language = languageOf(domain, request, session.user.locale);
      const boot = await sessionView(domain, session, language);
      return sendPage(reply, page, boot, await extrasOf(domain, session, request.url));
    });
  }
  server.get("/login", async (request, reply) => {
    if (await sessionOf(request)) return reply.redirect(safeRedirect(redirectOf(request)));
    const language = languageOf(domain, request);
    const { timeZone } = domain;
    return sendPage(reply, page, { user: null, language, domain: { language: domain.language, timeZone } });
  });
  server.get("/logout", async (request, reply) => {
    // A link on another site must not sign anybody out; "same-site" is another port or a neighbour's host.
    const site = request.headers["sec-fetch-site"] ?? "none";
    if (site !== "none" && site !== "same-origin") return reply.redirect("/k/");
    const secure = isOverTls(request);
    await signOut(domain, cookieOf(request.headers.cookie, secure), addressOf(request.raw, proxies));
    return reply.header("Set-Cookie", expiredCookie(secure)).redirect("/login");
  });
  addCustomizationFiles(server, { domain, sessionOf });
  addAuthorizationPage(server, {
    domain,
    exchanges,
    proxies,
    sessionOf,
    languageOf: (request, setting) => languageOf(domain, request, setting),
    send: (reply, boot) => sendPage(reply, page, boot),
  });
  addAssets(server, webFolder);
}

/** An app's pages bring its JavaScript and CSS along. */
async function extrasOf(domain: Domain, session: OpenSession, url: string): Promise<Extras | undefined> {
  const app = appOfPage(url);
  const files = app && (await customizationFor(domain.store.view, await actorOf(domain, session), app));
  if (!files || files.js.length + files.css.length === 0) return undefined;
  return { policy: customizedPolicy(policy, files), into: (html) => customized(html, app, files) };
}
interface Extras {
  readonly policy: Policy;
  into(html: string): string;
}

function languageOf({ language }: Domain, { headers }: FastifyRequest, setting?: string): Language {
  return chooseLanguage({ setting, acceptLanguage: headers["accept-language"], domain: language });
}

function redirectOf({ url }: FastifyRequest): string | null {
  return new URL(url, "http://localhost").searchParams.get("redirect");
}

const placeholder = /(<script type="application\/json" id="boot">)null(<\/script>)/;

function readPage(folder: string): string | undefined {
  const file = join(folder, "index.html");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function sendPage(
  reply: FastifyReply,
  page: string | undefined,
  boot: object,
  extras?: Extras,
): FastifyReply {
  reply.headers(pageHeaders);
  if (extras) reply.header("Content-Security-Policy", policyText(extras.policy));
  if (page === undefined)
    return reply.status(503).type("text/plain").send("The pages are not built: npm run build");
  const html = (extras ? extras.into(page) : page).replace(
    placeholder,
    (_whole, open: string, close: string) => open + scriptJson(boot) + close,
  );
  return reply.type("text/html; charset=utf-8").send(html);
}

/** JSON that cannot end the script element it stands in. */
function scriptJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Files with a digest in their name never change; the others (icons) are asked for again. */
function addAssets(server: FastifyInstance, folder: string): void {
  const assets = join(folder, "assets");
  const common = { index: false as const, setHeaders: noSniff };
  if (existsSync(assets)) {
    server.register(fastifyStatic, {
      ...common,
      root: assets,
      prefix: "/assets/",
      immutable: true,
      maxAge: "1y",
    });
  }
  if (existsSync(folder)) {
    const options = { ...common, root: folder, prefix: "/", wildcard: false, decorateReply: false };
    server.register(fastifyStatic, { ...options, globIgnore: ["index.html", "assets/**"] });
  }
}

function noSniff(reply: FastifyReply): void {
  reply.header("X-Content-Type-Options", "nosniff");
}
