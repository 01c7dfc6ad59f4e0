import { differs } from "../core/apps/changes.ts";
import type { AppSettings } from "../core/apps/settings.ts";
import { problem } from "../core/errors/problem.ts";
import type { App, Writer } from "../store/store.ts";
import type { Caller } from "./caller.ts";
import { allow, lockDraft, type OpenDraft } from "./open.ts";

/** Which app's settings a caller changes, and which revision of them the caller has seen. */
export interface SettingsChange extends Caller {
  readonly app: number;
  /** absent or -1: whatever it is */
  readonly revision?: number;
}

/**
 * What every change of settings has in common: one at a time, by those who may manage the app, on the revision they
 * know. Only the preview changes; a deploy makes it live.
 */
export async function changeSettings(
  store: Writer,
  { app: id, revision, actor, guestSpace, now }: SettingsChange,
  change: (draft: OpenDraft) => AppSettings | Promise<AppSettings>,
): Promise<OpenDraft> {
  const draft = await lockDraft(store, id, { guestSpace });
  allow(actor, draft, "appEditable");
  checkRevision(draft.app, revision);
  const preview = await change(draft);
  const changed = draft.live === null || differs(draft.live, preview);
  await store.apps.change(id, { preview, changed, modifierId: actor.user.id, bump: 1 }, now);
  return { ...draft, app: { ...draft.app, changed, revision: draft.app.revision + 1 }, preview };
}

export function checkRevision(app: App, revision: number | undefined): void {
  if (revision === undefined || revision === -1 || revision === app.revision) return;
  throw problem("GAIA_CO03", { id: app.id });
}
