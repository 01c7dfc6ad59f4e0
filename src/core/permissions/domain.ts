import { problem } from "../errors/problem.ts";
import type { ActingUser, Actor } from "./actor.ts";
import { reaches } from "./user-scopes.ts";

/**
 * Users & system administrators change other people's accounts, and so do the tokens that they make for that. An app's
 * token never does, whomever it acts as.
 */
export function mayAdministerUsers({ user, method, userScope }: Actor): boolean {
  if (method === "userToken") return reaches(userScope, "readWrite");
  return user.administrator && method !== "apiToken";
}

export function allowUserAdministration(actor: Actor): void {
  if (!mayAdministerUsers(actor)) throw problem("CB_NO02", {}, { why: "needs a system administrator" });
}

/** Everything about everybody at once. Whoever may change it may read it. */
export function allowUserExport(actor: Actor): void {
  if (actor.method !== "userToken") allowUserAdministration(actor);
}

/** A token that writes leaves administrators alone, unless it was made for the dangerous things, too. */
export function allowChangeOf(
  { method, userScope }: Actor,
  users: Iterable<Pick<ActingUser, "administrator">>,
): void {
  if (method !== "userToken" || reaches(userScope, "dangerous")) return;
  for (const { administrator } of users) {
    if (administrator) throw problem("CB_OA01_SCOPE", {}, { why: "the token may not change administrators" });
  }
}

/** What runs in the browsers of everybody takes an administrator, too. */
export const allowSystemAdministration = allowUserAdministration;
