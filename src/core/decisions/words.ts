import type { Kind } from "./decision.ts";

/** What a language must be able to say of a decision. */
export interface Words {
  readonly kinds: Readonly<Record<Kind, string>>;
  list(items: readonly string[]): string;
  readonly nothingCame: string;
  came(kinds: string): string;
  readonly basic: string;
  decided(kind: string): string;
  decidedAlone(kind: string): string;
  notAccepted(kind: string): string;
  actedAs(user: string): string;
  tokenFor(app: string, permissions: string): string;
  scopes(scopes: string): string;
  takes(kinds: string): string;
  readonly takesAnybody: string;
  withPermission(kind: string, permission: string): string;
  withScope(kind: string, scope: string): string;
  readonly done: string;
  readonly refusedAt: {
    readonly count: string;
    readonly route: string;
    readonly credential: string;
    readonly method: string;
    readonly service: string;
    readonly origin: string;
    readonly body: string;
    readonly page: string;
    readonly token: string;
    readonly handler: string;
  };
  rule(why: string): string;
  readonly help: {
    sendOne(kinds: string): string;
    readonly password: string;
    readonly unlock: string;
    readonly expiredPassword: string;
    readonly twoFactor: string;
    readonly tokenLive: string;
    readonly tokenOnce: string;
    readonly tokenOfApp: string;
    tokenPermission(permissions: string): string;
    otherMethod(kinds: string): string;
    service(user: string): string;
    right(user: string): string;
    readonly newAccess: string;
    scope(scope: string): string;
    readonly requestedWith: string;
    readonly samePage: string;
    readonly requestToken: string;
    readonly path: string;
    readonly parameters: string;
    readonly json: string;
    readonly app: string;
    readonly fewer: string;
    readonly unexpected: string;
    readonly asTheMessageSays: string;
  };
}
