import { allow, type OpenApp, openApp } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import type { Reader } from "../store/store.ts";
import { visibleRecord } from "./allow.ts";
import type { Asking } from "./asking.ts";
import { formOf } from "./form.ts";
import { readSeen } from "./read-seen.ts";
import { rulesFor, sightOf } from "./sight.ts";

/** One record, as the JSON that is stored. */
export async function showRecord(asking: Asking, id: number): Promise<string> {
  const { view } = asking.domain.store;
  const open = await openApp(view, asking.app, asking);
  allow(asking.actor, open, "recordViewable");
  if (rulesFor(asking, open)) return showSeen(view, asking, open, id);
  const json = await view.records.json(formOf(open).table, id);
  if (json === undefined) throw problem("GAIA_RE01", { id });
  return json;
}

async function showSeen(view: Reader, asking: Asking, open: OpenApp, id: number): Promise<string> {
  const { json } = await visibleRecord(view, asking, open, id);
  const sight = await sightOf(view, asking, open);
  if (!sight) return json;
  const [seen] = await readSeen(view.records, formOf(open), sight, [id]);
  if (seen === undefined) throw problem("GAIA_RE01", { id });
  return seen;
}
