import { lockoutName } from "../auth/lockout.ts";
import { invalid, message } from "../core/errors/problem.ts";
import type { NewUser, User, Writer } from "../store/store.ts";
import { followUsers } from "./groups/dynamic/follow.ts";

export async function addUser(store: Writer, user: NewUser, now: number): Promise<User> {
  await refuseTakenCode(store, user.code);
  await store.lockouts.forget(lockoutName(user.code));
  const added = await store.users.add(user, now);
  await followUsers(store, [added.id]);
  return added;
}

export async function refuseTakenCode(store: Writer, code: string): Promise<void> {
  if (await store.users.byCode(code)) throw invalid({ code: [message("loginNameTaken", { code })] });
}

type Known = Pick<NewUser, "code" | "name"> & Partial<NewUser>;

/** A user of whom little is said: follows the browser, and administers nothing. */
export function withDefaults({ code, name, ...known }: Known): Omit<NewUser, "passwordHash"> {
  const { email = "", locale = "auto", timeZone = "auto", administrator = false } = known;
  return { code, name, email, locale, timeZone, administrator, valid: true };
}
