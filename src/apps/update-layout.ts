import { readLayout } from "../core/apps/layout.ts";
import { Problems } from "../core/errors/problem.ts";
import { typeOf } from "../core/fields/index.ts";
import { sanitize } from "../records/sanitize.ts";
import type { Writer } from "../store/store.ts";
import { changeSettings, type SettingsChange } from "./change-settings.ts";

/** Replaces the layout. The system fields need not be on the form. */
export function updateLayout(store: Writer, change: SettingsChange, rows: readonly unknown[]) {
  return changeSettings(store, change, ({ preview }) => {
    const problems = new Problems();
    const system = preview.fields.filter((field) => typeOf(field).system).map(({ code }) => code);
    const optional = new Set(system);
    const layout = readLayout(rows, { fields: preview.fields, optional, problems, sanitize });
    problems.throwIfAny();
    return { ...preview, layout };
  });
}
