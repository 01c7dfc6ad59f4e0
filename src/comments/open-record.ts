import { allow, holdApp, type OpenApp, openApp } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import { allowRecords, visibleRecord } from "../records/allow.ts";
import type { Asking } from "../records/asking.ts";
import { formOf } from "../records/form.ts";
import type { OfRecord, Reader, Writer } from "../store/store.ts";

/** Whoever may see a record may read and write its comments, where its app has comments at all. */
export async function openRecord(store: Reader, asking: Asking, id: number): Promise<OfRecord> {
  const open = await openApp(store, asking.app, asking);
  allowComments(open, asking);
  await visibleRecord(store, asking, open, id);
  return { appId: asking.app, recordId: id };
}

/** The same for writing: nobody deletes the record meanwhile. */
export async function holdRecord(
  store: Writer,
  asking: Asking,
  id: number,
): Promise<OfRecord & { readonly open: OpenApp }> {
  const open = await holdApp(store, asking.app, asking);
  allowComments(open, asking);
  const [record] = await store.records.lock(formOf(open).table, [id]);
  if (!record) throw problem("GAIA_RE01", { id });
  await allowRecords(store, asking, open, [id], "viewable");
  return { appId: asking.app, recordId: id, open };
}

function allowComments(open: OpenApp, { actor }: Asking): void {
  allow(actor, open, "recordViewable");
  if (!open.settings.general.enableComments) throw problem("GAIA_RE12");
}
