import { digestOf } from "../../auth/digest.ts";
import type { OAuthClient, OAuthCode, Writer } from "../../store/store.ts";
import { OAuthError, required, single } from "../error.ts";
import { checkVerifier } from "./check-verifier.ts";
import type { GrantType } from "./grant-type.ts";
import { issueGrant, type Tokens } from "./issue.ts";
import { requireActiveUser } from "./require-active-user.ts";

/** A code for tokens (RFC 6749, 4.1.3). */
export const authorizationCode: GrantType = {
  name: "authorization_code",
  async answer(domain, client, { parameters: given }) {
    const digest = digestOf(required(given, "code"));
    const endpoint = required(given, "redirect_uri");
    const verifier = single(given, "code_verifier");
    const answer = await domain.store.write(async (store): Promise<Tokens | OAuthError> => {
      const code = await ownCode(store, digest, client);
      // A value, because throwing would undo the revocation.
      if (code.grantId !== null) return revokeReplayed(store, code.grantId);
      refuseExpired(code, domain.now());
      refuseOtherEndpoint(code, endpoint);
      checkVerifier(code, verifier);
      await requireActiveUser(store, code);
      const { id, tokens } = await issueGrant(store, domain, code);
      await store.oauth.spendCode(digest, id);
      return tokens;
    });
    if (answer instanceof OAuthError) throw answer;
    return answer;
  },
};

const refused = (why: string) => new OAuthError("invalid_grant", why);

/** Another client's code is as good as none, and stays good for the one whose it is. */
async function ownCode(store: Writer, digest: string, { id }: OAuthClient): Promise<OAuthCode> {
  const code = await store.oauth.lockCode(digest);
  if (code?.clientId !== id) throw refused("the code is unknown");
  return code;
}

/** Somebody has a copy of the code, and nobody can tell which of the two is the thief. */
async function revokeReplayed(store: Writer, grantId: string): Promise<OAuthError> {
  await store.oauth.removeGrant(grantId);
  return refused("the code was used before: what it brought is revoked");
}

function refuseExpired({ expiresAt }: OAuthCode, now: number): void {
  if (expiresAt <= now) throw refused("the code has expired");
}

function refuseOtherEndpoint({ redirectEndpoint }: OAuthCode, given: string): void {
  if (redirectEndpoint !== given) throw refused("redirect_uri is not the one the code was sent to");
}
