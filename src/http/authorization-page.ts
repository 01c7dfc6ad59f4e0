import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sessionView } from "../api/session.ts";
import type { OpenSession } from "../auth/session.ts";
import type { Language } from "../core/errors/language.ts";
import type { Domain } from "../domain.ts";
import {
  type Authorization,
  RefusedAuthorization,
  readAuthorization,
} from "../oauth/authorize/authorization.ts";
import { backWithError } from "../oauth/authorize/back.ts";
import { requireUser } from "../oauth/authorize/require-user.ts";
import { Stranger } from "../oauth/authorize/stranger.ts";
import { logoAddress } from "../oauth/clients/logo.ts";

interface Pages {
  readonly domain: Domain;
  sessionOf(request: FastifyRequest): Promise<OpenSession | undefined>;
  languageOf(request: FastifyRequest, setting?: string): Language;
  send(reply: FastifyReply, boot: object): FastifyReply;
}

/**
 * Where an application sends a user's browser. The page asks the user (web/pages/consent) and sends the decision to
 * POST /tonari/v1/oauth/consent; nothing is granted here.
 */
export function addAuthorizationPage(server: FastifyInstance, pages: Pages): void {
  server.get("/oauth2/authorization", async (request, reply) => {
    const session = await pages.sessionOf(request);
    const boot = bootOf(pages, request, session);
    try {
      const { view } = pages.domain.store;
      const authorization = await readAuthorization(view, queryOf(request));
      if (!session) return reply.redirect(`/login?redirect=${encodeURIComponent(request.url)}`);
      await requireUser(view, authorization.client, session.user.id);
      return pages.send(reply, { ...boot, authorization: asked(authorization) });
    } catch (error) {
      if (error instanceof RefusedAuthorization)
        return reply.header("Cache-Control", "no-store").redirect(backWithError(error.back, error.reason));
      if (error instanceof Stranger)
        return pages.send(reply.status(statuses[error.why]), {
          ...boot,
          authorization: { refused: error.why },
        });
      throw error;
    }
  });
}

const statuses = { unknownClient: 400, wrongEndpoint: 400, notAllowed: 403 };

function bootOf({ domain, languageOf }: Pages, request: FastifyRequest, session: OpenSession | undefined) {
  if (session) return sessionView(domain, session, languageOf(request, session.user.locale));
  const { language, timeZone } = domain;
  return { user: null, language: languageOf(request), domain: { language, timeZone } };
}

function queryOf({ url }: FastifyRequest): URLSearchParams {
  return new URL(url, "http://localhost").searchParams;
}

/** What the user is to know before deciding. */
function asked({ client, scopes }: Authorization) {
  const { name, logo, redirectEndpoint } = client;
  return { name, logo: logoAddress(logo), scopes, host: new URL(redirectEndpoint).host };
}
