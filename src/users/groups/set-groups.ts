import { message, Problems } from "../../core/errors/problem.ts";
import type { Actor } from "../../core/permissions/actor.ts";
import type { User, Writer } from "../../store/store.ts";
import { isBuiltIn } from "../administrators.ts";
import { saveUser } from "../change-user.ts";
import { get, groupsNamed, type Named, refuseTwice, usersNamed } from "../named.ts";
import { isAdministrators, isBuiltInGroup, isEveryone } from "./built-in.ts";

interface Asked {
  readonly actor: Actor;
  readonly user: Named;
  readonly groups: readonly Named[];
  readonly now: number;
}

/**
 * The static groups of a user, from now on exactly these. Everyone may be named, because asking for the groups shows
 * it; without Administrators the user administers nothing.
 */
export async function setGroupsOf(
  store: Writer,
  { actor, user: named, groups: given, now }: Asked,
): Promise<void> {
  const problems = new Problems();
  refuseTwice(given, problems);
  const user = (await usersNamed(store, [named], problems)).get(named.code);
  const found = await groupsNamed(store, given, problems);
  for (const { code, path } of given) {
    const group = found.get(code);
    if (group?.type === "dynamic" && !isEveryone(group)) problems.add(path, message("dynamicGroup"));
  }
  const administrator = [...found.values()].some(isAdministrators);
  if (user?.administrator && !administrator) refuseLoss(user, actor, problems);
  problems.throwIfAny();
  const groups = given.map(({ code }) => get(found, code)).filter((group) => !isBuiltInGroup(group));
  if (!user) return;
  await store.directory.hold();
  const before = (await store.directory.groupsOf([user.id])).get(user.id) ?? [];
  const byRule = before.filter(({ type }) => type === "dynamic");
  await store.directory.setGroupsOf(
    user.id,
    [...groups, ...byRule].map(({ id }) => id),
  );
  if (user.administrator !== administrator) await saveUser(store, user, { administrator }, now);
}

function refuseLoss(user: User, actor: Actor, problems: Problems): void {
  if (user.id === actor.user.id) problems.add("groups", message("notYourself"));
  if (isBuiltIn(user)) problems.add("groups", message("builtIn", { code: user.code }));
}
