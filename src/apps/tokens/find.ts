import type { TokenGrant } from "../../core/permissions/actor.ts";
import type { Reader } from "../../store/store.ts";
import { tokenDigest } from "./text.ts";

/**
 * What each of these texts grants, as the live settings of its app say. Undefined: nobody knows the text, or it stands
 * in a draft only. One query for all of them, and the same work whether a text is known or not.
 */
export async function findTokens(
  store: Reader,
  texts: readonly string[],
): Promise<(TokenGrant | undefined)[]> {
  const digests = texts.map(tokenDigest);
  const found = new Map((await store.tokens.byDigests(digests)).map((token) => [token.digest, token]));
  const grants: (TokenGrant | undefined)[] = [];
  for (const digest of digests) {
    const token = found.get(digest);
    const documents = token && (await store.apps.documents(token.appId));
    const setting = documents?.live?.tokens.find(({ id }) => id === token?.id);
    grants.push(
      token && setting && { tokenId: token.id, appId: token.appId, permissions: setting.permissions },
    );
  }
  return grants;
}
