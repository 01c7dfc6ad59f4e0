import { problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";

/**
 * Where client certificates are bound to users, who signs in must be who the certificate was issued to. A token of an
 * app or of the User API is nobody's: it works through the certificate of any user.
 */
export function allowCertificate(
  bound: number | undefined,
  { method, user }: Pick<Actor, "method" | "user">,
): void {
  const ofNobody = method === "apiToken" || method === "userToken";
  if (bound === undefined || ofNobody || user.id === bound) return;
  throw problem("SLASH_IL06", {}, { why: "the client certificate is another user's" });
}
