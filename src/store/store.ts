import type { AppSettings, TokenSetting } from "../core/apps/settings.ts";
import type { AuditReader, AuditWriter } from "./audit.ts";
import type { CommentReader, CommentWriter } from "./comments.ts";
import type { DirectoryReader, DirectoryWriter } from "./directory.ts";
import type { HistoryReader, HistoryWriter } from "./history.ts";
import type { PasskeyReader, PasskeyWriter } from "./passkeys.ts";
import type { RecalculationReader, RecalculationWriter } from "./recalculations.ts";
import type { RecordReader, RecordWriter } from "./records.ts";
import type { RefusalReader, RefusalWriter } from "./refusals.ts";
import type { SlotWriter } from "./slots.ts";
import type { UserTokenReader, UserTokenWriter } from "./user-tokens.ts";

export * from "./audit.ts";
export * from "./comments.ts";
export * from "./directory.ts";
export * from "./history.ts";
export * from "./passkeys.ts";
export * from "./recalculations.ts";
export * from "./records.ts";
export * from "./refusals.ts";
export * from "./slots.ts";
export * from "./user-tokens.ts";

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
  readonly blobs: Blobs;
  close(): Promise<void>;
}

// ---------------------------------------------------------------------------------------------- users

export type Locale = "auto" | "ja" | "en" | "zh" | "zh-TW" | "es" | "pt-BR" | "th";

export interface User {
  readonly id: number;
  /** login name */
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  /** IANA name, or "auto": the domain's */
  readonly timeZone: string;
  /** false: suspended */
  readonly valid: boolean;
  /** users & system administrator (cybozu.com common administrator) */
  readonly administrator: boolean;
  /** argon2id, or null: nobody can sign in as this user (the acting Administrator of API tokens) */
  readonly passwordHash: string | null;
  /** grows with every change of password, validity or code: what was verified before counts no more */
  readonly credentialVersion: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
}
export type NewUser = Omit<User, "id" | "credentialVersion" | "createdAt" | "modifiedAt">;
export type UserChange = Partial<Omit<User, "id" | "credentialVersion" | "createdAt" | "modifiedAt">>;

/** A browser session. The cookie's value is never stored, only its digest. */
export interface Session {
  readonly digest: string;
  readonly userId: number;
  /** the user's credentialVersion at sign-in: a changed password ends the session */
  readonly credentialVersion: number;
  /** answers kintone.getRequestToken() */
  readonly requestToken: string;
  readonly createdAt: number;
  /** the last use, to five minutes */
  readonly usedAt: number;
  /** the address it came from; null: it was not noted */
  readonly usedFrom: string | null;
}

/**
 * Wrong passwords and codes, one after the other. Login names that nobody has are counted too, so that nothing tells
 * them from the others.
 */
export interface Lockout {
  /** the digest of the login name: people type passwords there by mistake */
  readonly name: string;
  /** null: nobody has this name */
  readonly userId: number | null;
  readonly failures: number;
  readonly failedAt: number;
  /** null: not locked */
  readonly lockedUntil: number | null;
}

/** What belongs to a user's password beside its hash. Absent: nobody said anything since the user was added. */
export interface UserCredential {
  readonly userId: number;
  /** when the password was set */
  readonly changedAt: number;
  /** an administrator chose the password, and its user has to replace it */
  readonly temporary: boolean;
  /** Base32. Set before totpOn: an app on a telephone is being connected */
  readonly totpSecret: string | null;
  readonly totpOn: boolean;
  /** the half minute of the last code that was taken: none is taken twice */
  readonly totpStep: number;
  readonly recoveryDigests: readonly string[];
  /** of the passwords before this one, the newest first, as many as the rules wanted to remember */
  readonly formerHashes: readonly string[];
}

// ---------------------------------------------------------------------------------------------- apps

export type DeployStatus = "PROCESSING" | "SUCCESS" | "FAIL" | "CANCEL";

