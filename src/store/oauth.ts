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

export interface OAuthReader {
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
}
export interface OAuthWriter extends OAuthReader {
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
}
