import type { Entity } from "../core/fields/field.ts";

/** What people say about a record. Texts are plain; who is meant stands beside them. */
export interface Comment extends OfRecord {
  /** counts for each record by itself, and is never given out again */
  readonly id: number;
  readonly text: string;
  readonly createdAt: number;
  readonly creatorId: number;
  /** as they were when it was written: shown when nobody is the creator any more */
  readonly creatorCode: string;
  readonly creatorName: string;
  readonly mentions: readonly Mention[];
}
export interface OfRecord {
  readonly appId: number;
  readonly recordId: number;
}
/** Somebody, a department or a group, as it was called when the comment was written. */
export interface Mention extends Entity {
  readonly type: MentionType;
  readonly id: number;
}
export type MentionType = "USER" | "GROUP" | "ORGANIZATION";

export interface CommentPage {
  readonly newestFirst: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface CommentReader {
  get(of: OfRecord, id: number): Promise<Comment | undefined>;
  list(of: OfRecord, page: CommentPage): Promise<Comment[]>;
  count(of: OfRecord): Promise<number>;
}
export interface CommentWriter extends CommentReader {
  /** answers the new id */
  add(comment: Omit<Comment, "id">): Promise<number>;
  remove(of: OfRecord, id: number): Promise<void>;
  removeByRecords(appId: number, recordIds: readonly number[]): Promise<void>;
  removeByApp(appId: number): Promise<void>;
}
