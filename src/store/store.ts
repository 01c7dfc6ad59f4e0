import type { AppReader, AppWriter } from "./apps.ts";
import type { AuditReader, AuditWriter } from "./audit.ts";
import type { Blobs } from "./blobs.ts";
import type { CertificateUseReader, CertificateUseWriter } from "./certificate-uses.ts";
import type { CommentReader, CommentWriter } from "./comments.ts";
import type { CursorReader, CursorWriter } from "./cursors.ts";
import type { DirectoryReader, DirectoryWriter } from "./directory.ts";
import type { ValueReader, ValueWriter } from "./domain-values.ts";
import type { FileReader, FileWriter } from "./files.ts";
import type { HistoryReader, HistoryWriter } from "./history.ts";
import type { LockoutReader, LockoutWriter } from "./lockouts.ts";
import type { OAuthReader, OAuthWriter } from "./oauth.ts";
import type { PasskeyReader, PasskeyWriter } from "./passkeys.ts";
import type { RecalculationReader, RecalculationWriter } from "./recalculations.ts";
import type { RecordReader, RecordWriter } from "./records.ts";
import type { RefusalReader, RefusalWriter } from "./refusals.ts";
import type { SessionReader, SessionWriter } from "./sessions.ts";
import type { SlotWriter } from "./slots.ts";
import type { ApiTokenReader, ApiTokenWriter } from "./tokens.ts";
import type { UserCredentialReader, UserCredentialWriter } from "./user-credentials.ts";
import type { UserTokenReader, UserTokenWriter } from "./user-tokens.ts";
import type { UserReader, UserWriter } from "./users.ts";

export * from "./apps.ts";
export * from "./audit.ts";
export * from "./blobs.ts";
export * from "./certificate-uses.ts";
export * from "./comments.ts";
export * from "./cursors.ts";
export * from "./directory.ts";
export * from "./domain-values.ts";
export * from "./files.ts";
export * from "./history.ts";
export * from "./lockouts.ts";
export * from "./oauth.ts";
export * from "./passkeys.ts";
export * from "./recalculations.ts";
export * from "./records.ts";
export * from "./refusals.ts";
export * from "./sessions.ts";
export * from "./slots.ts";
export * from "./tokens.ts";
export * from "./user-credentials.ts";
export * from "./user-tokens.ts";
export * from "./users.ts";

/**
 * The door to storage, in the words of the product. SQLite and PostgreSQL stand behind it and run the same cases
 * (test/store). A store holds one domain. Times are milliseconds since 1970 UTC unless a name says otherwise.
 */
export interface Store {
  /** What is committed now. Never waits for a writer. */
  readonly view: Reader;
  /**
   * Runs `work` as one unit: when the promise resolves everything is durable, when it rejects nothing has happened.
   * Requests that write at the same moment may share a commit, each behind a savepoint of its own.
   * `work` must do nothing but read and write through its argument (it can be run again after a serialization failure).
   */
  write<T>(work: (store: Writer) => Promise<T>): Promise<T>;
  /** The same object for as long as nobody, in whichever process, commits; undefined: this engine cannot tell. */
  unchanged(): object | undefined;
  readonly blobs: Blobs;
  close(): Promise<void>;
}

export interface Reader {
  users: UserReader;
  sessions: SessionReader;
  lockouts: LockoutReader;
  credentials: UserCredentialReader;
  passkeys: PasskeyReader;
  userTokens: UserTokenReader;
  certificateUses: CertificateUseReader;
  directory: DirectoryReader;
  apps: AppReader;
  tokens: ApiTokenReader;
  files: FileReader;
  records: RecordReader;
  recalculations: RecalculationReader;
  history: HistoryReader;
  comments: CommentReader;
  cursors: CursorReader;
  oauth: OAuthReader;
  values: ValueReader;
  refusals: RefusalReader;
  audit: AuditReader;
}

export interface Writer extends Reader {
  users: UserWriter;
  sessions: SessionWriter;
  lockouts: LockoutWriter;
  credentials: UserCredentialWriter;
  passkeys: PasskeyWriter;
  userTokens: UserTokenWriter;
  certificateUses: CertificateUseWriter;
  directory: DirectoryWriter;
  apps: AppWriter;
  tokens: ApiTokenWriter;
  files: FileWriter;
  records: RecordWriter;
  recalculations: RecalculationWriter;
  history: HistoryWriter;
  comments: CommentWriter;
  cursors: CursorWriter;
  oauth: OAuthWriter;
  values: ValueWriter;
  refusals: RefusalWriter;
  audit: AuditWriter;
  slots: SlotWriter;
}
