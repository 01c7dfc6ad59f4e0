import { digestOf } from "../../auth/digest.ts";
import type { OAuthClient, OAuthGrant, Writer } from "../../store/store.ts";
import { OAuthError, required, single } from "../error.ts";
import type { GrantType } from "./grant-type.ts";
import { issueAccess } from "./issue.ts";
import { requireActiveUser } from "./require-active-user.ts";

/** Another access token (RFC 6749, 6). The refresh token stays as it is, as kintone's do. */
export const refreshToken: GrantType = {
  name: "refresh_token",
  answer(domain, client, { parameters: given, address }) {
    const digest = digestOf(required(given, "refresh_token"));
    const wanted = single(given, "scope");
    return domain.store.write(async (store) => {
      const grant = await ownGrant(store, digest, client);
      await requireActiveUser(store, grant);
      const scopes = narrowed(grant, wanted);
      await store.oauth.touchGrant(grant.id, domain.now(), address);
      return issueAccess(store, domain, { id: grant.id, scopes });
    });
  },
};

async function ownGrant(store: Writer, digest: string, { id }: OAuthClient): Promise<OAuthGrant> {
  const grant = await store.oauth.grantByRefresh(digest);
  if (grant?.clientId !== id) throw new OAuthError("invalid_grant", "the refresh token is unknown");
  return grant;
}

/** A client may ask for less than it was given, never for more. */
function narrowed({ scopes }: OAuthGrant, wanted: string | undefined): readonly string[] {
  if (wanted === undefined) return scopes;
  const named = [...new Set(wanted.split(" ").filter((name) => name !== ""))];
  if (named.length === 0 || named.some((name) => !scopes.includes(name)))
    throw new OAuthError("invalid_scope", "scope names more than was granted");
  return named;
}
