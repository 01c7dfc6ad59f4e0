import { allow } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import type { Asking } from "../records/asking.ts";
import type { Writer } from "../store/store.ts";
import { holdRecord } from "./open-record.ts";

export interface Deletion {
  readonly record: number;
  readonly comment: number;
  /** on the record's page: who manages the app may delete what others wrote */
  readonly asManager?: boolean;
}

export async function deleteComment(
  store: Writer,
  asking: Asking,
  { record, comment: id, asManager = false }: Deletion,
): Promise<void> {
  const { open, ...of } = await holdRecord(store, asking, record);
  const comment = await store.comments.get(of, id);
  if (!comment) throw problem("GAIA_RE02");
  // Everything that tokens write is by the acting Administrator, and any of them may take it back.
  if (comment.creatorId !== asking.actor.user.id) {
    if (!asManager) throw problem("GAIA_RE03", { id });
    allow(asking.actor, open, "appEditable");
  }
  await store.comments.remove(of, id);
}
