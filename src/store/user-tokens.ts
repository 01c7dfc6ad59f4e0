import type { UserScope } from "../core/permissions/user-scopes.ts";

/** A token of the User API. Its text is never stored, only the digest. */
export interface UserToken {
  readonly id: string;
  readonly digest: string;
  /** the last letters: the first ones are the same for all */
  readonly hint: string;
  readonly note: string;
  readonly scope: UserScope;
  readonly createdAt: number;
  readonly creatorId: number;
  /** refused from then on; null: never */
  readonly expiresAt: number | null;
  /** the last use, to the minute; null: never */
  readonly usedAt: number | null;
  /** the address it came from */
  readonly usedFrom: string | null;
}
export type UserTokenChange = Partial<Pick<UserToken, "note" | "digest" | "hint" | "expiresAt">>;

export interface UserTokenReader {
  byDigest(digest: string): Promise<UserToken | undefined>;
  byId(id: string): Promise<UserToken | undefined>;
  /** the newest first */
  list(): Promise<UserToken[]>;
}
export interface UserTokenWriter extends UserTokenReader {
  add(token: UserToken): Promise<void>;
  change(id: string, change: UserTokenChange): Promise<void>;
  touch(id: string, usedAt: number, usedFrom: string): Promise<void>;
  remove(id: string): Promise<void>;
}
