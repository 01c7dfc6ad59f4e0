import { beforeAll, describe, expect, test } from "vitest";
import type { Route } from "../../../src/api/request.ts";
import { digestOf } from "../../../src/auth/digest.ts";
import { forgetFailures } from "../../../src/auth/lockout.ts";
import { userScopes } from "../../../src/core/permissions/user-scopes.ts";
import { routes } from "../../../src/routes.ts";
import { type Company, company } from "../../company.ts";
import { base64, type Person } from "../../person.ts";
import { ok } from "../app-maker.ts";
import { register } from "../application.ts";
import { validRequests } from "../bad-input/valid.ts";
import { allKinds, expected, type Kind, kinds, permissions, scopes } from "./expected.ts";
import { manual } from "./manual.ts";
import { withoutRight } from "./rights.ts";

let the: Company;
let fileKey = "";
/** the headers of each kind */
const credentials = new Map<Kind, Record<string, string>>();

beforeAll(async () => {
  the = await company();
  const basic = (person: Person, password = person.password) => ({
    "X-Cybozu-Authorization": base64(`${person.code}:${password}`),
  });
  const token = (...texts: string[]) => ({ "X-Cybozu-API-Token": texts.join(",") });
  const eve = await the.hire("eve", "Eve");
  await ok(the.admin.put(`/tonari/v1/users/${eve.id}`, { valid: false }));
  credentials.set("none", {});
  credentials.set("password", basic(the.ben));
  credentials.set("wrongPassword", basic(the.chie, "wrong"));
  credentials.set("suspended", basic(eve));
  for (const one of permissions) credentials.set(`token:${one}`, token(await the.token([one])));

  const other = await the.found(the.aiko, "Others");
  credentials.set("wrongApp", token(await the.token(permissions, other)));
  const draft = await ok(the.aiko.post(`/tonari/v1/apps/${other}/tokens`, { permissions }));
  credentials.set("draft", token(draft.token));
  credentials.set("twoOfOneApp", token(await the.token(["view"]), await the.token(["edit"])));
  credentials.set("tenTokens", token(...Array.from({ length: 10 }, (_, index) => `token${index}`)));

  const application = await register(the, [the.ben]);
  for (const scope of scopes) {
    const { access } = await application.tokens(the.ben, [scope]);
    credentials.set(`scope:${scope}`, { Authorization: `Bearer ${access}` });
  }
  const { access } = await application.tokens(the.ben);
  await the.domain.store.write(async ({ oauth }) => {
    const pass = await oauth.pass(digestOf(access));
    if (!pass) throw new Error("the access token is not known");
    const expiresAt = Date.now();
    await oauth.addAccess({
      digest: digestOf("late"),
      grantId: pass.grantId,
      scopes: pass.scopes,
      expiresAt,
    });
  });
  credentials.set("expiredBearer", { Authorization: "Bearer late" });

  for (const scope of userScopes) {
    const { token } = await ok(the.admin.post("/tonari/v1/user-tokens", { scope }));
    credentials.set(`userToken:${scope}`, { Authorization: `Bearer ${token}` });
  }
  const over = { scope: "dangerous", expiresAt: "2020-01-01T00:00:00Z" };
  const { token: expired } = await ok(the.admin.post("/tonari/v1/user-tokens", over));
  credentials.set("expiredUserToken", { Authorization: `Bearer ${expired}` });

  const papers = { value: [{ fileKey: await the.aiko.upload("paper.txt", "paper") }] };
  const record = { name: { value: "with a paper" }, papers };
  const { id } = await ok(the.aiko.post("/k/v1/record.json", { app: the.orders, record }));
  const stored = await ok(the.aiko.get("/k/v1/record.json", { app: the.orders, id }));
  fileKey = stored.record.papers.value[0].fileKey;
});

/** What names the app, so that a token can be matched with it; nothing else, so that little is done. */
async function parametersOf({ method, target }: Route): Promise<Record<string, unknown>> {
  if (!target) return {};
  if ("app" in target) return { [target.app]: the.orders };
  if ("apps" in target) return { [target.apps]: [method === "GET" ? the.orders : { app: the.orders }] };
  if ("fileKey" in target) return { [target.fileKey]: fileKey };
  const { id } = await ok(the.aiko.post("/k/v1/records/cursor.json", { app: the.orders }));
  return { [target.cursor]: id };
}

