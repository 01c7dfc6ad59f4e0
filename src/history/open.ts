import { allow, type OpenApp, openApp } from "../apps/open.ts";
import { visibleRecord } from "../records/allow.ts";
import type { Asking } from "../records/asking.ts";
import { type FieldsOn, fieldsOn } from "../records/fields-on.ts";
import type { Reader, RecordHead } from "../store/store.ts";

/** Whoever may see a record may see what became of it, of the fields that they see. */
export async function openHistory(
  store: Reader,
  asking: Asking,
  id: number,
): Promise<{ open: OpenApp; head: RecordHead; fields: FieldsOn }> {
  const open = await openApp(store, asking.app, asking);
  allow(asking.actor, open, "recordViewable");
  const head = await visibleRecord(store, asking, open, id);
  return { open, head, fields: await fieldsOn(store, asking, open, id) };
}
