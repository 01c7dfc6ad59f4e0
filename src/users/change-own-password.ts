import { note } from "../audit/note.ts";
import { hashPassword, type Passwords } from "../auth/passwords.ts";
import { provePassword } from "../auth/prove-password.ts";
import { securityOf } from "../auth/security.ts";
import { message, Problems, problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import { againstPolicy } from "../core/users/password-policy.ts";
import type { Domain } from "../domain.ts";
import type { Session } from "../store/store.ts";
import { loadUser, saveUser } from "./change-user.ts";
import { againstFormer } from "./former-passwords.ts";
import { openSession } from "./open-session.ts";

interface Asked {
  readonly domain: Domain;
  readonly passwords: Passwords;
  readonly actor: Actor;
  /** where the request comes from */
  readonly address: string;
  readonly session?: Session;
  readonly current: string;
  readonly password: string;
}

/**
 * All sessions end, as they do for any new password. The browser in which it was changed gets a new one (its cookie is
 * returned) with the same request token, so that the open pages go on working.
 */
export async function changeOwnPassword(asked: Asked): Promise<string | undefined> {
  const { domain, passwords, actor, address, session, current, password } = asked;
  const user = await domain.store.view.users.byId(actor.user.id);
  if (!user) throw problem("CB_AU01");
  const problems = new Problems();
  const given = { domain, passwords, user, code: user.code, password: current, address };
  if (!(await provePassword(given))) problems.add("current", message("passwordWrong"));
  const { password: policy } = await securityOf(domain.store.view);
  problems.add("password", ...againstPolicy({ password, current, user }, policy));
  problems.throwIfAny();
  problems.add("password", ...(await againstFormer(domain.store.view, user, password, policy)));
  problems.throwIfAny();

  const passwordHash = await hashPassword(password);
  return domain.store.write(async (store) => {
    const before = await loadUser(store, user.id);
    await saveUser(store, before, { passwordHash }, domain.now());
    const who = { user: user.code, method: actor.method, target: user.code, address };
    await note(store, { at: domain.now(), action: "credential.password.own", ...who });
    if (!session) return undefined;
    const after = await loadUser(store, user.id);
    return (await openSession(store, domain, after, address, session.requestToken)).cookie;
  });
}
