import { note } from "../audit/note.ts";
import { askForNewPasskey, provePasskey, readNewPasskey } from "../auth/passkeys.ts";
import type { Passwords } from "../auth/passwords.ts";
import { provePassword } from "../auth/prove-password.ts";
import type { OpenSession } from "../auth/session.ts";
import { invalid, message, problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import type { Domain } from "../domain.ts";
import type { Passkey, Reader, User } from "../store/store.ts";
import { loadUser } from "./change-user.ts";
import { openSession } from "./open-session.ts";

const mostPasskeys = 20;

interface Asked {
  readonly domain: Domain;
  readonly passwords: Passwords;
  readonly actor: Actor;
  readonly origin: string;
  readonly address: string;
}

async function userOf({ domain, actor }: Pick<Asked, "domain" | "actor">): Promise<User> {
  const user = await domain.store.view.users.byId(actor.user.id);
  if (!user) throw problem("CB_AU01");
  return user;
}

/** Whoever finds a browser open must not add a device of their own, so the password is asked for again. */
export async function beginPasskey(asked: Asked & { readonly current: string }): Promise<object> {
  const { domain, passwords, origin, address, current: password } = asked;
  const user = await userOf(asked);
  if (!(await provePassword({ domain, passwords, user, code: user.code, password, address }))) {
    throw invalid({ current: [message("passwordWrong")] });
  }
  if ((await domain.store.view.passkeys.byUser(user.id)).length >= mostPasskeys) {
    throw problem("CB_IL02", {}, { why: `nobody has more than ${mostPasskeys} passkeys` });
  }
  return askForNewPasskey(domain, origin, user);
}

export async function addPasskey(
  asked: Omit<Asked, "passwords"> & { readonly name: string; readonly answer: object },
): Promise<string> {
  const { domain, actor, origin, address, name, answer } = asked;
  const user = await userOf(asked);
  const made = await readNewPasskey(domain, origin, user, answer);
  if (!made) throw problem("CB_IL02", {}, { why: "the passkey does not answer what was asked" });
  await domain.store.write(async (store) => {
    const { id: userId } = await loadUser(store, user.id);
    if (await store.passkeys.byId(made.id)) throw problem("CB_IL02", {}, { why: "the passkey is known" });
    const who = { user: user.code, method: actor.method, target: user.code, address, detail: { name } };
    await note(store, { at: domain.now(), action: "credential.passkey.add", ...who });
    await store.passkeys.add({
      ...made,
      userId,
      name,
      createdAt: domain.now(),
      usedAt: null,
      usedFrom: null,
    });
  });
  return made.id;
}

/** One of the user's own. */
export async function ownPasskey({ passkeys }: Reader, { user }: Actor, id: string): Promise<Passkey> {
  const passkey = await passkeys.byId(id);
  if (passkey?.userId !== user.id) throw problem("CB_NF01", { path: `/tonari/v1/me/passkeys/${id}` });
  return passkey;
}

/** Neither password nor code is asked for: a passkey is opened by what its user has, and by who they are or know. */
export async function signInByPasskey(
  domain: Domain,
  origin: string,
  { answer, address }: { readonly answer: object; readonly address: string },
): Promise<OpenSession & { readonly cookie: string }> {
  const passkey = await provePasskey(domain, origin, answer);
  if (!passkey) throw problem("SLASH_LO02", {}, { why: "the passkey is unknown, or does not answer" });
  return domain.store.write(async (store) => {
    const user = await store.users.byId(passkey.userId);
    if (!user?.valid) throw problem("SLASH_LO02", {}, { why: "the user is suspended" });
    await store.passkeys.noteUse(passkey.id, {
      counter: passkey.counter,
      usedAt: domain.now(),
      usedFrom: address,
    });
    const who = { user: user.code, target: user.code, address, detail: { passkey: true } };
    await note(store, { at: domain.now(), action: "signIn.success", ...who });
    return { user, ...(await openSession(store, domain, user, address)) };
  });
}
