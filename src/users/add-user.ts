import { invalid, message } from "../core/errors/problem.ts";
import type { NewUser, User, Writer } from "../store/store.ts";

export async function addUser(store: Writer, user: NewUser, now: number): Promise<User> {
  await refuseTakenCode(store, user.code);
  return store.users.add(user, now);
}

export async function refuseTakenCode(store: Writer, code: string): Promise<void> {
  if (await store.users.byCode(code)) throw invalid({ code: [message("loginNameTaken", { code })] });
}
