import { Problems } from "../../core/errors/problem.ts";
import type { Group, Writer } from "../../store/store.ts";
import { namedIn, refuseTaken, refuseTwice } from "../named.ts";
import { codeTaken } from "../rename-codes.ts";

export type NewGroup = Pick<Group, "code" | "name" | "type"> & { readonly description?: string };

/** All of them or none. */
export async function addGroups(store: Writer, given: readonly NewGroup[]): Promise<void> {
  const { groups } = store.directory;
  const problems = new Problems();
  const named = namedIn("groups", given);
  refuseTwice(named, problems);
  await refuseTaken(named, groups.byCodes, codeTaken, problems);
  problems.throwIfAny();
  for (const { description = "", ...group } of given) await groups.add({ ...group, description });
}
