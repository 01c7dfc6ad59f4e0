import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sessionView } from "../api/session.ts";
import { actingUser } from "../auth/method.ts";
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
import type { Exchanges } from "./exchanges/exchanges.ts";
import { noteOAuth, type OAuthRefusal } from "./exchanges/oauth.ts";
import { addressOf, type Proxies } from "./peer.ts";
import { newErrorId } from "./request-id.ts";

interface Pages {
  readonly domain: Domain;
  readonly exchanges: Exchanges;
  readonly proxies?: Proxies;
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
    const began = performance.now();
    const session = await pages.sessionOf(request);
    const note = (status: number, refused: OAuthRefusal) =>
      noteRefusal(pages, request, { began, status, refused, session });
    const boot = await bootOf(pages, request, session);
    try {
      const { view } = pages.domain.store;
      const authorization = await readAuthorization(view, queryOf(request));
      if (!session) return reply.redirect(`/login?redirect=${encodeURIComponent(request.url)}`);
      await requireUser(view, authorization.client, session.user.id);
      return pages.send(reply, { ...boot, authorization: asked(authorization) });
    } catch (error) {
      if (error instanceof RefusedAuthorization) {
        const { back, reason } = error;
        await note(302, { code: reason.error, message: reason.message });
        return reply.header("Cache-Control", "no-store").redirect(backWithError(back, reason));
      }
      if (error instanceof Stranger) {
        const { why } = error;
        const id = await note(statuses[why], { code: why, message: says[why] });
        return pages.send(reply.status(statuses[why]), { ...boot, authorization: { refused: why, id } });
      }
      throw error;
    }
  });
}

const statuses = { unknownClient: 400, wrongEndpoint: 400, notAllowed: 403 };
/** for the log; the user reads the page's own words */
const says = {
  unknownClient: "no application has this client_id",
  wrongEndpoint: "redirect_uri is not the registered redirect endpoint",
  notAllowed: "the user is not ticked at the application",
};

interface Noted {
  readonly began: number;
  readonly status: number;
  readonly refused: OAuthRefusal;
  readonly session: OpenSession | undefined;
}

/** The id under which the log of exchanges finds it. */
async function noteRefusal(
  { domain, exchanges, proxies }: Pages,
  request: FastifyRequest,
  { began, status, refused, session }: Noted,
): Promise<string> {
  const id = newErrorId();
  const parameters = queryOf(request);
  const clientId = parameters.get("client_id") ?? undefined;
  const asked = { method: "GET", path: "/oauth2/authorization", began, status, parameters, clientId };
  const address = addressOf(request.raw, proxies);
  const user = session && actingUser(session.user, domain.timeZone);
  await noteOAuth(domain, exchanges, { ...asked, address, ...(user && { user }) }, { ...refused, id });
  return id;
}

async function bootOf(
  { domain, languageOf }: Pages,
  request: FastifyRequest,
  session: OpenSession | undefined,
) {
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
