import type { Asking } from "../records/asking.ts";
import type { Writer } from "../store/store.ts";
import { type Meant, mentioned } from "./mentions.ts";
import { holdRecord } from "./open-record.ts";

export interface NewComment {
  readonly text: string;
  readonly mentions: readonly Meant[];
}

/** Answers the comment's number. The record itself does not change by it. */
export async function addComment(
  store: Writer,
  asking: Asking,
  record: number,
  { text, mentions }: NewComment,
): Promise<number> {
  const { appId, recordId } = await holdRecord(store, asking, record);
  const { id, code, name } = asking.actor.user;
  return store.comments.add({
    appId,
    recordId,
    text,
    createdAt: asking.domain.now(),
    creatorId: id,
    creatorCode: code,
    creatorName: name,
    mentions: await mentioned(store, mentions),
  });
}
