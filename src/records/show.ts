import { allow, openApp } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import type { Asking } from "./asking.ts";
import { formOf } from "./form.ts";

/** One record, as the JSON that is stored. */
export async function showRecord(asking: Asking, id: number): Promise<string> {
  const { view } = asking.domain.store;
  const open = await openApp(view, asking.app, asking);
  allow(asking.actor, open, "recordViewable");
  const record = await view.records.get(formOf(open).table, id);
  if (!record) throw problem("GAIA_RE01", { id });
  return record.json;
}
