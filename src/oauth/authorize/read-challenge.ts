import { OAuthError, single } from "../error.ts";

/** PKCE (RFC 7636): not asked for, but kept when it is sent. The method "plain" hides nothing and is refused. */
export function readChallenge(given: URLSearchParams): string | null {
  const challenge = single(given, "code_challenge");
  const method = single(given, "code_challenge_method");
  if (challenge === undefined && method === undefined) return null;
  if (method !== "S256") throw new OAuthError("invalid_request", "code_challenge_method must be S256");
  // The Base64 of a SHA-256.
  if (challenge === undefined || !/^[\w-]{43}$/.test(challenge))
    throw new OAuthError("invalid_request", "code_challenge is missing or no S256 challenge");
  return challenge;
}
