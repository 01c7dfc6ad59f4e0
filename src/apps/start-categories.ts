import type { AppSettings } from "../core/apps/settings.ts";
import { categoriesOf, categoryField } from "../core/categories/settings.ts";
import type { ColumnValue } from "../core/fields/field.ts";
import type { Writer } from "../store/store.ts";
import { tableOf } from "./table.ts";

/** Categories are switched on: every record is in those in which it was when they were last switched off. */
export async function startCategories(store: Writer, appId: number, settings: AppSettings): Promise<void> {
  const field = categoryField(settings);
  if (!field) return;
  const change = ({ json }: { json: string }, columns: ReadonlyMap<number, ColumnValue>) => {
    const ids = columns.get(field.id);
    const held = typeof ids === "object" && ids !== null ? ids : [];
    const value = categoriesOf(field)
      .filter(({ id }) => held.includes(String(id)))
      .map(({ label }) => label);
    const cell = `${JSON.stringify(field.code)}:${JSON.stringify({ type: field.type, value })}`;
    return { json: `${json.slice(0, -1)},${cell}}` };
  };
  await store.records.rewrite(tableOf(settings, appId), change, [field.id]);
}
