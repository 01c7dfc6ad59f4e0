import type { WireValue } from "../core/fields/field.ts";
import type { OfRecord } from "./comments.ts";

/**
 * What one write changed in one record. A new record has no entry: it tells itself who added it and when. Entries
 * name fields by id, so that they survive a change of code.
 */
export interface HistoryEntry {
  readonly recordId: number;
  /** the record's revision after the change */
  readonly revision: number;
  readonly at: number;
  readonly userId: number;
  /** as they were then: shown when nobody is the user any more */
  readonly userCode: string;
  readonly userName: string;
  readonly kind: HistoryKind;
  /** the revision that a "revert" went back to, else null */
  readonly revertedTo: number | null;
  readonly changes: HistoryChanges;
}
export type HistoryKind = "update" | "status" | "assignees" | "revert" | "recalculate";
/** by field id: what it was, what it is now */
export type HistoryChanges = Readonly<Record<string, readonly [WireValue, WireValue]>>;

export interface HistoryReader {
  /** the newest first */
  list(of: OfRecord, page: { readonly offset: number; readonly limit: number }): Promise<HistoryEntry[]>;
  count(of: OfRecord): Promise<number>;
  get(of: OfRecord, revision: number): Promise<HistoryEntry | undefined>;
  /** what happened after this revision, the oldest first */
  since(of: OfRecord, revision: number): Promise<HistoryEntry[]>;
}
export interface HistoryWriter extends HistoryReader {
  add(appId: number, entries: readonly HistoryEntry[]): Promise<void>;
  removeByRecords(appId: number, recordIds: readonly number[]): Promise<void>;
  removeByApp(appId: number): Promise<void>;
  /** replaces a piece of JSON text in all entries of the app (a renamed user's entity) */
  replaceInAll(appId: number, from: string, to: string): Promise<void>;
  /** rewrites the changes of all entries of the app, page by page; undefined: this one stays as it is */
  rewrite(appId: number, change: (changes: HistoryChanges) => HistoryChanges | undefined): Promise<void>;
}
