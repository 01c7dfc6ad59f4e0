import type { OpenApp } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import type { Writer } from "../store/store.ts";
import { recordsWith } from "./allow.ts";
import type { Asking } from "./asking.ts";
import { formOf } from "./form.ts";
import { askableFields, sightOf } from "./sight.ts";
import { type Change, findTargets, type Target } from "./target.ts";

/** What the changes mean for the caller: a key finds only what they see, by fields that they may ask about. */
export async function seenTargets(
  store: Writer,
  asking: Asking,
  open: OpenApp,
  changes: readonly Change[],
): Promise<Target[]> {
  const form = formOf(open);
  const sight = await sightOf(store, asking, open);
  if (!sight) return findTargets(store.records, form, changes, asking.actor.user);
  const askable = new Set(askableFields(sight, form.settings.fields).map(({ code }) => code));
  for (const { updateKey } of changes) {
    if (updateKey && !askable.has(updateKey.field)) throw problem("GAIA_IQ11", { code: updateKey.field });
  }
  const targets = await findTargets(store.records, form, changes, asking.actor.user);
  const found = targets.flatMap(({ key, id }) => (key && id !== undefined ? [id] : []));
  const seen = await recordsWith(store, asking, open, found, "viewable");
  return targets.map((target) => {
    const { key, id } = target;
    return key && id !== undefined && !seen.has(id) ? { ...target, id: undefined } : target;
  });
}
