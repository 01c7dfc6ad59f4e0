import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { customizationFile } from "../apps/customization.ts";
import { actorBy, withBelonging } from "../auth/method.ts";
import type { OpenSession } from "../auth/session.ts";
import type { CustomizeEntry, CustomizeFiles } from "../core/apps/settings.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";

/** The JavaScript and CSS of an app on its way into the app's pages. */

/** `/k/7/`, `/k/7/show`, `/k/7/edit`: pages of records, where an app's customization runs. */
export function appOfPage(url: string): number | undefined {
  const id = /^\/k\/([1-9]\d{0,14})(?:[/?]|$)/.exec(url)?.[1];
  return id === undefined ? undefined : Number(id);
}

export function actorOf(domain: Domain, { user }: OpenSession): Promise<Actor> {
  return withBelonging(domain, actorBy("session", user, domain));
}

/**
 * The page with the app's styles and scripts. Scripts are put off (`defer`), and so they run in their order, after the
 * page's own bundle has made `window.kintone`, and before DOMContentLoaded, from when on the page fires events.
 */
export function customized(html: string, app: number, { js, css }: CustomizeFiles): string {
  const styles = css.map((entry) => `<link rel="stylesheet" href="${addressOf(app, entry)}" data-customize>`);
  const scripts = js.map((entry) => `<script defer src="${addressOf(app, entry)}" data-customize></script>`);
  return html
    .replace("</head>", () => `${styles.join("")}</head>`)
    .replace("</body>", () => `${scripts.join("")}</body>`);
}

function addressOf(app: number, entry: CustomizeEntry): string {
  const url =
    entry.type === "URL"
      ? new URL(entry.url).href
      : `/tonari/customize/${app}/${entry.fileKey}/${encodeURIComponent(entry.name)}`;
  return url.replace(/[&"'<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * What such a page may load. Scripts and styles: our own and exactly those that the app lists, besides `eval`, which
 * libraries for the browser live by. The scripts themselves may show pictures from and talk to any host over TLS, as
 * the people who wrote them for kintone are used to.
 */
export function customizedPolicy(policy: Policy, { js, css }: CustomizeFiles): Policy {
  return {
    ...policy,
    "script-src": ["'self'", ...(js.length > 0 ? ["'unsafe-eval'"] : []), ...sources(js)],
    "style-src": ["'self'", "'unsafe-inline'", ...sources(css)],
    "img-src": ["'self'", "data:", "blob:", "https:"],
    "media-src": ["'self'", "data:", "blob:", "https:"],
    "font-src": ["'self'", "data:", "https:"],
    "connect-src": ["'self'", "data:", "blob:", "https:", "wss:"],
    "frame-src": ["'self'", "blob:", "https:"],
    "worker-src": ["'self'", "blob:"],
  };
}
export type Policy = Readonly<Record<string, readonly string[]>>;

export const policyText = (policy: Policy) =>
  Object.entries(policy)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");

/** Longer lists name hosts only: some servers and proxies refuse long headers. */
const longest = 3000;

function sources(entries: readonly CustomizeEntry[]): string[] {
  const urls = entries.flatMap((entry) => (entry.type === "URL" ? new URL(entry.url) : []));
  // A query is no part of a source, and these two signs would end it.
  const exact = urls.map(({ origin, pathname }) =>
    `${origin}${pathname}`.replaceAll(";", "%3B").replaceAll(",", "%2C"),
  );
  const list = [...new Set(exact)];
  return list.join(" ").length <= longest ? list : [...new Set(urls.map(({ origin }) => origin))];
}

interface FileParts {
  readonly domain: Domain;
  sessionOf(request: FastifyRequest): Promise<OpenSession | undefined>;
}

/** The files themselves: for whom the page loads them, and for nobody else. */
export function addCustomizationFiles(server: FastifyInstance, { domain, sessionOf }: FileParts): void {
  server.get("/tonari/customize/:app/:key/*", async (request, reply) => {
    const { app = "", key = "" } = request.params as Record<string, string>;
    const session = await sessionOf(request);
    const found =
      session && /^[1-9]\d{0,14}$/.test(app) && /^\w{1,100}$/.test(key)
        ? await customizationFile(domain.store.view, await actorOf(domain, session), Number(app), key)
        : undefined;
    const content = found && (await domain.store.blobs.get(found.file.hash));
    if (!content) return missing(reply);
    const type = found.kind === "js" ? "text/javascript" : "text/css";
    return reply
      .headers({
        "Content-Type": `${type}; charset=utf-8`,
        "Content-Length": found.file.size,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        // A key stands for one content for good.
        "Cache-Control": "private, max-age=31536000, immutable",
      })
      .send(Readable.from(content));
  });
}

/** Whoever may not load it learns nothing about it. */
function missing(reply: FastifyReply): FastifyReply {
  return reply.status(404).header("Cache-Control", "no-store").type("text/plain").send("Not found");
}
