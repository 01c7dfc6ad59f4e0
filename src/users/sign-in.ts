import type { Passwords } from "../auth/passwords.ts";
import { provePassword } from "../auth/prove-password.ts";
import type { OpenSession } from "../auth/session.ts";
import { problem } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import { openSession } from "./open-session.ts";

interface SignIn {
  readonly domain: Domain;
  readonly passwords: Passwords;
  readonly login: string;
  readonly password: string;
}

/** A new session and the value of its cookie. What was wrong, the name or the password, is not told. */
export async function signIn(asked: SignIn): Promise<OpenSession & { readonly cookie: string }> {
  const { domain, passwords, login, password } = asked;
  const user = await domain.store.view.users.byCode(login);
  const given = { domain, passwords, user, code: login, password };
  if (!(await provePassword(given)) || !user) throw problem("SLASH_LO02");
  return { user, ...(await domain.store.write((store) => openSession(store, domain, user))) };
}
