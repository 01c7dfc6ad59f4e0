import type { Entity } from "../core/fields/field.ts";
import type { Writer } from "../store/store.ts";
import { formOf } from "./form.ts";
import { entityOf } from "./new-record.ts";

/**
 * Records show a user as `{"code":…,"name":…}`, stored as that text. Nothing else in a record can look like it: inside
 * a text the quotation marks would be escaped.
 */
export async function renameUser(store: Writer, before: Entity, after: Entity): Promise<void> {
  const [from, to] = [JSON.stringify(entityOf(before)), JSON.stringify(entityOf(after))];
  if (from === to) return;
  for (const { id } of await store.apps.list({})) {
    const app = await store.apps.hold(id);
    const settings = app && (await store.apps.documents(id))?.live;
    if (!settings) continue;
    await store.records.replaceInAll(formOf({ app, settings }).table, from, to);
    await store.history.replaceInAll(id, from, to);
  }
}
