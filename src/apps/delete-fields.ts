import { deleteFields } from "../core/apps/form.ts";
import { refuseNamedInConditions } from "../core/apps/rules.ts";
import { Problems } from "../core/errors/problem.ts";
import type { Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";

export function deleteFormFields(store: Writer, change: SettingsChange, codes: readonly string[]) {
  return changeSettings(store, change, ({ preview }) => {
    const problems = new Problems();
    const next = deleteFields(preview, codes, problems);
    refuseNamedInConditions(preview, codes, problems);
    problems.throwIfAny();
    return next;
  });
}
