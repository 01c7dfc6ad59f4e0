import type { NamedClient, Refusal } from "../../core/decisions/decision.ts";
import { masked } from "../../core/decisions/mask.ts";
import { type Actor, nowhere } from "../../core/permissions/actor.ts";
import type { Domain } from "../../domain.ts";
import type { Exchange } from "./exchange.ts";
import type { Exchanges } from "./exchanges.ts";

/** A request of the OAuth protocol, and how it ended. */
export interface OAuthExchange {
  readonly method: string;
  readonly path: string;
  readonly address: string;
  readonly began: number;
  readonly status: number;
  readonly parameters: URLSearchParams;
  /** as the request says */
  readonly clientId: string | undefined;
  /** the authorization page: who is signed in */
  readonly user?: Actor["user"];
}

/** What an application was answered, with words for its developer. */
export type OAuthRefusal = Pick<Refusal, "code" | "message">;

/** Nothing else is kept of what comes, because people put secrets where they do not belong. */
const open = [
  "grant_type",
  "client_id",
  "redirect_uri",
  "response_type",
  "scope",
  "code_challenge",
  "code_challenge_method",
  "token_type_hint",
];
const secret = ["client_secret", "code", "code_verifier", "refresh_token", "state", "token"];
const longest = 300;

export async function noteOAuth(
  domain: Domain,
  exchanges: Exchanges,
  asked: OAuthExchange,
  refused?: OAuthRefusal & { readonly id: string },
): Promise<void> {
  const { method, path, address, status, began, user } = asked;
  const exchange: Exchange = {
    at: domain.now(),
    duration: performance.now() - began,
    method,
    path,
    address,
    came: () => ({ presented: user ? ["session"] : [], basic: false }),
    actor: user && { method: "session", user, belonging: nowhere },
    route: undefined,
    step: refused ? "oauth" : "done",
    status,
    refusal: refused && refusalOf(refused),
    given: kept(asked.parameters),
    ...(await clientOf(domain, asked.clientId)),
  };
  if (refused) exchanges.refused(exchange, refused.id);
  else exchanges.allowed(exchange);
}

function refusalOf({ code, message }: OAuthRefusal): Refusal {
  return { code, reason: code, message, language: "en", why: null, errors: {} };
}

function kept(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...open, ...secret]
      .filter((name) => parameters.has(name))
      .map((name) => [name, open.includes(name) ? (parameters.get(name) ?? "").slice(0, longest) : masked]),
  );
}

async function clientOf({ store }: Domain, given: string | undefined): Promise<{ client?: NamedClient }> {
  if (given === undefined || given === "") return {};
  const known = given.includes("\0") ? undefined : await store.view.oauth.client(given);
  return { client: { id: given.slice(0, longest), name: known?.name ?? null } };
}