/** Everything about an app but its two settings documents. */
export interface App {
  readonly id: number;
  /** "" if unset */
  readonly code: string;
  readonly spaceId: number | null;
  readonly threadId: number | null;
  readonly createdAt: number;
  readonly creatorId: number;
  readonly modifiedAt: number;
  readonly modifierId: number;
  /** one counter for all settings, live and preview */
  readonly revision: number;
  /** grows with every change of either document: a cached document is current while this is unchanged */
  readonly version: number;
  readonly deployStatus: DeployStatus;
  /** never deployed: exists in preview only */
  readonly live: boolean;
  /** preview differs from live */
  readonly changed: boolean;
}
export interface AppDocuments {
  /** null until the first deploy */
  readonly live: AppSettings | null;
  readonly preview: AppSettings;
}
export interface AppFilter {
  readonly ids?: readonly number[];
  readonly codes?: readonly string[];
  readonly name?: string;
  readonly spaceIds?: readonly number[];
}

/** An API token's secret side. Its permissions and whether it is live are settings of the app. */
export interface ApiToken {
  /** the same as TokenSetting.id */
  readonly id: TokenSetting["id"];
  readonly appId: number;
  /** sha-256 of the text, hex */
  readonly digest: string;
  /** the first letters, so that people can tell tokens apart */
  readonly hint: string;
  readonly createdAt: number;
  readonly creatorId: number;
  /** the last use, to the minute; null: never */
  readonly usedAt: number | null;
  /** the address it came from */
  readonly usedFrom: string | null;
  /** refused from then on; null: never */
  readonly expiresAt: number | null;
  /** the text before the last replacement, while that still works */
  readonly oldDigest: string | null;
  readonly oldUntil: number | null;
}

// ---------------------------------------------------------------------------------------------- files

export interface StoredFile {
  /** the key given at upload; usable once, in a record or a setting */
  readonly key: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** sha-256 of the content, hex: the name of the blob */
  readonly hash: string;
  readonly ownerId: number;
  readonly createdAt: number;
  /** where it is used: unset = temporary (dropped after three days), 0 = the domain's own (a logo) */
  readonly appId: number | null;
  readonly recordId: number | null;
  readonly fieldId: number | null;
}

