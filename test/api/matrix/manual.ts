import type { Route } from "../../../src/api/request.ts";
import { allKinds, expected, kinds, permissions, refusedAnywhere, scopes } from "./expected.ts";
import { withoutRight } from "./rights.ts";

/** docs/credentials.md: every route with every credential. */
export function manual(routes: readonly Route[]): string {
  const anywhere = allKinds.filter((kind) => refusedAnywhere[kind]);
  return `# Which credential opens what

Made by test/api/matrix, which also sends every one of these requests and compares (\`npx vitest run test/api/matrix -u\`
writes it anew).
"in" means that the request reaches the endpoint, which then looks at its parameters and at the user's rights. The last
column is about those: what a user hears by password or session who has no right on the app and administers nothing.

Wrong in itself, the answer is the same on every endpoint:

| credential | answer |
|---|---|
${anywhere.map((kind) => `| ${kinds[kind]} | ${refusedAnywhere[kind]} |`).join("\n")}

Of several credentials the first of password, API token, access token, session decides alone; under \`/v1/\` a User API
token stands before them. A session request that
changes something without its \`__REQUEST_TOKEN__\` is 400 CB_CS01. Where a token opens an endpoint of an app, a token of
another app is 403 GAIA_AP15, and one without the permission 403 GAIA_NO01.

| endpoint | password | API token with | other API tokens | access token with | other access tokens | User API token from | session | user without right |
|---|---|---|---|---|---|---|---|---|
${routes.map(row).join("\n")}
`;
}

function row(route: Route): string {
  const { method, path } = route;
  if (route.by.length === 0) return `| ${method} \`${path}\` | in | in | in | in | in | in | in | in |`;
  const open = permissions.filter((one) => expected(route, `token:${one}`) === "in");
  const opening = scopes.filter((one) => expected(route, `scope:${one}`) === "in");
  const cells = [
    expected(route, "password"),
    open.length === permissions.length ? "any" : open.join(" / "),
    open.length === permissions.length ? "" : "403 GAIA_NO01",
    opening.map((one) => `\`${one}\``).join(" / "),
    "403 CB_OA01",
    route.userScope ? `\`${route.userScope}\`` : "403 CB_OA01",
    expected(route, "session"),
    withoutRight(route),
  ];
  return `| ${method} \`${path}\` | ${cells.map((cell) => cell || "–").join(" | ")} |`;
}
