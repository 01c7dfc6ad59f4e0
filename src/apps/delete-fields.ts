import { deleteFields } from "../core/apps/form.ts";
import { refuseNamedInConditions } from "../core/apps/rules.ts";
import { Problems } from "../core/errors/problem.ts";
import type { Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";
import { refuseUsedKeys } from "./refuse-used-keys.ts";

export function deleteFormFields(store: Writer, change: SettingsChange, codes: readonly string[]) {
  return changeSettings(store, change, async ({ preview }) => {
    const problems = new Problems();
    const next = deleteFields(preview, codes, problems);
    refuseNamedInConditions(preview, codes, problems);
    problems.throwIfAny();
    const gone = preview.fields.filter(({ code }) => codes.includes(code));
    await refuseUsedKeys(store, change.app, gone);
    return next;
  });
}
