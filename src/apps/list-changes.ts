import { type Change, changes } from "../core/apps/changes.ts";
import type { Reader } from "../store/store.ts";
import type { Caller } from "./caller.ts";
import { allow, openDraft } from "./open.ts";

/** What Update App would do. An app that was never deployed has nothing to be compared with. */
export async function listChanges(
  store: Reader,
  { actor, guestSpace }: Omit<Caller, "now">,
  id: number,
): Promise<{ live: boolean; changed: boolean; changes: Change[] }> {
  const draft = await openDraft(store, id, { guestSpace });
  allow(actor, draft, "appEditable");
  const { app, live, preview } = draft;
  if (!live) return { live: false, changed: true, changes: [] };
  const hints = new Map((await store.tokens.byApp(id)).map((token) => [token.id, token.hint]));
  const list = changes(live, preview, (token) => token.memo || (hints.get(token.id) ?? ""));
  return { live: true, changed: app.changed, changes: list };
}
