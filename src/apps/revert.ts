import { problem } from "../core/errors/problem.ts";
import type { Writer } from "../store/store.ts";
import type { Caller } from "./caller.ts";
import { dropUnnamed } from "./drop-unnamed.ts";
import type { OpenDraft } from "./open.ts";

/** Discards what was edited: the preview is what is live. An app that was never deployed has nothing to go back to. */
export async function revert(
  store: Writer,
  draft: OpenDraft,
  { actor, now }: Caller,
  unused: string[],
): Promise<void> {
  const { app, live, preview } = draft;
  if (!live) throw problem("GAIA_AP01", { id: app.id }, { why: "the app was never deployed" });
  // Ids that were given out meanwhile are not given out again.
  const back = { ...live, nextId: preview.nextId };
  const change = { preview: back, changed: false, deployStatus: "SUCCESS", bump: 1 } as const;
  await store.apps.change(app.id, { ...change, modifierId: actor.user.id }, now);
  await dropUnnamed(store, app.id, { live, preview: back }, preview, unused);
}
