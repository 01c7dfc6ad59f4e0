import { changeCategories, type GivenCategories } from "../core/categories/settings.ts";
import { Problems } from "../core/errors/problem.ts";
import type { Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";

export function updateCategories(store: Writer, change: SettingsChange, given: GivenCategories) {
  return changeSettings(store, change, async ({ preview }) => {
    const problems = new Problems();
    const next = changeCategories(preview, given, problems);
    problems.throwIfAny();
    return next;
  });
}
