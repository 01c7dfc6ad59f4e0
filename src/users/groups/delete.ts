import { followCodeInApps } from "../../apps/follow-code.ts";
import { Problems } from "../../core/errors/problem.ts";
import type { Writer } from "../../store/store.ts";
import { get, groupsNamed, type Named, refuseTwice } from "../named.ts";
import { refuseBuiltIn } from "./built-in.ts";

/** All of them or none. */
export async function deleteGroups(store: Writer, named: readonly Named[], now: number): Promise<void> {
  const problems = new Problems();
  refuseTwice(named, problems);
  const found = await groupsNamed(store, named, problems);
  refuseBuiltIn(named, found, problems);
  problems.throwIfAny();
  await store.directory.groups.remove(named.map(({ code }) => get(found, code).id));
  for (const { code } of named) {
    await followCodeInApps(store, { type: "GROUP", from: code, to: undefined }, now);
  }
}
