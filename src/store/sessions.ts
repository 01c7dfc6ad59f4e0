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

export interface SessionReader {
  byDigest(digest: string): Promise<Session | undefined>;
  /** those used since then */
  since(usedAt: number): Promise<Session[]>;
}
export interface SessionWriter extends SessionReader {
  add(session: Session): Promise<void>;
  touch(digest: string, usedAt: number, usedFrom: string | null): Promise<void>;
  remove(digest: string): Promise<void>;
  removeByUser(userId: number): Promise<void>;
  removeUnusedSince(time: number): Promise<void>;
}
