import { differs } from "../../core/apps/changes.ts";
import type { AppSettings } from "../../core/apps/settings.ts";
import { mayAdministerUsers } from "../../core/permissions/domain.ts";
import type { Writer } from "../../store/store.ts";
import type { Caller } from "../caller.ts";
import { allow, lockDraft } from "../open.ts";
import { tokenAt } from "./change-token.ts";

/**
 * A token stops at this moment, in the live settings and in the draft. Nothing else that waits in the draft goes live.
 * Administrators of the domain need no right on the app: a token that leaked cannot wait for its owner.
 */
export async function revokeToken(
  store: Writer,
  { actor, guestSpace, now }: Caller,
  app: number,
  id: string,
): Promise<void> {
  const draft = await lockDraft(store, app, { guestSpace });
  if (!mayAdministerUsers(actor)) allow(actor, draft, "appEditable");
  tokenAt([...(draft.live?.tokens ?? []), ...draft.preview.tokens], id);
  const preview = without(draft.preview, id);
  const live = draft.live && without(draft.live, id);
  const changed = live ? differs(live, preview) : draft.app.changed;
  await store.tokens.remove([id]);
  const change = { preview, changed, modifierId: actor.user.id, bump: 1 };
  await store.apps.change(app, live ? { ...change, live } : change, now);
}

function without(settings: AppSettings, id: string): AppSettings {
  return { ...settings, tokens: settings.tokens.filter((token) => token.id !== id) };
}
