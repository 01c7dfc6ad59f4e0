import type { Reader, User } from "../store/store.ts";
import { membersOf } from "./members-of.ts";

/** Codes of people, and of departments and groups that stand for their members. */
export interface Named {
  readonly users?: readonly string[];
  readonly organizations?: readonly string[];
  readonly groups?: readonly string[];
}

/** Whom these names mean, by name; who cannot sign in is left out, as in every list to choose from. */
export async function namedUsers(
  store: Reader,
  { users = [], organizations = [], groups = [] }: Named,
  search = "",
): Promise<readonly User[]> {
  const lists = [
    users.length > 0 ? await store.users.byCodes(users) : [],
    ...(await each(organizations, (code) => membersOf(store, { type: "ORGANIZATION", code }))),
    ...(await each(groups, (code) => membersOf(store, { type: "GROUP", code }))),
  ];
  const byId = new Map(lists.flat().map((user) => [user.id, user]));
  const words = search.toLowerCase();
  return [...byId.values()]
    .filter(({ valid, name, code }) => valid && `${name}\n${code}`.toLowerCase().includes(words))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
}

/** One after the other: they share a connection. */
async function each<T, R>(all: readonly T[], read: (one: T) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  for (const one of all) found.push(await read(one));
  return found;
}
