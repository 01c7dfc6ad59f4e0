import type { TokenPermission } from "../apps/settings.ts";

/** Who acts, by which method, and the most that this credential may do. Made only by auth/identify.ts. */
export interface Actor {
  readonly user: ActingUser;
  readonly method: "password" | "apiToken" | "session" | "oauth";
  /** method "apiToken": what each token grants; the app's own permissions do not apply */
  readonly tokens?: readonly TokenGrant[];
}
export interface ActingUser {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** as set by the user; "auto" follows the browser */
  readonly locale: string;
  /** IANA name, resolved */
  readonly timeZone: string;
  readonly administrator: boolean;
}
export interface TokenGrant {
  readonly tokenId: string;
  readonly appId: number;
  readonly permissions: readonly TokenPermission[];
}
