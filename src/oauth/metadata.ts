import { scopes } from "../core/oauth/scopes.ts";
import { grantTypes } from "./token/answer.ts";

/** What a client can learn about us by itself (RFC 8414). `issuer` is the address under which it found us. */
export function metadata(issuer: string) {
  const authentication = ["client_secret_basic", "client_secret_post"];
  return {
    issuer,
    authorization_endpoint: `${issuer}/oauth2/authorization`,
    token_endpoint: `${issuer}/oauth2/token`,
    revocation_endpoint: `${issuer}/oauth2/revoke`,
    scopes_supported: scopes,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: grantTypes.map(({ name }) => name),
    token_endpoint_auth_methods_supported: authentication,
    revocation_endpoint_auth_methods_supported: authentication,
    code_challenge_methods_supported: ["S256"],
    ui_locales_supported: ["en", "ja", "zh"],
  };
}
