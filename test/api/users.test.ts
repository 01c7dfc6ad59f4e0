import { describe, expect, test } from "vitest";
import { company } from "../company.ts";
import { Person } from "../person.ts";

const refused = (status: number, code: string) => ({ status, body: { code } });
const users = "/tonari/v1/users";
const invalid = (...names: string[]) => ({
  status: 400,
  body: {
    code: "CB_VA01",
    errors: Object.fromEntries(names.map((name) => [name, { messages: [expect.any(String)] }])),
  },
});

describe.each(["sqlite", "postgres"] as const)("an administrator (%s)", (engine) => {
  test("adds a user, who may sign in at once", async () => {
    const { admin, url } = await company({ engine });
    const iris = { code: "iris", name: "Iris", password: "x", email: "iris@example.com", locale: "ja" };
    const { status, body } = await admin.post(users, {
      ...iris,
      timeZone: "Asia/Tokyo",
      administrator: "true",
    });
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.stringMatching(/^\d+$/) });
    const { user, language, timeZone } = (
      await (await new Person(url, iris).withSession()).get("/tonari/v1/session")
    ).body;
    expect(user).toEqual({
      id: body.id,
      code: "iris",
      name: "Iris",
      email: "iris@example.com",
      locale: "ja",
      timeZone: "Asia/Tokyo",
      administrator: true,
    });
    expect({ language, timeZone }).toEqual({ language: "ja", timeZone: "Asia/Tokyo" });
  });

  test("is told everything that is wrong at once", async () => {
    const { admin } = await company({ engine });
    const long = "x".repeat(129);
    const bad = {
      code: " ",
      name: long,
      password: "x".repeat(65),
      email: "nowhere",
      locale: "xx",
      timeZone: "Mars/Olympus",
      administrator: "perhaps",
    };
    expect(await admin.post(users, bad)).toMatchObject(invalid(...Object.keys(bad)));
    expect(await admin.post(users, {})).toMatchObject(invalid("code", "name", "password"));
    expect(await admin.post(users, { code: "ben", name: "B", password: "x" })).toMatchObject(invalid("code"));
    expect(await admin.post(users, { code: "a\u0000b", name: "B", password: "x" })).toMatchObject(
      invalid("code"),
    );
    expect(await admin.post(users, { code: ["a"], name: "B", password: "x" })).toMatchObject(
      refused(400, "CB_IJ01"),
    );
  });

  test("changes what is given and nothing else", async () => {
    const { admin, hire } = await company({ engine });
    const jo = await hire("jo", "Jo");
    expect(await admin.put(`${users}/${jo.id}`, { email: "jo@example.com" })).toMatchObject({
      status: 200,
      body: {},
    });
    expect(await admin.put(`${users}/${jo.id}`, { code: "ben" })).toMatchObject(invalid("code"));
    const { body } = await admin.get(users, { search: "jo@" });
    expect(body).toEqual({
      users: [
        {
          id: jo.id,
          code: "jo",
          name: "Jo",
          email: "jo@example.com",
          locale: "auto",
          timeZone: "auto",
          valid: true,
          locked: false,
          temporary: false,
          twoFactor: false,
          administrator: false,
          createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        },
      ],
      totalCount: "1",
    });
  });

  test("cannot shut everybody out", async () => {
    const { admin, hire } = await company({ engine });
    const [self] = (await admin.get(users, { search: "admin" })).body.users;
    for (const change of [{ valid: false }, { administrator: false }]) {
      expect(await admin.put(`${users}/${self.id}`, change)).toMatchObject(invalid(...Object.keys(change)));
    }
    // Somebody else's right can be taken, as long as one remains.
    const kay = await hire("kay", "Kay");
    await admin.put(`${users}/${kay.id}`, { administrator: true });
    expect(await kay.put(`${users}/${self.id}`, { administrator: false })).toMatchObject({ status: 200 });
    expect(await admin.post(users, {})).toMatchObject(refused(403, "CB_NO02"));
    expect(await kay.put(`${users}/${self.id}`, { administrator: true })).toMatchObject({ status: 200 });
    expect(await admin.put(`${users}/${kay.id}`, { administrator: false, valid: false })).toMatchObject({
      status: 200,
    });
  });

  test("renames a user in the records too", async () => {
    const { admin, hire, aiko, orders } = await company({ engine });
    const lea = await hire("lea", "Lea");
    await admin.put(`${users}/${lea.id}`, { administrator: true });
    const { body } = await lea.post("/k/v1/preview/app.json", { name: "Lea's" });
    await lea.post("/k/v1/preview/app/deploy.json", { apps: [{ app: body.app }] });
    const added = await lea.post("/k/v1/record.json", { app: body.app, record: {} });
    expect(added.status).toBe(200);
    await admin.put(`${users}/${lea.id}`, { code: "lea.n", name: 'Lea "N"' });
    const renamed = new Person(lea.url, { code: "lea.n", password: lea.password });
    const record = (await renamed.get("/k/v1/record.json", { app: body.app, id: added.body.id })).body.record;
    expect(record.Created_by.value).toEqual({ code: "lea.n", name: 'Lea "N"' });
    expect(await lea.get(users)).toMatchObject(refused(401, "CB_WA01"));
    expect(await aiko.get("/k/v1/app.json", { id: orders })).toMatchObject({ status: 200 });
  });

  test("does not touch whom nobody knows, nor the Administrator of API tokens", async () => {
    const { admin } = await company({ engine });
    for (const id of ["99999", "0", "x", "1", "9007199254740993", "99999999999999999999"]) {
      expect(await admin.put(`${users}/${id}`, { name: "X" })).toMatchObject(refused(400, "GAIA_IL26"));
      const password = await admin.put(`${users}/${id}/password`, { password: "known 123" });
      expect(password).toMatchObject(refused(400, "GAIA_IL26"));
    }
    const codes = (await admin.get(users)).body.users.map(({ code }: { code: string }) => code);
    expect(codes).not.toContain("Administrator");
  });
});

