import { message, Problems } from "../../core/errors/problem.ts";
import type { Actor } from "../../core/permissions/actor.ts";
import { builtInGroups, type User, type Writer } from "../../store/store.ts";
import { isBuiltIn } from "../administrators.ts";
import { saveUser } from "../change-user.ts";
import { get, groupsNamed, type Named, refuseTwice, usersNamed } from "../named.ts";
import { isAdministrators, isEveryone } from "./built-in.ts";

interface Asked {
  readonly actor: Actor;
  readonly group: Named;
  readonly users: readonly Named[];
  readonly now: number;
}

/** The members of a static group, from now on exactly these. Those of Administrators are who administers the domain. */
export async function setGroupMembers(
  store: Writer,
  { actor, group: named, users: given, now }: Asked,
): Promise<void> {
  const problems = new Problems();
  refuseTwice(given, problems);
  const group = (await groupsNamed(store, [named], problems)).get(named.code);
  const found = await usersNamed(store, given, problems);
  if (group && isEveryone(group)) problems.add(named.path, message("builtIn", { code: group.code }));
  else if (group?.type === "dynamic") problems.add(named.path, message("dynamicGroup"));
  const users = new Set(found.values());
  if (group && isAdministrators(group)) {
    await setAdministrators(store, { actor, users: [...users], now, problems });
    return;
  }
  problems.throwIfAny();
  const ids = given.map(({ code }) => get(found, code).id);
  if (group) await store.directory.setGroupMembers(group.id, ids);
}

interface Administrators {
  readonly actor: Actor;
  readonly users: readonly User[];
  readonly now: number;
  readonly problems: Problems;
}

/** As nobody takes the right from themself, somebody always has it. */
async function setAdministrators(store: Writer, { actor, users, now, problems }: Administrators) {
  const listed = new Set(users.map(({ id }) => id));
  const page = { offset: 0, limit: 1_000_000 };
  const before = await store.users.byIds(
    await store.directory.groupMembers(builtInGroups.administrators, page),
  );
  const leaving = before.filter(({ id }) => !listed.has(id));
  if (leaving.some(({ id }) => id === actor.user.id)) problems.add("users", message("notYourself"));
  for (const user of leaving.filter(isBuiltIn))
    problems.add("users", message("builtIn", { code: user.code }));
  problems.throwIfAny();
  for (const user of leaving) await saveUser(store, user, { administrator: false }, now);
  for (const user of users.filter(({ administrator }) => !administrator)) {
    await saveUser(store, user, { administrator: true }, now);
  }
}