/** File contents by hash, in the data folder or in PostgreSQL. */
export interface Blobs {
  /** durable when it resolves; the same content twice is stored once */
  put(content: AsyncIterable<Uint8Array>, limit: number): Promise<{ hash: string; size: number }>;
  get(hash: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  delete(hash: string): Promise<void>;
}
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

// ---------------------------------------------------------------------------------------------- cursors

/** A search whose records are fixed, read in steps. */
export interface Cursor {
  readonly id: string;
  readonly appId: number;
  /** who made it, and nobody else may read it */
  readonly ownerId: number;
  /** the records found, in order */
  readonly recordIds: readonly number[];
  /** only these keys of each record; null: all */
  readonly codes: readonly string[] | null;
  /** records a step */
  readonly size: number;
  /** how many were read */
  readonly position: number;
  readonly expiresAt: number;
}

// ---------------------------------------------------------------------------------------------- OAuth

/** An application that may act for users. Its secret is never stored, only the digest. */
export interface OAuthClient {
  readonly id: string;
  readonly name: string;
  /** where the browser goes back to with a code: compared letter by letter */
  readonly redirectEndpoint: string;
  /** the key of a file of the domain, or null */
  readonly logo: string | null;
  readonly secretDigest: string;
  readonly createdAt: number;
  readonly creatorId: number;
  readonly modifiedAt: number;
}
export type OAuthClientChange = Partial<
  Pick<OAuthClient, "name" | "redirectEndpoint" | "logo" | "secretDigest">
>;

/** What the browser carries from the consent to the application. Good once, for a short time. */
export interface OAuthCode {
  readonly digest: string;
  readonly clientId: string;
  readonly userId: number;
  readonly redirectEndpoint: string;
  readonly scopes: readonly string[];
  /** PKCE, S256; null: none was sent */
  readonly challenge: string | null;
  readonly expiresAt: number;
  /** what it was exchanged for; null: not yet */
  readonly grantId: string | null;
}

/** What a user once allowed a client to do. Its refresh token lives as long. */
export interface OAuthGrant {
  readonly id: string;
  readonly clientId: string;
  readonly userId: number;
  readonly scopes: readonly string[];
  readonly refreshDigest: string;
  readonly createdAt: number;
  /** the last use, to five minutes; of one that was never used, when it was made */
  readonly usedAt: number;
  /** the address it came from; null: it was never used */
  readonly usedFrom: string | null;
}
export interface OAuthAccess {
  readonly digest: string;
  readonly grantId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}
/** An access token with what it stands on. */
export type OAuthPass = OAuthAccess & Pick<OAuthGrant, "clientId" | "userId" | "usedAt" | "usedFrom">;

// ---------------------------------------------------------------------------------------------- reader and writer

export interface Reader {
  users: {
    byId(id: number): Promise<User | undefined>;
    byIds(ids: readonly number[]): Promise<User[]>;
    byCode(code: string): Promise<User | undefined>;
    byCodes(codes: readonly string[]): Promise<User[]>;
    /** by id; the acting Administrator without a password is left out; `search` matches code, name or e-mail */
    list(page: { offset: number; limit: number; search?: string }): Promise<User[]>;
    count(search?: string): Promise<number>;
  };
  sessions: {
    byDigest(digest: string): Promise<Session | undefined>;
    /** those used since then */
    since(usedAt: number): Promise<Session[]>;
  };
  lockouts: {
    byName(name: string): Promise<Lockout | undefined>;
    byNames(names: readonly string[]): Promise<Lockout[]>;
  };
  credentials: {
    byUser(userId: number): Promise<UserCredential | undefined>;
    byUsers(userIds: readonly number[]): Promise<UserCredential[]>;
  };
  apps: {
    get(id: number): Promise<App | undefined>;
    documents(id: number): Promise<AppDocuments | undefined>;
    /** ascending by id, everything that matches: the caller filters by permission, then pages */
    list(filter: AppFilter): Promise<App[]>;
  };
  tokens: {
    byDigests(digests: readonly string[]): Promise<ApiToken[]>;
    /** the same by the texts before their last replacement */
    byOldDigests(digests: readonly string[]): Promise<ApiToken[]>;
    byApp(appId: number): Promise<ApiToken[]>;
    /** of all apps */
    all(): Promise<ApiToken[]>;
  };
  files: {
    byKeys(keys: readonly string[]): Promise<StoredFile[]>;
    /** temporary files made before this time */
    temporaryBefore(time: number): Promise<StoredFile[]>;
    usesOf(hash: string): Promise<number>;
  };
  recalculations: RecalculationReader;
  records: RecordReader;
  history: HistoryReader;
  cursors: { get(id: string): Promise<Cursor | undefined> };
  oauth: {
    client(id: string): Promise<OAuthClient | undefined>;
    /** by name */
    clients(): Promise<OAuthClient[]>;
    /** ids, ascending */
    allowedUsers(clientId: string): Promise<number[]>;
    isAllowed(clientId: string, userId: number): Promise<boolean>;
    grantByRefresh(digest: string): Promise<OAuthGrant | undefined>;
    /** the newest first */
    grantsOf(userId: number): Promise<OAuthGrant[]>;
    /** of all users */
    grants(): Promise<OAuthGrant[]>;
    /** undefined too when the grant is gone, or its user may not use the client any more */
    pass(accessDigest: string): Promise<OAuthPass | undefined>;
  };
  /** small values of the domain by name, as JSON text */
  values: { get(name: string): Promise<string | undefined> };
  directory: DirectoryReader;
  refusals: RefusalReader;
  audit: AuditReader;
  userTokens: UserTokenReader;
  passkeys: PasskeyReader;
  comments: CommentReader;
}

export interface Writer extends Reader {
  users: Reader["users"] & {
    add(user: NewUser, now: number): Promise<User>;
    /** grows credentialVersion when code, valid or passwordHash is among the changes */
    change(id: number, change: UserChange, now: number): Promise<void>;
    /** with what only the store knows of them: the places where the code or name stands are the caller's */
    remove(id: number): Promise<void>;
  };
  sessions: Reader["sessions"] & {
    add(session: Session): Promise<void>;
    touch(digest: string, usedAt: number, usedFrom: string | null): Promise<void>;
    remove(digest: string): Promise<void>;
    removeByUser(userId: number): Promise<void>;
    removeUnusedSince(time: number): Promise<void>;
  };
  lockouts: Reader["lockouts"] & {
    /** one failure more: what there is now, held until the unit ends */
    count(name: string, userId: number | null, failedAt: number): Promise<Lockout>;
    set(lockout: Pick<Lockout, "name" | "failures" | "lockedUntil">): Promise<void>;
    forget(name: string): Promise<void>;
    /** names that nobody has, whose last failure was before this time */
    forgetUnknown(time: number): Promise<void>;
  };
  credentials: Reader["credentials"] & {
    /** reads for changing */
    lock(userId: number): Promise<UserCredential | undefined>;
    set(credential: UserCredential): Promise<void>;
    remove(userId: number): Promise<void>;
  };
  apps: Reader["apps"] & {
    /** reads for changing: holds the app (settings and table shape) until the unit ends */
    lock(id: number): Promise<App | undefined>;
    /** reads and holds the app's form as it is: a deploy waits, other record writers do not */
    hold(id: number): Promise<App | undefined>;
    add(
      app: Pick<App, "code" | "spaceId" | "threadId" | "creatorId">,
      preview: AppSettings,
      now: number,
    ): Promise<App>;
    /** grows `version`, and `revision` by `bump`; sets what is given */
    change(
      id: number,
      change: {
        preview?: AppSettings;
        live?: AppSettings;
        changed?: boolean;
        deployStatus?: DeployStatus;
        modifierId?: number;
        bump?: number;
        code?: string;
      },
      now: number,
    ): Promise<void>;
    remove(id: number): Promise<void>;
  };
  tokens: Reader["tokens"] & {
    add(token: ApiToken): Promise<void>;
    /** the old text goes on working until then; null: not at all */
    replaceDigest(id: string, digest: string, hint: string, oldUntil: number | null): Promise<void>;
    setExpiry(id: string, expiresAt: number | null): Promise<void>;
    touch(id: string, usedAt: number, usedFrom: string): Promise<void>;
    remove(ids: readonly string[]): Promise<void>;
  };
  files: Reader["files"] & {
    add(file: StoredFile): Promise<void>;
    /** makes the file part of a record under a new key */
    attach(
      key: string,
      to: { newKey: string; appId: number; recordId: number | null; fieldId: number | null },
    ): Promise<void>;
    remove(keys: readonly string[]): Promise<void>;
    removeByRecords(appId: number, recordIds: readonly number[]): Promise<string[]>;
    removeByField(appId: number, fieldId: number): Promise<string[]>;
    removeByApp(appId: number): Promise<string[]>;
  };
  records: RecordWriter;
  history: HistoryWriter;
  cursors: Reader["cursors"] & {
    /** the cursors of the domain; nobody else adds one until the unit ends */
    lockAndCount(): Promise<number>;
    add(cursor: Cursor): Promise<void>;
    /** reads for changing */
    lock(id: string): Promise<Cursor | undefined>;
    advance(id: string, position: number, expiresAt: number): Promise<void>;
    remove(id: string): Promise<void>;
    removeExpired(now: number): Promise<void>;
  };
  oauth: Reader["oauth"] & {
    addClient(client: OAuthClient): Promise<void>;
    changeClient(id: string, change: OAuthClientChange, now: number): Promise<void>;
    /** with all that users allowed it */
    removeClient(id: string): Promise<void>;
    /** Everybody else may not use the client any more, and what they allowed it is gone. */
    setAllowedUsers(clientId: string, userIds: readonly number[]): Promise<void>;
    addCode(code: OAuthCode): Promise<void>;
    /** reads for changing */
    lockCode(digest: string): Promise<OAuthCode | undefined>;
    spendCode(digest: string, grantId: string): Promise<void>;
    addGrant(grant: OAuthGrant): Promise<void>;
    touchGrant(id: string, usedAt: number, usedFrom: string): Promise<void>;
    /** with its access tokens */
    removeGrant(id: string): Promise<void>;
    /** all that the user allowed, or only what they allowed one client; codes that wait too */
    removeGrantsOf(userId: number, clientId?: string): Promise<void>;
    addAccess(access: OAuthAccess): Promise<void>;
    removeAccess(digest: string): Promise<void>;
    /** codes and access tokens */
    removeExpired(now: number): Promise<void>;
  };
  values: Reader["values"] & { set(name: string, value: string): Promise<void> };
  directory: DirectoryWriter;
  refusals: RefusalWriter;
  slots: SlotWriter;
  recalculations: RecalculationWriter;
  audit: AuditWriter;
  userTokens: UserTokenWriter;
  passkeys: PasskeyWriter;
  comments: CommentWriter;
}
