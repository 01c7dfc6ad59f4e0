import type { Language } from "../core/errors/language.ts";
import type { Asking } from "../records/asking.ts";
import type { Comment, CommentPage } from "../store/store.ts";
import { type Names, namesIn } from "./mentions.ts";
import { openRecord } from "./open-record.ts";

export interface CommentList {
  readonly comments: readonly Comment[];
  readonly names: Names;
  /** of the record, whatever the page */
  readonly total: number;
}

export async function listComments(
  asking: Asking,
  record: number,
  page: CommentPage,
  language: Language,
): Promise<CommentList> {
  const { view } = asking.domain.store;
  const of = await openRecord(view, asking, record);
  const [comments, total] = await Promise.all([view.comments.list(of, page), view.comments.count(of)]);
  return { comments, names: await namesIn(view, comments, language), total };
}
