import { followCode, type NewCode } from "../core/apps/follow-codes.ts";
import type { AppDocuments, Writer } from "../store/store.ts";

/** Lets the settings of all apps follow, live and preview. It is nobody's change of the app: the revision stays. */
export async function followCodeInApps(store: Writer, change: NewCode, now: number): Promise<void> {
  for (const { id } of await store.apps.list({})) {
    const before = await store.apps.documents(id);
    if (!before || !follow(before, change)) continue;
    // Nobody changes the settings between reading and writing them.
    await store.apps.lock(id);
    const held = await store.apps.documents(id);
    const after = held && follow(held, change);
    if (after) await store.apps.change(id, after, now);
  }
}

function follow({ live, preview }: AppDocuments, change: NewCode) {
  const next = { preview: followCode(preview, change), live: live && followCode(live, change) };
  if (next.preview === preview && next.live === live) return undefined;
  return { preview: next.preview, ...(next.live && { live: next.live }) };
}