async function ask(route: Route, kind: Kind) {
  const given = await parametersOf(route);
  const { headers, csrf } = await credentialOf(kind);
  const path = route.path.replaceAll(/:\w+/g, "999999");
  const asked = route.upload
    ? { headers, body: file(csrf) }
    : {
        headers: { ...headers, "Content-Type": "application/json", "X-HTTP-Method-Override": route.method },
        body: JSON.stringify({ ...given, ...csrf }),
      };
  // GET has no body in fetch: the override is what kintone's clients use, too.
  const answer = await the.anonymous.send("POST", path, asked);
  if (route.target && "cursor" in route.target) await the.aiko.delete("/k/v1/records/cursor.json", given);
  return answer;
}

function file(csrf: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(csrf)) form.append(name, value);
  form.append("file", new Blob(["a file"]), "a.txt");
  return form;
}

const ofSession: readonly Kind[] = ["session", "noCsrf", "noRequestedWith"];
const signedIn = new Map<Person, Person>();

async function credentialOf(kind: Kind) {
  if (!ofSession.includes(kind))
    return { headers: credentials.get(kind), csrf: {} as Record<string, string> };
  // An administrator without the page's token: so that it is the token and not a right that is missing.
  const { headers, session } = await sessionOf(kind === "noCsrf" ? the.admin : the.ben);
  const { "X-Requested-With": requestedWith = "", ...cookie } = headers;
  return {
    headers: kind === "noRequestedWith" ? cookie : { ...cookie, "X-Requested-With": requestedWith },
    csrf: (kind === "noCsrf" ? {} : { __REQUEST_TOKEN__: session.requestToken }) as Record<string, string>,
  };
}

/** Some routes end the session they are called with. */
async function sessionOf(person: Person): Promise<Person> {
  const before = signedIn.get(person);
  if (before && (await before.get("/tonari/v1/session")).status === 200) return before;
  const fresh = await person.withSession();
  signedIn.set(person, fresh);
  return fresh;
}

/** Codes that speak of the credential. CB_NO02 is also said of the user's rights, which are not the table's. */
const aboutCredentials = /^(CB_(AU01|WA01|JH01|CS01|OA01)|GAIA_(IA02|DA03|AP15|NO01))$/;

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))("%s", (_, route) => {
  test("answers each credential as the manual says", async () => {
    for (const kind of allKinds) {
      const { status, body } = await ask(route, kind);
      const wanted = expected(route, kind);
      const code =
        typeof body === "object"
          ? (body.code ?? body.results?.find((one: object) => "code" in one)?.code)
          : "";
      if (wanted === "in") {
        expect(`${status} ${code}`, kinds[kind]).not.toMatch(/^401 CB|^500/);
        expect(code ?? "", kinds[kind]).not.toMatch(aboutCredentials);
      } else expect(`${status} ${code}`, kinds[kind]).toBe(wanted);
      if (status === 401)
        await the.domain.store.write(async (store) => {
          for (const person of ["chie", "eve"]) await forgetFailures(store, person);
        });
    }
  });
});

describe("a user without any right", () => {
  let outsider: Person;
  let browser: Person;
  let valid: ReturnType<typeof validRequests>;
  const inPath: Record<string, string> = {};

  beforeAll(async () => {
    outsider = await the.hire("outsider", "Outsider");
    browser = await outsider.withSession();
    const { id, code } = await the.hire("insider", "Insider");
    const application = await register(the, [the.ben], { name: "Not theirs" });
    const tokens = await ok(the.aiko.get(`/tonari/v1/apps/${the.orders}/tokens`));
    const ofUsers = await ok(the.admin.post("/tonari/v1/user-tokens", { scope: "read" }));
    Object.assign(inPath, { app: the.orders, user: id, client: application.id, record: "1", id: "x" });
    Object.assign(inPath, { token: tokens.tokens[0].id, version: "1", comment: "1", userToken: ofUsers.id });
    valid = validRequests(the, { app: the.orders, settingsApp: the.orders, id: "1", fileKey, some: code });
  });

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s",
    async (name, route) => {
      const { method, path: pattern, by, upload } = route;
      const path = pattern
        .replace("user-tokens/:token", "user-tokens/:userToken")
        .replaceAll(/:(\w+)/g, (_, key: string) => inPath[key] ?? key);
      const callers = [
        ...(by.includes("password") ? [outsider] : []),
        ...(by.includes("session") ? [browser] : []),
      ];
      for (const caller of callers) {
        // Signing out is one of the routes, and so is a new password.
        const asking = caller === outsider ? outsider : await sessionOf(outsider);
        const { status, body } = upload
          ? await asking.send("POST", path, { body: file(pageToken(asking)) })
          : method === "GET"
            ? await asking.get(path, valid(name))
            : await asking.json(method, path, valid(name));
        const wanted = withoutRight(route);
        const code = body?.code ?? body?.results?.find((one: object) => "code" in one)?.code;
        if (wanted === "in") expect(code ?? "", name).not.toMatch(/^(CB_NO02|CB_AU01|CB_CS01)$/);
        else expect(`${status} ${code}`, name).toBe(wanted);
      }
    },
  );
});

