import type { TokenPermission } from "../core/apps/settings.ts";
import { problem } from "../core/errors/problem.ts";
import { type Given, isObject } from "../core/input/given.ts";
import type { Actor, TokenGrant } from "../core/permissions/actor.ts";
import { reaches, type UserScope } from "../core/permissions/user-scopes.ts";
import type { Reader } from "../store/store.ts";

export type Credential = Actor["method"];
/** the parameter that holds the app's id, a list of apps, the key of a file, or the id of a cursor */
export type Target =
  | { readonly app: string }
  | { readonly apps: string }
  | { readonly fileKey: string }
  | { readonly cursor: string };

interface Guarded {
  readonly by: readonly Credential[];
  readonly token?: readonly TokenPermission[];
  readonly target?: Target;
  readonly scope?: string;
  readonly userScope?: UserScope;
}

/** Is this kind of credential accepted here at all? Asked before the request's body is read. */
export function allowMethod({ by, scope, userScope }: Guarded, { method, scopes, ...actor }: Actor): void {
  if (method === "oauth") allowScope(by.includes(method) ? scope : undefined, scopes);
  else if (method === "userToken")
    allowUserScope(by.includes(method) ? userScope : undefined, actor.userScope);
  else if (!by.includes(method)) throw refused(method);
}

function refused(method: Credential) {
  return problem(method === "apiToken" ? "GAIA_NO01" : "CB_NO02", {}, { why: `not callable by ${method}` });
}

/** What has no scope cannot be reached by OAuth at all. */
function allowScope(scope: string | undefined, granted: readonly string[] = []): void {
  if (scope !== undefined && granted.includes(scope)) return;
  const why = scope === undefined ? "not callable by oauth" : `the access token lacks ${scope}`;
  throw problem("CB_OA01_SCOPE", {}, { why });
}

/** Whatever is wrong with a bearer is CB_OA01, also with this one. */
function allowUserScope(wanted: UserScope | undefined, granted: UserScope | undefined): void {
  if (wanted !== undefined && reaches(granted, wanted)) return;
  const why = wanted === undefined ? "not callable by userToken" : `the token does not reach ${wanted}`;
  throw problem("CB_OA01_SCOPE", {}, { why });
}

/**
 * Everything about apps is the service "kintone". Whoever is not given it may sign in, and use what belongs to the
 * organisation and to the user's own account.
 */
export function allowService({ path }: { readonly path: string }, { belonging }: Actor): void {
  if (belonging.services.includes("kintone") || !ofKintone.test(path)) return;
  throw problem("CB_NO02", {}, { why: "the user has no kintone service" });
}
const ofKintone = /^\/(?:k|tonari\/v1\/apps)(?:\/|$)/;

/**
 * Matches the tokens with the app that the request names: an app that does not exist, then no token of that app, then
 * a token without the permission. A parameter that names nothing is left to the handler, which says what is wrong.
 */
export async function allowTokens(
  route: Guarded,
  tokens: readonly TokenGrant[],
  given: Given,
  store: Reader,
): Promise<void> {
  if (!route.token || !route.target) return;
  for (const app of await targets(route.target, given, store)) {
    const grant = tokens.find((token) => token.appId === app);
    if (!grant) throw await noToken(app, store);
    requireOneOf(route.token, grant);
  }
}

async function noToken(app: number, store: Reader) {
  return problem((await store.apps.get(app)) ? "GAIA_AP15" : "GAIA_AP01", { id: app });
}

function requireOneOf(wanted: readonly TokenPermission[], { permissions }: TokenGrant): void {
  if (wanted.some((permission) => permissions.includes(permission))) return;
  throw problem("GAIA_NO01", {}, { why: `the token lacks ${wanted.join(" or ")}` });
}

async function targets(target: Target, given: Given, store: Reader): Promise<number[]> {
  if ("app" in target) return ids([member(given, target.app)]);
  if ("apps" in target) return ids(listed(member(given, target.apps)));
  if ("cursor" in target) {
    const id = storable(member(given, target.cursor));
    const cursor = id === undefined ? undefined : await store.cursors.get(id);
    return cursor ? [cursor.appId] : [];
  }
  const key = storable(member(given, target.fileKey));
  if (key === undefined) return [];
  return (await store.files.byKeys([key])).flatMap(({ appId }) => (appId === null ? [] : [appId]));
}

/** A text that a database can be asked for: the handlers refuse any other. */
function storable(value: unknown): string | undefined {
  if (typeof value === "object" || value === undefined) return undefined;
  const text = String(value);
  return text.includes("\0") ? undefined : text;
}

const member = (given: Given, name: string) => (Object.hasOwn(given, name) ? given[name] : undefined);

/** Deploying lists `{app, revision}`, asking for its state lists ids. */
function listed(value: unknown): unknown[] {
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => (isObject(item) ? member(item, "app") : item));
}

function ids(values: readonly unknown[]): number[] {
  return values.flatMap((value) => {
    const id = typeof value === "number" ? value : typeof value === "string" ? readId(value) : Number.NaN;
    return Number.isSafeInteger(id) && id > 0 ? [id] : [];
  });
}

// As loose as core/input/shape.ts: what that takes for an app's id must not slip by here.
function readId(text: string): number {
  const trimmed = text.trim();
  return /^\+?\d{1,19}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}
