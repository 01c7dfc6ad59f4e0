import type { Domain } from "../../domain.ts";
import { OAuthError, required } from "../error.ts";
import { authenticateClient, type Form } from "./authenticate-client.ts";
import { authorizationCode } from "./authorization-code.ts";
import type { GrantType } from "./grant-type.ts";
import type { Tokens } from "./issue.ts";
import { refreshToken } from "./refresh-token.ts";

export const grantTypes: readonly GrantType[] = [authorizationCode, refreshToken];

/** The token endpoint (RFC 6749, 3.2). */
export async function answerToken(domain: Domain, form: Form): Promise<Tokens> {
  const client = await authenticateClient(domain.store.view, form);
  const name = required(form.parameters, "grant_type");
  const type = grantTypes.find((one) => one.name === name);
  if (!type) throw new OAuthError("unsupported_grant_type", "grant_type is not supported");
  return type.answer(domain, client, form);
}
