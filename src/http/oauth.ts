import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import { openLogo } from "../oauth/clients/logo.ts";
import { OAuthError } from "../oauth/error.ts";
import { metadata } from "../oauth/metadata.ts";
import { answerToken } from "../oauth/token/answer.ts";
import { claimedClient, type Form } from "../oauth/token/authenticate-client.ts";
import { revokeToken } from "../oauth/token/revoke.ts";
import { readBytes } from "./body.ts";
import type { Exchanges } from "./exchanges/exchanges.ts";
import { noteOAuth } from "./exchanges/oauth.ts";
import type { Log } from "./log.ts";
import { addressOf, originOf, type Proxies } from "./peer.ts";
import { newErrorId } from "./request-id.ts";

interface OAuthParts {
  readonly domain: Domain;
  readonly log: Log;
  readonly exchanges: Exchanges;
  readonly proxies?: Proxies;
}

/** What applications call: the protocol's own requests, and answers in its form instead of kintone's. */
export function addOAuth(server: FastifyInstance, parts: OAuthParts): void {
  const { domain, log, exchanges, proxies } = parts;
  const endpoint = (path: string, answer: (form: Form) => Promise<object>) =>
    server.post(path, async (request, reply) => {
      const began = performance.now();
      const address = addressOf(request.raw, proxies);
      let form: Form = { authorization: undefined, parameters: new URLSearchParams(), address };
      reply.headers(notKept);
      const note = (status: number, refused?: Parameters<typeof noteOAuth>[3]) => {
        const asked = { method: "POST", path, address, began, status, parameters: form.parameters };
        return noteOAuth(domain, exchanges, { ...asked, clientId: claimedClient(form) }, refused);
      };
      try {
        form = await readForm(request, address);
        const answered = await answer(form);
        await note(200);
        return reply.send(answered);
      } catch (error) {
        const { error: code, message, status } = refusalOf(error);
        const id = newErrorId();
        log.info({ id, method: "POST", path, status, code, why: message }, "refused");
        await note(status, { id, code, message });
        if (status === 401) reply.header("WWW-Authenticate", 'Basic realm="OAuth clients", charset="UTF-8"');
        // The protocol lets an answer say more than it names.
        return reply.status(status).send({ error: code, error_description: message, id });
      }
    });
  endpoint("/oauth2/token", (form) => answerToken(domain, form));
  endpoint("/oauth2/revoke", async (form) => {
    await revokeToken(domain, form);
    return {};
  });
  server.get("/.well-known/oauth-authorization-server", (request, reply) =>
    reply.headers(notKept).send(metadata(originOf(request.raw, proxies, domain))),
  );
  server.get("/oauth2/logo/:key", (request, reply) => sendLogo(domain, request, reply));
}

const notKept = {
  "Cache-Control": "no-store",
  Pragma: "no-cache",
  "X-Content-Type-Options": "nosniff",
};

const formLimit = 64 * 1024;

async function readForm({ raw }: FastifyRequest, address: string): Promise<Form> {
  const { authorization, "content-type": type = "" } = raw.headers;
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    throw new OAuthError("invalid_request", "the body must be application/x-www-form-urlencoded");
  const text = (await readBytes(raw, formLimit)).toString("utf8");
  return { authorization, parameters: new URLSearchParams(text), address };
}

function refusalOf(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error;
  if (error instanceof Problem) return new OAuthError("invalid_request", "the body cannot be read");
  throw error;
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
