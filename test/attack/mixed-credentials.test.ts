import { beforeAll, expect, test } from "vitest";
import { ok } from "../api/app-maker.ts";
import { register } from "../api/application.ts";
import { type Company, company } from "../company.ts";
import { base64, type Person } from "../person.ts";

/**
 * Each kind of credential belongs to somebody else, and each is absent, good or bad: 81 requests. The first that is there
 * decides alone (password, token, bearer, session); who acted is read from what was written.
 */
let the: Company;
let app = "";
const kinds = ["password", "token", "bearer", "session"] as const;
type Kind = (typeof kinds)[number];
const is = ["absent", "good", "bad"] as const;
const credentials = {} as Record<Kind, { by: string; refused: string; good: object; bad: object }>;

beforeAll(async () => {
  the = await company();
  app = await the.found(the.admin, "Signed");
  const everybody = {
    entity: { type: "GROUP", code: "everyone" },
    ...Object.fromEntries(
      ["appEditable", "recordViewable", "recordAddable", "recordEditable", "recordDeletable"].map((right) => [
        right,
        true,
      ]),
    ),
    recordImportable: false,
    recordExportable: false,
  };
  await ok(the.admin.put("/k/v1/app/acl.json", { app, rights: [everybody] }));
  const { token } = await ok(
    the.admin.post(`/tonari/v1/apps/${app}/tokens`, { permissions: ["add"], deploy: true }),
  );
  const application = await register(the, [the.aiko]);
  const { access } = await application.tokens(the.aiko, ["k:app_record:write"]);
  const session = await the.chie.withSession();
  const header = (password: string) => ({ "X-Cybozu-Authorization": base64(`ben:${password}`) });
  const cookie = (given: string) => ({ Cookie: given, "X-Requested-With": "x" });
  const set = (kind: Kind, by: string, refused: string, good: object, bad: object) => {
    credentials[kind] = { by, refused, good, bad };
  };
  set("password", "ben", "401 CB_WA01", header(the.ben.password), header("wrong"));
  set(
    "token",
    "Administrator",
    "400 GAIA_IA02",
    { "X-Cybozu-API-Token": token },
    { "X-Cybozu-API-Token": "x" },
  );
  set("bearer", "aiko", "401 CB_OA01", { Authorization: `Bearer ${access}` }, { Authorization: "Bearer x" });
  set("session", "chie", "401 CB_AU01", cookie(session.session.cookie), cookie("tonari_session=x"));
  requestToken = session.session.requestToken;
  await ok(the.admin.put("/tonari/v1/security", { lockout: { failures: 0 } }));
});
let requestToken = "";

async function actor(headers: Record<string, string>): Promise<string> {
  const body = { app, record: { name: { value: "Tea" } }, __REQUEST_TOKEN__: requestToken };
  const { status, body: said } = await the.anonymous.post("/k/v1/record.json", body, headers);
  if (status !== 200) return `${status} ${said.code}`;
  const { record } = await ok(the.admin.get("/k/v1/record.json", { app, id: said.id }));
  return record.Created_by.value.code;
}

const combinations = is.flatMap((password) =>
  is.flatMap((token) => is.flatMap((bearer) => is.map((session) => ({ password, token, bearer, session })))),
);

test("the first credential decides alone, good or bad, whatever stands behind it", async () => {
  expect(combinations).toHaveLength(81);
  for (const combination of combinations) {
    const given = kinds.filter((kind) => combination[kind] !== "absent");
    const headers = Object.assign(
      {},
      ...given.map((kind) => credentials[kind][combination[kind] === "good" ? "good" : "bad"]),
    );
    const [first] = given;
    const wanted =
      first === undefined
        ? "401 CB_AU01"
        : credentials[first][combination[first] === "good" ? "by" : "refused"];
    expect(await actor(headers), JSON.stringify(combination)).toBe(wanted);
  }
});

test("rights do not add up: what the first may not do, no other makes good", async () => {
  const { password, token, bearer, session } = credentials;
  const orders = { app: the.orders, record: { name: { value: "Tea" } } };
  const ask = (person: Person, path: string, body: object, ...given: object[]) =>
    person.post(path, body as never, Object.assign({}, ...given));
  // Ben may not add to Orders; Aiko, whose bearer it is, may.
  expect((await ask(the.anonymous, "/k/v1/record.json", orders, password.good, bearer.good)).body.code).toBe(
    "CB_NO02",
  );
  // The token is another app's.
  expect((await ask(the.anonymous, "/k/v1/record.json", orders, token.good, bearer.good)).body.code).toBe(
    "GAIA_AP15",
  );
  // A token reaches no User API, though the session beside it does; nor does the bearer.
  const users = (...given: object[]) => the.anonymous.get("/v1/users.json", {}, Object.assign({}, ...given));
  expect((await users(token.good, session.good)).body.code).toBe("GAIA_NO01");
  expect((await users(bearer.good, session.good)).body.code).toBe("CB_OA01");
  expect((await users(session.good)).status).toBe(200);
});

test("a session beside a password changes nothing of what either needs", async () => {
  const { password, session } = credentials;
  const { "X-Requested-With": _, ...cookie } = session.good as Record<string, string>;
  // The password acts: neither header nor page token is asked for.
  expect(await actor({ ...cookie, ...(password.good as object) })).toBe("ben");
  // An empty header is none, so the session acts, and needs them.
  expect(await actor({ ...cookie, "X-Cybozu-Authorization": "" })).toBe("400 CB_JH01");
  expect(await actor({ ...cookie, "X-Cybozu-API-Token": " " })).toBe("400 CB_JH01");
});
