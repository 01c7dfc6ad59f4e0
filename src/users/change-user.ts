import { followCodeInApps } from "../apps/follow-code.ts";
import { lockoutName } from "../auth/lockout.ts";
import { message, Problems, problem } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import { renameEntity } from "../records/rename-entity.ts";
import type { User, UserChange, Writer } from "../store/store.ts";
import { refuseTakenCode } from "./add-user.ts";
import { isBuiltIn, isPerson, refuseLastAdministrator } from "./administrators.ts";
import { followUsers } from "./groups/dynamic/follow.ts";
import { notePassword } from "./note-password.ts";

/** What an administrator may change about somebody: everything but the password. */
export type Profile = Omit<UserChange, "passwordHash">;

interface Asked {
  readonly actor: Actor;
  readonly id: number;
  readonly change: Profile;
  readonly now: number;
}

export async function changeUser(store: Writer, { actor, id, change: asked, now }: Asked): Promise<void> {
  const user = await loadUser(store, id);
  const change = differences(user, asked);
  if (change.code !== undefined) await refuseTakenCode(store, change.code);
  await refuseLosses(store, actor, user, change);
  await saveUser(store, user, change, now);
}

/** Saves and lets everything follow: a name stands in records too, a changed credential ends the sessions. */
export async function saveUser(store: Writer, user: User, change: UserChange, now: number): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await store.users.change(user.id, change, now);
  const { code = user.code, name = user.name } = change;
  await renameEntity(store, "users", user, { code, name });
  if (code !== user.code) {
    await followCodeInApps(store, { type: "USER", from: user.code, to: code }, now);
    await followUsers(store, [user.id]);
  }
  if (change.passwordHash !== undefined || code !== user.code) {
    for (const name of new Set([user.code, code])) await store.lockouts.forget(lockoutName(name));
  }
  if (change.passwordHash !== undefined) {
    await notePassword(store, {
      userId: user.id,
      changedAt: now,
      temporary: false,
      former: user.passwordHash,
    });
  }
  if (change.valid === false || change.passwordHash !== undefined) await store.sessions.removeByUser(user.id);
  // A new password leaves connected applications as they are, as in kintone; a suspension ends them for good.
  if (change.valid === false) await store.oauth.removeGrantsOf(user.id);
}

export async function loadUser(store: Writer, id: number): Promise<User> {
  const user = await store.users.byId(id);
  if (!user || !isPerson(user)) throw problem("GAIA_IL26", { code: id });
  return user;
}

/** Only what differs: storing the same login name again would count as a new credential. */
export function differences(user: User, asked: Profile): Profile {
  const changed = Object.entries(asked).filter(
    ([key, value]) => value !== undefined && value !== user[key as keyof Profile],
  );
  return Object.fromEntries(changed);
}

async function refuseLosses(store: Writer, actor: Actor, user: User, change: Profile): Promise<void> {
  const problems = new Problems();
  const loses = (["valid", "administrator"] as const).filter((right) => change[right] === false);
  for (const right of loses) if (user.id === actor.user.id) problems.add(right, message("notYourself"));
  if (isBuiltIn(user)) {
    const fixed = [...loses, ...(change.code === undefined ? [] : (["code"] as const))];
    for (const key of fixed) problems.add(key, message("builtIn", { code: user.code }));
  }
  problems.throwIfAny();
  if (loses.length > 0 && user.administrator) await refuseLastAdministrator(store, user, loses);
}
