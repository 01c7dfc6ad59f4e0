import { followCodeInApps } from "../../apps/follow-code.ts";
import { message, Problems } from "../../core/errors/problem.ts";
import type { Writer } from "../../store/store.ts";
import { followEverybody } from "../groups/dynamic/follow.ts";
import { get, type Named, organizationsNamed, refuseTwice } from "../named.ts";

/** All of them or none. Who belonged to one does so no more; what stands below must go or move first. */
export async function deleteOrganizations(
  store: Writer,
  named: readonly Named[],
  now: number,
): Promise<void> {
  const problems = new Problems();
  refuseTwice(named, problems);
  const found = await organizationsNamed(store, named, problems);
  const leaving = new Set([...found.values()].map(({ id }) => id));
  const all = await store.directory.organizations.list();
  const left = new Set(all.flatMap(({ id, parentId }) => (leaving.has(id) ? [] : [parentId])));
  for (const { code, path } of named) {
    const one = found.get(code);
    if (one && left.has(one.id)) problems.add(path, message("organizationNotEmpty", { code }));
  }
  problems.throwIfAny();
  await store.directory.organizations.remove(named.map(({ code }) => get(found, code).id));
  await followEverybody(store);
  for (const { code } of named) {
    await followCodeInApps(store, { type: "ORGANIZATION", from: code, to: undefined }, now);
  }
}
