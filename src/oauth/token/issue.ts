import { digestOf } from "../../auth/digest.ts";
import type { Domain } from "../../domain.ts";
import type { OAuthCode, OAuthGrant, Writer } from "../../store/store.ts";
import { accessLifetime, newGrantId, newSecret } from "../secrets.ts";

/** What the token endpoint answers. */
export interface Tokens {
  readonly access_token: string;
  /** only when a code was exchanged: it goes on working, so a refresh brings no other */
  readonly refresh_token?: string;
  readonly token_type: "bearer";
  /** seconds */
  readonly expires_in: number;
  readonly scope: string;
}

type Given = Pick<OAuthCode, "clientId" | "userId" | "scopes">;

/** What the user allowed, as a grant that lasts, with its refresh token. */
export async function issueGrant(
  store: Writer,
  domain: Domain,
  { clientId, userId, scopes }: Given,
): Promise<{ id: string; tokens: Tokens }> {
  const refresh = newSecret(domain);
  const id = newGrantId(domain);
  const now = domain.now();
  const refreshDigest = digestOf(refresh);
  await store.oauth.addGrant({
    id,
    clientId,
    userId,
    scopes,
    refreshDigest,
    createdAt: now,
    usedAt: now,
    usedFrom: null,
  });
  const access = await issueAccess(store, domain, { id, scopes });
  return { id, tokens: { ...access, refresh_token: refresh } };
}

export async function issueAccess(
  store: Writer,
  domain: Domain,
  { id: grantId, scopes }: Pick<OAuthGrant, "id" | "scopes">,
): Promise<Tokens> {
  const token = newSecret(domain);
  const expiresAt = domain.now() + accessLifetime;
  await store.oauth.addAccess({ digest: digestOf(token), grantId, scopes, expiresAt });
  return {
    access_token: token,
    token_type: "bearer",
    expires_in: accessLifetime / 1000,
    scope: scopes.join(" "),
  };
}
