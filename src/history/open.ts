import { allow, type OpenApp, openApp } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import type { Asking } from "../records/asking.ts";
import { formOf } from "../records/form.ts";
import type { Reader, RecordHead } from "../store/store.ts";

/** Whoever may see a record may see what became of it. */
export async function openHistory(
  store: Reader,
  asking: Asking,
  id: number,
): Promise<{ open: OpenApp; head: RecordHead }> {
  const open = await openApp(store, asking.app, asking);
  allow(asking.actor, open, "recordViewable");
  const head = await store.records.get(formOf(open).table, id);
  if (!head) throw problem("GAIA_RE01", { id });
  return { open, head };
}
