import { digestOf } from "../../auth/digest.ts";
import type { Actor } from "../../core/permissions/actor.ts";
import type { Domain } from "../../domain.ts";
import type { Writer } from "../../store/store.ts";
import { OAuthError } from "../error.ts";
import { codeLifetime, newSecret } from "../secrets.ts";
import { type Authorization, RefusedAuthorization, readAuthorization } from "./authorization.ts";
import { backWithCode, backWithError } from "./back.ts";
import { requireUser } from "./require-user.ts";

interface Decision {
  /** the query string of the page on which the user decided: everything in it is checked again */
  readonly asked: URLSearchParams;
  readonly actor: Actor;
  readonly allow: boolean;
}

/** The user allowed or denied: where the browser goes with the answer. */
export function decide(domain: Domain, { asked, actor, allow }: Decision): Promise<string> {
  return domain.store.write(async (store) => {
    try {
      const authorization = await readAuthorization(store, asked);
      await requireUser(store, authorization.client, actor.user.id);
      if (!allow) return backWithError(authorization, denied());
      return backWithCode(authorization, await issueCode(store, domain, authorization, actor.user.id));
    } catch (error) {
      if (error instanceof RefusedAuthorization) return backWithError(error.back, error.reason);
      throw error;
    }
  });
}

const denied = () => new OAuthError("access_denied", "the user denied the request");

async function issueCode(
  store: Writer,
  domain: Domain,
  { client, scopes, challenge }: Authorization,
  userId: number,
): Promise<string> {
  const code = newSecret(domain);
  const { id: clientId, redirectEndpoint } = client;
  const expiresAt = domain.now() + codeLifetime;
  const grant = { clientId, userId, redirectEndpoint, scopes, challenge, expiresAt, grantId: null };
  await store.oauth.addCode({ ...grant, digest: digestOf(code) });
  return code;
}
