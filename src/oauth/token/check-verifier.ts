import { createHash } from "node:crypto";
import { same } from "../../auth/digest.ts";
import type { OAuthCode } from "../../store/store.ts";
import { OAuthError } from "../error.ts";

/**
 * Who began the flow must be who ends it. A verifier without a challenge is refused too: the challenge may have been
 * taken out of the address on the way (RFC 9700, 4.8.2).
 */
export function checkVerifier({ challenge }: OAuthCode, verifier: string | undefined): void {
  if (challenge === null && verifier === undefined) return;
  if (challenge === null) throw new OAuthError("invalid_grant", "the code was asked for without a challenge");
  if (verifier === undefined) throw new OAuthError("invalid_grant", "code_verifier is missing");
  const wellFormed = /^[\w.~-]{43,128}$/.test(verifier);
  const digest = createHash("sha256").update(verifier).digest("base64url");
  if (!wellFormed || !same(digest, challenge))
    throw new OAuthError("invalid_grant", "code_verifier does not match the challenge");
}
