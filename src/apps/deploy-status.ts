import type { App, Reader } from "../store/store.ts";
import type { Caller } from "./caller.ts";
import { allow, openDraft } from "./open.ts";

export async function deployStatus(
  store: Reader,
  { actor, guestSpace }: Omit<Caller, "now">,
  ids: readonly number[],
): Promise<App[]> {
  const apps: App[] = [];
  for (const id of ids) {
    const draft = await openDraft(store, id, { guestSpace });
    allow(actor, draft, "appEditable");
    apps.push(draft.app);
  }
  return apps;
}
