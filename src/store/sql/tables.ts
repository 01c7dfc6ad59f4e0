import type { Generated } from "kysely";
import type { Group, Import, Membership, Organization, Title } from "../directory.ts";
import type {
  ApiToken,
  App,
  AuditEntry,
  CertificateUse,
  Comment,
  Cursor,
  HistoryEntry,
  Lockout,
  OAuthAccess,
  OAuthClient,
  OAuthCode,
  OAuthGrant,
  Passkey,
  PasskeyChallenge,
  Recalculation,
  Session,
  Slots,
  StoredFile,
  StoredRefusal,
  User,
  UserCredential,
  UserToken,
} from "../store.ts";

/** Neither engine's driver gives booleans for both, so they are 0 and 1 in both. */
export type Flag = 0 | 1;
export const flag = (on: boolean): Flag => (on ? 1 : 0);

/** The fixed tables. Columns carry the names of store.ts, so that a row is nearly the object that it becomes. */
export interface Tables {
  users: Writable<Omit<User, "id" | "valid" | "administrator">> & {
    id: Generated<number>;
    valid: Flag;
    administrator: Flag;
    /** what `list` searches: see searchKey */
    searchKey: string;
  };
  sessions: Writable<Session>;
  lockouts: Writable<Lockout>;
  credentials: Writable<Omit<UserCredential, "temporary" | "totpOn" | "recoveryDigests" | "formerHashes">> & {
    temporary: Flag;
    totpOn: Flag;
    /** with spaces between them */
    recoveryDigests: string;
    formerHashes: string;
  };
  apps: Writable<Omit<App, "id" | "live" | "changed">> & {
    id: Generated<number>;
    live: Flag;
    changed: Flag;
    /** the live name, or the preview's before the first deploy: see searchKey */
    nameKey: string;
  };
  documents: { appId: number; live: string | null; preview: string };
  tokens: Writable<ApiToken>;
  files: Writable<StoredFile>;
  cursors: Writable<Omit<Cursor, "recordIds" | "codes">> & { recordIds: string; codes: string | null };
  oauthClients: Writable<OAuthClient>;
  /** who may use a client */
  oauthUsers: { clientId: string; userId: number };
  oauthCodes: Scoped<OAuthCode>;
  oauthGrants: Scoped<OAuthGrant>;
  oauthAccess: Scoped<OAuthAccess>;
  domainValues: { name: string; value: string };
  profiles: { userId: number; profile: string; services: string };
  organizations: Numbered<Organization>;
  titles: Numbered<Title>;
  memberships: Writable<Membership> & { userId: number; position: number };
  groups: Numbered<Group>;
  groupMembers: { groupId: number; userId: number };
  groupRules: { groupId: number; rule: string };
  imports: Numbered<Import>;
  refusals: Writable<StoredRefusal>;
  audit: Numbered<AuditEntry>;
  userTokens: Writable<UserToken>;
  passkeys: Writable<Passkey>;
  certificateUses: Writable<CertificateUse>;
  passkeyChallenges: Writable<PasskeyChallenge>;
  /** the row without a name is held by whoever changes the others */
  callSlots: Writable<Omit<Slots, "hungry">> & { hungry: Flag };
  recalculations: Writable<Recalculation>;
  /** mentions as JSON */
  comments: Writable<Omit<Comment, "mentions">> & { mentions: string };
  /** changes as JSON */
  history: Writable<Omit<HistoryEntry, "changes">> & { appId: number; changes: string };
  commentIds: { appId: number; recordId: number; last: number };
  /** SQLite only: PostgreSQL has sequences */
  recordIds: { appId: number; last: number };
  /** PostgreSQL only: SQLite keeps contents in the data folder */
  blobs: { hash: string; size: number };
  blobChunks: { hash: string; position: number; content: Uint8Array };
}
type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Numbered<T> = Writable<Omit<T, "id">> & { id: Generated<number> };
/** scopes as one text, with spaces between them, as the protocol writes them */
export type Scoped<T> = Omit<Writable<T>, "scopes"> & { scopes: string };

/** Names are searched in any case, and in any width that Japanese keyboards make. */
export function searchKey(...texts: string[]): string {
  return texts.join("\n").normalize("NFKC").toLowerCase();
}