test("everybody finds people by name, and only administrators change them", async () => {
  const { ben, chie } = await company();
  const found = await ben.get(users, { search: "CHI" });
  expect(found.body).toEqual({ users: [{ id: chie.id, code: "chie", name: "Chie" }], totalCount: "1" });
  expect(await ben.get(users, { limit: 501 })).toMatchObject(invalid("limit"));
  const page = await ben.get(users, { offset: 1, limit: 1 });
  expect(page.body.users).toHaveLength(1);
  expect(Number(page.body.totalCount)).toBeGreaterThan(3);
  expect(await ben.post(users, { code: "x" })).toMatchObject(refused(403, "CB_NO02"));
  expect(await ben.put(`${users}/${chie.id}`, { name: "x" })).toMatchObject(refused(403, "CB_NO02"));
  expect(await ben.put(`${users}/${chie.id}/password`, { password: "x" })).toMatchObject(
    refused(403, "CB_NO02"),
  );
});

describe("a user", () => {
  test("changes their own name, address, language and time zone, not their rights", async () => {
    const { hire } = await company();
    const mo = await hire("mo", "Mo");
    const change = { name: "Mo M.", email: "", locale: "zh", timeZone: "Asia/Shanghai", administrator: true };
    expect(await mo.put("/tonari/v1/me", change)).toMatchObject({ status: 200 });
    expect((await (await mo.withSession()).get("/tonari/v1/session")).body).toMatchObject({
      user: { name: "Mo M.", locale: "zh", timeZone: "Asia/Shanghai", administrator: false },
      language: "zh",
      timeZone: "Asia/Shanghai",
    });
    expect(await mo.put("/tonari/v1/me", { name: "", locale: "xx" })).toMatchObject(
      invalid("name", "locale"),
    );
  });

  test("chooses a password that fits the policy", async () => {
    const { hire } = await company();
    const ned = await hire("ned12345", "Ned");
    const change = async (password: string, current = ned.password) => {
      const { body } = await ned.put("/tonari/v1/me/password", { current, password });
      return Object.keys(body.errors ?? {});
    };
    expect(await change("short 1")).toEqual(["password"]);
    expect(await change("only letters")).toEqual(["password"]);
    expect(await change("1234567890")).toEqual(["password"]);
    expect(await change(`long 1${"x".repeat(60)}`)).toEqual(["password"]);
    expect(await change("ned12345")).toEqual(["password"]);
    expect(await change(ned.password)).toEqual(["password"]);
    expect(await change("another horse 2", "wrong")).toEqual(["current"]);
    expect(await change("short", "wrong")).toEqual(["current", "password"]);
    expect(await change("another horse 2")).toEqual([]);
  });
});

