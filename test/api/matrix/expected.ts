import type { Route } from "../../../src/api/request.ts";

export const permissions = ["view", "add", "edit", "delete", "manage"] as const;
export const scopes = [
  "k:app_record:read",
  "k:app_record:write",
  "k:app_settings:read",
  "k:app_settings:write",
  "k:file:read",
  "k:file:write",
] as const;

/** What comes with a request, and what it is called in the manual. */
export const kinds = {
  none: "no credential",
  password: "`X-Cybozu-Authorization`",
  wrongPassword: "… with a wrong password",
  suspended: "… of a suspended user",
  "token:view": "API token, only view",
  "token:add": "API token, only add",
  "token:edit": "API token, only edit",
  "token:delete": "API token, only delete",
  "token:manage": "API token, only manage",
  wrongApp: "API token of another app",
  draft: "API token that is not live yet",
  twoOfOneApp: "two API tokens of one app",
  tenTokens: "ten API tokens",
  session: "session, as the pages send it",
  noRequestedWith: "session without `X-Requested-With`",
  noCsrf: "session without `__REQUEST_TOKEN__`",
  ...(Object.fromEntries(
    scopes.map((scope) => [`scope:${scope}`, `access token, only \`${scope}\``]),
  ) as Record<`scope:${(typeof scopes)[number]}`, string>),
  expiredBearer: "access token that has expired",
  "userToken:read": "User API token, `read`",
  "userToken:readWrite": "User API token, `readWrite`",
  "userToken:dangerous": "User API token, `dangerous`",
  expiredUserToken: "User API token that has expired",
};
export type Kind = keyof typeof kinds;
export const allKinds = Object.keys(kinds) as Kind[];

/** "in": the request reaches the endpoint, which then looks at its parameters and at the user's rights. */
export type Expected = "in" | `${number} ${string}`;

/** What the reference says of a credential on a route (auth.md, sections 1 to 6), from the route's line alone. */
export function expected(route: Route, kind: Kind): Expected {
  const { by } = route;
  if (by.length === 0) return "in";
  const always = refusedAnywhere[kind];
  if (always) return always;
  if (kind === "password") return by.includes("password") ? "in" : "403 CB_NO02";
  if (kind === "session") return by.includes("session") ? "in" : "403 CB_NO02";
  if (kind === "noCsrf") return route.method === "GET" ? "in" : "400 CB_CS01";
  if (kind.startsWith("scope:"))
    return by.includes("oauth") && kind === `scope:${route.scope}` ? "in" : "403 CB_OA01";
  if (kind.startsWith("userToken:")) return ofUserToken(route, kind);
  return ofToken(route, kind);
}

/** Each reaches what those before it reach. */
const reach = ["userToken:read", "userToken:readWrite", "userToken:dangerous"];

function ofUserToken({ by, userScope }: Route, kind: Kind): Expected {
  if (!by.includes("userToken")) return "403 CB_OA01";
  return reach.indexOf(kind) >= reach.indexOf(`userToken:${userScope}`) ? "in" : "403 CB_OA01";
}

/** Wrong in itself: it does not matter where it is sent. */
export const refusedAnywhere: Partial<Record<Kind, Expected>> = {
  none: "401 CB_AU01",
  wrongPassword: "401 CB_WA01",
  suspended: "401 CB_WA01",
  draft: "400 GAIA_IA02",
  twoOfOneApp: "400 GAIA_DA03",
  tenTokens: "400 CB_VA01",
  noRequestedWith: "400 CB_JH01",
  expiredBearer: "401 CB_OA01",
  expiredUserToken: "401 CB_OA01",
};

function ofToken({ by, token, target }: Route, kind: Kind): Expected {
  if (!by.includes("apiToken")) return "403 GAIA_NO01";
  if (!token || !target) return "in";
  if (kind === "wrongApp") return "403 GAIA_AP15";
  return token.some((permission) => kind === `token:${permission}`) ? "in" : "403 GAIA_NO01";
}
