import { type GivenAclRow, readAcl } from "../core/apps/acl.ts";
import { Problems } from "../core/errors/problem.ts";
import type { Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";
import { refuseUnknown } from "./refuse-unknown.ts";

export function updateAcl(store: Writer, change: SettingsChange, rows: readonly GivenAclRow[]) {
  return changeSettings(store, change, async ({ preview }) => {
    const problems = new Problems();
    const acl = readAcl(rows, problems);
    problems.throwIfAny();
    await refuseUnknown(store, rows);
    return { ...preview, acl };
  });
}
