import { problem } from "../errors/problem.ts";
import type { Actor } from "./actor.ts";

/** Users & system administrators change other people's accounts; a token never does, whomever it acts as. */
export function mayAdministerUsers({ user, method }: Actor): boolean {
  return user.administrator && method !== "apiToken";
}

export function allowUserAdministration(actor: Actor): void {
  if (!mayAdministerUsers(actor)) throw problem("CB_NO02", {}, { why: "needs a system administrator" });
}

/** What runs in the browsers of everybody takes an administrator, too. */
export const allowSystemAdministration = allowUserAdministration;
