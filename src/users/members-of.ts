import type { Reader, User } from "../store/store.ts";

/** Somebody, or those who belong to a department or a group. */
export interface MembersOf {
  readonly type: "USER" | "ORGANIZATION" | "GROUP";
  readonly code: string;
  /** of a department: also those of the departments below it */
  readonly includeSubs?: boolean;
}

/** In the order in which they were added; nobody for a code that nobody has. */
export async function membersOf(
  store: Reader,
  { type, code, includeSubs }: MembersOf,
): Promise<readonly User[]> {
  if (type === "USER") return store.users.byCodes([code]);
  if (type === "ORGANIZATION") return ofOrganization(store, code, includeSubs === true);
  const { groups, groupMembers } = store.directory;
  const [group] = await groups.byCodes([code]);
  return group ? byIds(store, await all((page) => groupMembers(group.id, page))) : [];
}

async function ofOrganization(store: Reader, code: string, includeSubs: boolean): Promise<readonly User[]> {
  const { organizations, members } = store.directory;
  const [top] = await organizations.byCodes([code]);
  if (!top) return [];
  const ids = new Set([top.id]);
  // The list is by id, and a department may stand above an older one.
  const everyOne = includeSubs ? await organizations.list() : [];
  for (let before = 0; before < ids.size; ) {
    before = ids.size;
    for (const { id, parentId } of everyOne) if (parentId !== null && ids.has(parentId)) ids.add(id);
  }
  const found: number[] = [];
  for (const id of ids) {
    found.push(...(await all((page) => members(id, page))).map(({ userId }) => userId));
  }
  return byIds(store, found);
}

async function byIds({ users }: Reader, ids: readonly number[]): Promise<readonly User[]> {
  const found = ids.length === 0 ? [] : await users.byIds([...new Set(ids)]);
  return found.toSorted((a, b) => a.id - b.id);
}

const pageSize = 500;

async function all<T>(
  read: (page: { offset: number; limit: number }) => Promise<readonly T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (;;) {
    const page = await read({ offset: found.length, limit: pageSize });
    found.push(...page);
    if (page.length < pageSize) return found;
  }
}
