import { Problems } from "../../core/errors/problem.ts";
import { renameEntity } from "../../records/rename-entity.ts";
import type { Group, Writer } from "../../store/store.ts";
import { get, groupsNamed, namedIn, refuseTwice } from "../named.ts";
import { refuseBuiltIn } from "./built-in.ts";

export type GroupChange = Pick<Group, "code"> & Partial<Pick<Group, "name" | "description">>;

/** All of them or none. The type of a group never changes. */
export async function changeGroups(store: Writer, given: readonly GroupChange[]): Promise<void> {
  const problems = new Problems();
  const named = namedIn("groups", given);
  refuseTwice(named, problems);
  const found = await groupsNamed(store, named, problems);
  refuseBuiltIn(named, found, problems);
  problems.throwIfAny();
  for (const { code, ...change } of given) {
    const group = get(found, code);
    await store.directory.groups.change(group.id, change);
    await renameEntity(store, "groups", group, { name: group.name, ...change, code });
  }
}
