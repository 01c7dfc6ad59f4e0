import type { TokenPermission } from "../apps/settings.ts";
import type { UserScope } from "./user-scopes.ts";

/** Who acts, by which method, and the most that this credential may do. Made only by auth/identify.ts. */
export interface Actor {
  readonly user: ActingUser;
  /** of a token: nowhere, because the permissions of groups and departments do not apply to it */
  readonly belonging: Belonging;
  readonly method: "password" | "apiToken" | "userToken" | "session" | "oauth";
  /** method "apiToken": what each token grants; the app's own permissions do not apply */
  readonly tokens?: readonly TokenGrant[];
  /** method "oauth": what the user let the application do; the user's own rights apply within it */
  readonly scopes?: readonly string[];
  /** method "userToken": how far it reaches in the User API; the rights of whom it acts as do not count */
  readonly userScope?: UserScope;
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
/** Where somebody belongs, by code. The built-in groups are not listed: a rule says who they are. */
export interface Belonging {
  readonly groups: readonly string[];
  readonly organizations: readonly string[];
  /** the same and all departments above them */
  readonly organizationsAbove: readonly string[];
  /** what the user may use: without "kintone" no app */
  readonly services: readonly string[];
}
export const nowhere: Belonging = {
  groups: [],
  organizations: [],
  organizationsAbove: [],
  services: ["kintone"],
};
