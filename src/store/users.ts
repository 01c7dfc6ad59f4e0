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

export interface UserReader {
  byId(id: number): Promise<User | undefined>;
  byIds(ids: readonly number[]): Promise<User[]>;
  byCode(code: string): Promise<User | undefined>;
  byCodes(codes: readonly string[]): Promise<User[]>;
  /** by id; the acting Administrator without a password is left out; `search` matches code, name or e-mail */
  list(page: { offset: number; limit: number; search?: string }): Promise<User[]>;
  count(search?: string): Promise<number>;
}
export interface UserWriter extends UserReader {
  add(user: NewUser, now: number): Promise<User>;
  /** grows credentialVersion when code, valid or passwordHash is among the changes */
  change(id: number, change: UserChange, now: number): Promise<void>;
  /** with what only the store knows of them: the places where the code or name stands are the caller's */
  remove(id: number): Promise<void>;
}