describe("kintone's User API", () => {
  const api = "/v1/users.json";

  test("shows users in kintone's form, by id", async () => {
    const { ben, chie } = await company();
    const { body } = await ben.get(api, { codes: ["chie", "ben", "nobody"] });
    expect(body.users.map(({ code }: { code: string }) => code)).toEqual(["ben", "chie"]);
    expect(body.users[1]).toEqual({
      id: chie.id,
      code: "chie",
      ctime: expect.stringMatching(/Z$/),
      mtime: expect.stringMatching(/Z$/),
      valid: true,
      name: "Chie",
      surName: null,
      givenName: null,
      surNameReading: null,
      givenNameReading: null,
      localName: null,
      localNameLocale: null,
      timezone: expect.any(String),
      locale: "auto",
      description: null,
      phone: null,
      mobilePhone: null,
      extensionNumber: null,
      email: null,
      callto: null,
      url: null,
      employeeNumber: null,
      birthDate: null,
      joinDate: null,
      primaryOrganization: null,
      sortOrder: null,
      customItemValues: [],
    });
    const byId = await ben.get(api, { ids: [chie.id] });
    expect(byId.body.users).toEqual([body.users[1]]);
  });

  test("pages, and leaves the acting Administrator out", async () => {
    const { ben } = await company();
    const all = (await ben.get(api)).body.users;
    expect((await ben.get(api, { offset: 1, size: 2 })).body.users).toEqual(all.slice(1, 3));
    expect(all.map(({ id }: { id: string }) => id)).not.toContain("1");
    expect((await ben.get(api, { ids: [1] })).body.users).toEqual([]);
  });

  test("says what is wrong", async () => {
    const { ben } = await company();
    const many = Array.from({ length: 101 }, (_, n) => String(n + 1));
    expect(await ben.get(api, { ids: ["1"], codes: ["ben"] })).toMatchObject(invalid("ids"));
    expect(await ben.get(api, { ids: many })).toMatchObject(invalid("ids"));
    expect(await ben.get(api, { codes: many })).toMatchObject(invalid("codes"));
    expect(await ben.get(api, { offset: -1, size: 101 })).toMatchObject(invalid("offset", "size"));
  });
});

describe.each(["sqlite", "postgres"] as const)("whom a field offers (%s)", (engine) => {
  test("people by name, and the members of departments and groups, each once", async () => {
    const { admin, ben, aiko } = await company({ engine });
    const organizations = [
      { code: "sales", name: "Sales" },
      { code: "north", name: "North", parentCode: "sales" },
    ];
    await admin.post("/v1/organizations.json", { organizations });
    await admin.post("/v1/groups.json", { groups: [{ code: "choir", name: "Choir", type: "static" }] });
    await admin.put("/v1/user/groups.json", { code: "ben", groups: ["choir"] });
    const places = (code: string, ...orgs: string[]) => ({
      code,
      organizations: orgs.map((orgCode) => ({ orgCode })),
    });
    const userOrganizations = [places("aiko", "north"), places("ben", "sales"), places("chie", "sales")];
    await admin.put("/v1/userOrganizations.json", { userOrganizations });
    const offered = async (params: object) => {
      const { body } = await ben.get(users, { ...params });
      return `${body.users.map(({ code }: { code: string }) => code)} of ${body.totalCount}`;
    };
    expect(await offered({ groups: ["choir"], users: ["aiko", "nobody"] })).toBe("aiko,ben of 2");
    // A department is its own members; those below it are another department's.
    expect(await offered({ organizations: ["sales"], groups: ["choir", "gone"] })).toBe("ben,chie of 2");
    expect(await offered({ organizations: ["sales"], search: "CHI" })).toBe("chie of 1");
    expect(await offered({ organizations: ["sales"], limit: 1, offset: 1 })).toBe("chie of 2");
    await admin.put(`${users}/${ben.id}`, { valid: false });
    expect((await aiko.get(users, { groups: ["choir"] })).body.users).toEqual([]);
  });
});
