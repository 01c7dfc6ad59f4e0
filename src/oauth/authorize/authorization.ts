import type { Scope } from "../../core/oauth/scopes.ts";
import type { OAuthClient, Reader } from "../../store/store.ts";
import { OAuthError } from "../error.ts";
import { findClient } from "./find-client.ts";
import { readChallenge } from "./read-challenge.ts";
import { readScope } from "./read-scope.ts";
import { requireCode } from "./require-code.ts";
import { requireEndpoint } from "./require-endpoint.ts";
import { requireState } from "./require-state.ts";

/** What an application asks a user for. */
export interface Authorization {
  readonly client: OAuthClient;
  readonly state: string;
  readonly scopes: readonly Scope[];
  /** PKCE, S256 */
  readonly challenge: string | null;
}

/** Where an error goes when it is the application's: back to it, because it is known who it is. */
export interface WayBack {
  readonly client: OAuthClient;
  readonly state: string | undefined;
}
export class RefusedAuthorization extends Error {
  readonly back: WayBack;
  readonly reason: OAuthError;
  constructor(back: WayBack, reason: OAuthError) {
    super(reason.message);
    this.back = back;
    this.reason = reason;
  }
}

/**
 * RFC 6749, 4.1.1. Until client and endpoint are known to belong together nothing is sent anywhere (Stranger);
 * from then on errors go back to the application (RefusedAuthorization).
 */
export async function readAuthorization(store: Reader, given: URLSearchParams): Promise<Authorization> {
  const client = await findClient(store, given);
  requireEndpoint(client, given);
  let state: string | undefined;
  try {
    state = requireState(given);
    requireCode(given);
    return { client, state, scopes: readScope(given), challenge: readChallenge(given) };
  } catch (error) {
    throw error instanceof OAuthError ? new RefusedAuthorization({ client, state }, error) : error;
  }
}
