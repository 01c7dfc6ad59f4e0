import type { TokenPermission } from "../core/apps/settings.ts";

export const credentialKinds = [
  "apiToken",
  "userToken",
  "oauth",
  "session",
  "passkey",
  "certificate",
] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** Something that opens the domain, without what would let anybody use it. */
export interface DomainCredential {
  /** the kind, then what it is called among its own */
  readonly id: string;
  readonly kind: CredentialKind;
  /** whose it is; of a token, who made it */
  readonly userId: number;
  readonly createdAt: number;
  readonly usedAt: number | null;
  readonly usedFrom: string | null;
  readonly expiresAt: number | null;
  /** of an API token */
  readonly token?: { readonly appId: number; readonly id: string; readonly hint: string };
  /** of a token of the User API */
  readonly userToken?: { readonly hint: string; readonly scope: string; readonly note: string };
  /** of a grant */
  readonly grant?: { readonly clientId: string; readonly scopes: readonly string[] };
  /** of a passkey */
  readonly passkey?: { readonly name: string };
  /** of a session: the one with which the caller asks */
  readonly current?: boolean;
}

/** What an API token may do, as the settings of its app say. */
export interface TokenRights {
  readonly appName: string;
  readonly permissions: readonly TokenPermission[];
  readonly memo: string;
  /** false: a draft, which works after the app's next update */
  readonly live: boolean;
}

export const idOf = (kind: CredentialKind, own: string) => `${kind}-${own}`;

/** undefined: no credential is called so */
export function readId(id: string): { kind: CredentialKind; own: string } | undefined {
  const at = id.indexOf("-");
  const kind = credentialKinds.find((one) => one === id.slice(0, at));
  const own = id.slice(at + 1);
  return kind && own !== "" ? { kind, own } : undefined;
}
