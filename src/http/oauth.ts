import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import { openLogo } from "../oauth/clients/logo.ts";
import { OAuthError } from "../oauth/error.ts";
import { metadata } from "../oauth/metadata.ts";
import { answerToken } from "../oauth/token/answer.ts";
import type { Form } from "../oauth/token/authenticate-client.ts";
import { revokeToken } from "../oauth/token/revoke.ts";
import { readBytes } from "./body.ts";
import type { Log } from "./log.ts";
import { forwarded, isSecure, type Proxies } from "./peer.ts";

interface OAuthParts {
  readonly domain: Domain;
  readonly log: Log;
  readonly proxies?: Proxies;
}

/** What applications call: the protocol's own requests, and answers in its form instead of kintone's. */
export function addOAuth(server: FastifyInstance, { domain, log, proxies }: OAuthParts): void {
  const endpoint = (url: string, answer: (form: Form) => Promise<object>) =>
    server.post(url, async (request, reply) => {
      reply.headers(notKept);
      try {
        return reply.send(await answer(await readForm(request)));
      } catch (error) {
        return sendError(reply, refusalOf(error), { log, path: url });
      }
    });
  endpoint("/oauth2/token", (form) => answerToken(domain, form));
  endpoint("/oauth2/revoke", async (form) => {
    await revokeToken(domain, form);
    return {};
  });
  server.get("/.well-known/oauth-authorization-server", (request, reply) =>
    reply.headers(notKept).send(metadata(issuerOf(request, proxies))),
  );
  server.get("/oauth2/logo/:key", (request, reply) => sendLogo(domain, request, reply));
}

const notKept = {
  "Cache-Control": "no-store",
  Pragma: "no-cache",
  "X-Content-Type-Options": "nosniff",
};

const formLimit = 64 * 1024;

async function readForm({ raw }: FastifyRequest): Promise<Form> {
  const { authorization, "content-type": type = "" } = raw.headers;
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    throw new OAuthError("invalid_request", "the body must be application/x-www-form-urlencoded");
  const text = (await readBytes(raw, formLimit)).toString("utf8");
  return { authorization, parameters: new URLSearchParams(text) };
}

function refusalOf(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error;
  if (error instanceof Problem) return new OAuthError("invalid_request", "the body cannot be read");
  throw error;
}

function sendError(
  reply: FastifyReply,
  { error, status, message }: OAuthError,
  { log, path }: { readonly log: Log; readonly path: string },
): FastifyReply {
  log.info({ method: "POST", path, status, code: error, why: message }, "refused");
  if (status === 401) reply.header("WWW-Authenticate", 'Basic realm="OAuth clients", charset="UTF-8"');
  return reply.status(status).send({ error, error_description: message });
}

/** The address by which the client found us, also behind a proxy of ours that says what it was asked for. */
function issuerOf({ raw }: FastifyRequest, proxies: Proxies): string {
  const asked = forwarded(raw, "x-forwarded-host", proxies);
  const host = asked !== undefined && /^[\w.:[\]-]+$/.test(asked) ? asked : (raw.headers.host ?? "localhost");
  return `${isSecure(raw, proxies) ? "https" : "http"}://${host}`;
}

async function sendLogo(domain: Domain, request: FastifyRequest, reply: FastifyReply) {
  const { key = "" } = request.params as { key?: string };
  const logo = await openLogo(domain, key);
  if (!logo) return reply.callNotFound();
  return reply
    .headers({
      "Content-Length": logo.file.size,
      // A picture never changes under its key.
      "Cache-Control": "private, max-age=31536000, immutable",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cross-Origin-Resource-Policy": "same-origin",
      "X-Content-Type-Options": "nosniff",
    })
    .type(logo.file.contentType)
    .send(Readable.from(logo.content));
}
