import type { Writer } from "../store/store.ts";
import type { Caller } from "./caller.ts";
import { allow, lockDraft } from "./open.ts";
import { tableOf } from "./table.ts";

/** The app with its records, files and tokens. Its id is never used again. */
export async function deleteApp(
  store: Writer,
  { actor, guestSpace }: Caller,
  id: number,
  unused: string[],
): Promise<void> {
  const draft = await lockDraft(store, id, { guestSpace });
  allow(actor, draft, "appEditable");
  if (draft.live) await store.records.dropTable(tableOf(draft.live, id));
  await store.comments.removeByApp(id);
  await store.history.removeByApp(id);
  unused.push(...(await store.files.removeByApp(id)));
  const tokens = await store.tokens.byApp(id);
  await store.tokens.remove(tokens.map((token) => token.id));
  await store.recalculations.remove(id);
  await store.apps.remove(id);
}
