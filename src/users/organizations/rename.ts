import { followCodeInApps } from "../../apps/follow-code.ts";
import { Problems } from "../../core/errors/problem.ts";
import { renameEntity } from "../../records/rename-entity.ts";
import type { Writer } from "../../store/store.ts";
import { organizationsNamed } from "../named.ts";
import { codeTaken, currentCodes, type NewCodes, refuseNewCodes, stepsOf } from "../rename-codes.ts";

/** New codes, all of them or none. The settings of apps and their records follow. */
export async function renameOrganizations(
  store: Writer,
  codes: readonly NewCodes[],
  now: number,
): Promise<void> {
  const { organizations } = store.directory;
  const problems = new Problems();
  await organizationsNamed(store, currentCodes(codes), problems);
  await refuseNewCodes(codes, organizations.byCodes, codeTaken, problems);
  problems.throwIfAny();
  for (const { currentCode, newCode } of stepsOf(codes)) {
    const [one] = await organizations.byCodes([currentCode]);
    if (one) {
      await organizations.change(one.id, { code: newCode });
      await renameEntity(store, "organizations", one, { ...one, code: newCode });
    }
    await followCodeInApps(store, { type: "ORGANIZATION", from: currentCode, to: newCode }, now);
  }
}
