import type { TokenSetting } from "../core/apps/settings.ts";

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

export interface ApiTokenReader {
  byDigests(digests: readonly string[]): Promise<ApiToken[]>;
  /** the same by the texts before their last replacement */
  byOldDigests(digests: readonly string[]): Promise<ApiToken[]>;
  byApp(appId: number): Promise<ApiToken[]>;
  /** of all apps */
  all(): Promise<ApiToken[]>;
}
export interface ApiTokenWriter extends ApiTokenReader {
  add(token: ApiToken): Promise<void>;
  /** the old text goes on working until then; null: not at all */
  replaceDigest(id: string, digest: string, hint: string, oldUntil: number | null): Promise<void>;
  setExpiry(id: string, expiresAt: number | null): Promise<void>;
  touch(id: string, usedAt: number, usedFrom: string): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}
