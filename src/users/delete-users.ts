import { followCodeInApps } from "../apps/follow-code.ts";
import { message, Problems } from "../core/errors/problem.ts";
import type { Actor } from "../core/permissions/actor.ts";
import { allowChangeOf } from "../core/permissions/domain.ts";
import type { User, Writer } from "../store/store.ts";
import { isBuiltIn } from "./administrators.ts";
import { get, type Named, refuseTwice, usersNamed } from "./named.ts";

/**
 * All of them or none. Records go on showing who made them; settings forget the user, so that whoever gets the login
 * name later inherits nothing.
 */
export async function deleteUsers(
  store: Writer,
  actor: Actor,
  named: readonly Named[],
  now: number,
): Promise<void> {
  const problems = new Problems();
  refuseTwice(named, problems);
  const users = await usersNamed(store, named, problems);
  for (const { code, path } of named) {
    const user = users.get(code);
    if (user && user.id === actor.user.id) problems.add(path, message("notYourself"));
    if (user && isBuiltIn(user)) problems.add(path, message("builtIn", { code }));
  }
  problems.throwIfAny();
  allowChangeOf(actor, users.values());
  for (const { code } of named) await deleteUser(store, get(users, code), now);
}

async function deleteUser(store: Writer, { id, code }: User, now: number): Promise<void> {
  await store.directory.forget(id);
  await store.oauth.removeGrantsOf(id);
  await store.users.remove(id);
  await followCodeInApps(store, { type: "USER", from: code, to: undefined }, now);
}