const pageToken = (person: Person): Record<string, string> =>
  "Cookie" in person.headers ? { __REQUEST_TOKEN__: person.session.requestToken } : {};

/** kintone's own list (auth.md 1.4), written down apart from the table of routes. */
const tokenNeeds: Readonly<Record<string, string>> = {
  "GET /k/v1/record.json": "view",
  "GET /k/v1/records.json": "view",
  "POST /k/v1/record.json": "add",
  "POST /k/v1/records.json": "add",
  "PUT /k/v1/record.json": "edit",
  "PUT /k/v1/records.json": "edit",
  "DELETE /k/v1/records.json": "delete",
  "POST /k/v1/records/cursor.json": "view",
  "GET /k/v1/records/cursor.json": "view",
  "DELETE /k/v1/records/cursor.json": "view",
  "GET /k/v1/record/comments.json": "view",
  "POST /k/v1/record/comment.json": "view",
  "DELETE /k/v1/record/comment.json": "view",
  "POST /k/v1/bulkRequest.json": "view add edit delete manage",
  "POST /k/v1/file.json": "view add edit delete manage",
  // Documented: who acts needs to see the record, whoever changes the assignees to manage the app.
  "PUT /k/v1/record/status.json": "view",
  "PUT /k/v1/records/status.json": "view",
  "PUT /k/v1/record/assignees.json": "manage",
  "GET /k/v1/file.json": "view",
  "GET /k/v1/app.json": "view add",
  "GET /k/v1/app/form/fields.json": "view add manage",
  "GET /k/v1/app/form/layout.json": "view add",
  "GET /k/v1/app/views.json": "view add",
  "GET /k/v1/app/settings.json": "view add",
  "GET /k/v1/app/categories.json": "view add",
  "GET /k/v1/app/status.json": "view add",
  "GET /k/v1/app/acl.json": "manage",
  "PUT /k/v1/app/acl.json": "manage",
  "GET /k/v1/record/acl.json": "manage",
  "PUT /k/v1/record/acl.json": "manage",
  "GET /k/v1/field/acl.json": "manage",
  "PUT /k/v1/field/acl.json": "manage",
  "GET /k/v1/records/acl/evaluate.json": "",
  "GET /k/v1/apps.json": "",
  "POST /k/v1/preview/app.json": "",
  "GET /k/v1/app/customize.json": "",
  "GET /k/v1/preview/app/customize.json": "",
  "PUT /k/v1/preview/app/customize.json": "",
};

test("API tokens open what kintone's list says, previews are for those that manage, and nothing else", () => {
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    if (route.by.length === 0) continue;
    const open = permissions.filter((one) => expected(route, `token:${one}`) === "in").join(" ");
    const preview = route.path.startsWith("/k/v1/preview/") ? "manage" : undefined;
    const ofKintone = route.path.startsWith("/k/v1/");
    expect(open, name).toBe(tokenNeeds[name] ?? preview ?? (ofKintone ? open : ""));
    if (ofKintone) expect(tokenNeeds[name] ?? preview, `${name} is on no list`).toBeDefined();
  }
});

/** kintone's own list of its scopes (auth.md 8.6), apart from the table of routes. */
const dangerous = [
  "PUT /v1/user/groups.json",
  "PUT /v1/group/users.json",
  "POST /v1/csv/user.json",
  "POST /v1/csv/userGroups.json",
];

test("User API tokens open the User API as far as kintone's list says, and nothing else", () => {
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    const ofUserApi = route.path.startsWith("/v1/");
    const wanted = dangerous.includes(name) ? "dangerous" : route.method === "GET" ? "read" : "readWrite";
    expect(route.userScope, name).toBe(ofUserApi ? wanted : undefined);
    expect(route.by.includes("userToken"), name).toBe(ofUserApi);
  }
});

test("the manual has the whole table", async () => {
  await expect(manual(routes)).toMatchFileSnapshot("../../../docs/credentials.md");
});
