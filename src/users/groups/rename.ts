import { followCodeInApps } from "../../apps/follow-code.ts";
import { Problems } from "../../core/errors/problem.ts";
import { renameEntity } from "../../records/rename-entity.ts";
import type { Writer } from "../../store/store.ts";
import { groupsNamed } from "../named.ts";
import { codeTaken, currentCodes, type NewCodes, refuseNewCodes, stepsOf } from "../rename-codes.ts";
import { refuseBuiltIn } from "./built-in.ts";

/** New codes, all of them or none. The settings of apps and their records follow. */
export async function renameGroups(store: Writer, codes: readonly NewCodes[], now: number): Promise<void> {
  const { groups } = store.directory;
  const problems = new Problems();
  const named = currentCodes(codes);
  refuseBuiltIn(named, await groupsNamed(store, named, problems), problems);
  await refuseNewCodes(codes, groups.byCodes, codeTaken, problems);
  problems.throwIfAny();
  for (const { currentCode, newCode } of stepsOf(codes)) {
    const [one] = await groups.byCodes([currentCode]);
    if (one) {
      await groups.change(one.id, { code: newCode });
      await renameEntity(store, "groups", one, { ...one, code: newCode });
    }
    await followCodeInApps(store, { type: "GROUP", from: currentCode, to: newCode }, now);
  }
}
