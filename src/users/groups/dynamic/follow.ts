import type { User, Writer } from "../../../store/store.ts";
import { judge } from "./judge.ts";

/**
 * Who is in a dynamic group is written down like the members of any other, in the unit that changes what the rules ask
 * for: so everything that asks who belongs where finds it there, in every process, and no request pays for it.
 */
export async function followUsers(store: Writer, userIds: readonly number[]): Promise<void> {
  const { directory } = store;
  if (userIds.length === 0) return;
  // First, so that nobody sets a rule beside it who does not see these users as they are now.
  await directory.hold();
  const judging = await judge(store);
  if (!judging) return;
  const users = await store.users.byIds(userIds);
  const wanted = await judging.of(users);
  const before = await directory.groupsOf(userIds);
  for (const { id } of users) {
    const groups = (before.get(id) ?? []).map((group) => group.id);
    const others = groups.filter((group) => !judging.groups.includes(group));
    const after = [...others, ...(wanted.get(id) ?? [])];
    if (!isSame(groups, after)) await directory.setGroupsOf(id, after);
  }
}

const pageSize = 500;

/** After a change of the rules, or of the departments and titles that they name. */
export async function followEverybody(store: Writer): Promise<void> {
  const { directory } = store;
  await directory.hold();
  const judging = await judge(store);
  if (!judging) return;
  const members = new Map(judging.groups.map((id) => [id, [] as number[]]));
  for await (const users of pagesOf(store)) {
    for (const [user, groups] of await judging.of(users)) {
      for (const group of groups) members.get(group)?.push(user);
    }
  }
  for (const [group, users] of members) await directory.setGroupMembers(group, users);
}

async function* pagesOf(store: Writer): AsyncGenerator<User[]> {
  for (let offset = 0; ; offset += pageSize) {
    const page = await store.users.list({ offset, limit: pageSize });
    yield page;
    if (page.length < pageSize) return;
  }
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
