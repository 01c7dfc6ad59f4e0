import { problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";

/**
 * Where client certificates are bound to users, who signs in must be who the certificate was issued to. An API token is
 * nobody's: it works through the certificate of any user.
 */
export function allowCertificate(
  bound: number | undefined,
  { method, user }: Pick<Actor, "method" | "user">,
): void {
  if (bound === undefined || method === "apiToken" || user.id === bound) return;
  throw problem("SLASH_IL06", {}, { why: "the client certificate is another user's" });
}
