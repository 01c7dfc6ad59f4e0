import type { AppSettings } from "../core/apps/settings.ts";
import { type AppRight, may } from "../core/permissions/app.ts";
import { seenSettings } from "../core/permissions/form.ts";
import type { App, Reader } from "../store/store.ts";
import type { Caller } from "./caller.ts";
import { allow, forRights, openApp, openDraft } from "./open.ts";

export type Version = "live" | "preview";

const forUsers: readonly AppRight[] = ["recordViewable", "recordAddable"];

/**
 * Settings as they work, for the users of the app (or whom else `rights` names), or as they are being edited, for its
 * administrators.
 */
export async function readSettings(
  store: Reader,
  { actor, guestSpace }: Omit<Caller, "now">,
  id: number,
  version: Version,
  rights: readonly AppRight[] = forUsers,
): Promise<{ app: App; settings: AppSettings }> {
  if (version === "live") {
    const open = await openApp(store, id, { guestSpace });
    allow(actor, open, ...rights);
    if (may(actor, forRights(open), "appEditable")) return open;
    return { app: open.app, settings: seenSettings(actor, open.settings) };
  }
  const draft = await openDraft(store, id, { guestSpace });
  allow(actor, draft, "appEditable");
  return { app: draft.app, settings: draft.preview };
}
