import type { TokenGrant } from "../../core/permissions/actor.ts";
import type { ApiToken, Reader } from "../../store/store.ts";
import { tokenDigest } from "./text.ts";

export interface FoundToken {
  readonly grant: TokenGrant;
  readonly secret: ApiToken;
  /** when this text grants nothing any more though nobody changes anything; Infinity: never */
  readonly endsAt: number;
}
/** Why a text grants nothing, in the words of the administrators' log. */
export type Useless = "unknown, removed or draft" | "the token has expired" | "the token was replaced";

/**
 * What each of these texts grants, as the live settings of its app say. One query for all of them; a second one only
 * when a text is unknown, for those that were replaced.
 */
export async function findTokens(
  store: Reader,
  texts: readonly string[],
  now: number,
): Promise<(FoundToken | Useless)[]> {
  const digests = texts.map(tokenDigest);
  const found = new Map((await store.tokens.byDigests(digests)).map((token) => [token.digest, token]));
  if (found.size < digests.length) {
    for (const token of await store.tokens.byOldDigests(digests)) {
      if (token.oldDigest !== null && !found.has(token.oldDigest)) found.set(token.oldDigest, token);
    }
  }
  const tokens: (FoundToken | Useless)[] = [];
  for (const digest of digests) tokens.push(await checked(store, digest, found.get(digest), now));
  return tokens;
}

async function checked(
  store: Reader,
  digest: string,
  secret: ApiToken | undefined,
  now: number,
): Promise<FoundToken | Useless> {
  const documents = secret && (await store.apps.documents(secret.appId));
  const setting = documents?.live?.tokens.find(({ id }) => id === secret?.id);
  if (!secret || !setting) return "unknown, removed or draft";
  const replacedAt = secret.digest === digest ? Number.POSITIVE_INFINITY : (secret.oldUntil ?? 0);
  const expiresAt = secret.expiresAt ?? Number.POSITIVE_INFINITY;
  if (replacedAt <= now) return "the token was replaced";
  if (expiresAt <= now) return "the token has expired";
  const { id: tokenId, appId } = secret;
  const grant = { tokenId, appId, permissions: setting.permissions };
  return { secret, grant, endsAt: Math.min(replacedAt, expiresAt) };
}
