import { describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Params, Person } from "../person.ts";

const refused = (status: number, code: string) => ({ status, body: { code } });
const invalid = (...names: string[]) => ({
  status: 400,
  body: {
    code: "CB_VA01",
    errors: Object.fromEntries(names.map((name) => [name, { messages: [expect.any(String)] }])),
  },
});
const done = { status: 200, body: {} };
const person = (code: string) => ({ code, name: code.toUpperCase(), password: "x" });
const codesOf = (items: { code: string }[]) => items.map(({ code }) => code);

async function userOf({ admin }: Pick<Company, "admin">, code: string) {
  return (await admin.get("/v1/users.json", { codes: [code] })).body.users[0];
}
const must = async (asked: ReturnType<Person["put"]>) => expect(await asked).toMatchObject(done);

describe.each(["sqlite", "postgres"] as const)("users (%s)", (engine) => {
  const profile = {
    surName: "佐藤",
    givenName: "愛",
    surNameReading: "さとう",
    givenNameReading: "あい",
    localName: "Ai Sato",
    localNameLocale: "en",
    timezone: "Asia/Tokyo",
    locale: "ja",
    description: "Hello",
    phone: "03",
    mobilePhone: "090",
    extensionNumber: "7",
    email: "ai@example.com",
    callto: "ai",
    url: "https://example.com/",
    employeeNumber: "E1",
    birthDate: "1990-01-31",
    joinDate: "2020-04-01",
    sortOrder: 3,
    customItemValues: [{ code: "team", value: "red" }],
  };

  test("are added whole, several at once, and may sign in", async () => {
    const the = await company({ engine });
    await must(the.admin.put("/tonari/v1/custom-items", { items: [{ code: "team", name: "Team" }] }));
    await must(the.admin.post("/v1/users.json", { users: [{ ...person("u1"), ...profile }, person("u2")] }));
    expect(await userOf(the, "u1")).toEqual({
      ...profile,
      id: expect.any(String),
      code: "u1",
      name: "U1",
      valid: true,
      ctime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      mtime: expect.any(String),
      primaryOrganization: null,
    });
    expect(await userOf(the, "u2")).toMatchObject({ surName: null, sortOrder: null, customItemValues: [] });
    const { Person } = await import("../person.ts");
    const u1 = new Person(the.url, { code: "u1", password: "x" });
    expect(await u1.get("/v1/users.json", { codes: ["u2"] })).toMatchObject({ status: 200 });
  });

  test("change in what is given and nothing else", async () => {
    const the = await company({ engine });
    await must(the.admin.post("/v1/users.json", { users: [{ ...person("u3"), ...profile }] }));
    const before = await userOf(the, "u3");
    await must(
      the.admin.put("/v1/users.json", {
        users: [{ code: "u3", givenName: "I", birthDate: "", sortOrder: "", name: "U Three" }],
      }),
    );
    expect(await userOf(the, "u3")).toEqual({
      ...before,
      givenName: "I",
      birthDate: null,
      sortOrder: null,
      name: "U Three",
      mtime: expect.any(String),
    });
    await must(the.admin.put("/v1/users.json", { users: [{ code: "u3", valid: "false", password: "y" }] }));
    expect(await userOf(the, "u3")).toMatchObject({ valid: false, surName: "佐藤" });
  });

  test("are added, changed and deleted all or not at all, and everything that is wrong is said", async () => {
    const the = await company({ engine });
    const { admin } = the;
    const long = "x".repeat(129);
    const bad = [
      { ...person("u4"), birthDate: "1990-02-30", localNameLocale: "auto", surName: "x".repeat(65) },
      { code: " ", name: long },
      { ...person("u5"), email: "nowhere", timezone: "Mars", locale: "xx", sortOrder: 100_000_000 },
    ];
    expect(await admin.post("/v1/users.json", { users: bad })).toMatchObject(
      invalid(
        "users[0].birthDate",
        "users[0].localNameLocale",
        "users[0].surName",
        "users[1].code",
        "users[1].name",
        "users[1].password",
        "users[2].email",
        "users[2].timezone",
        "users[2].locale",
        "users[2].sortOrder",
      ),
    );
    const taken = [person("u6"), person("ben"), person("u6")];
    expect(await admin.post("/v1/users.json", { users: taken })).toMatchObject(
      invalid("users[1].code", "users[2].code"),
    );
    expect(await userOf(the, "u6")).toBeUndefined();
    const unknown = [{ code: "ben", description: "changed" }, { code: "nobody" }, { code: "ghost" }];
    expect(await admin.put("/v1/users.json", { users: unknown })).toMatchObject(
      invalid("users[1].code", "users[2].code"),
    );
    expect((await userOf(the, "ben")).description).toBeNull();
    expect(await admin.delete("/v1/users.json", { codes: ["ben", "nobody", "admin"] })).toMatchObject(
      invalid("codes[1]", "codes[2]"),
    );
    expect(await userOf(the, "ben")).toBeDefined();
    const many = Array.from({ length: 101 }, (_, index) => person(`m${index}`));
    expect(await admin.post("/v1/users.json", { users: many })).toMatchObject(invalid("users"));
    expect(await admin.post("/v1/users.json", { users: [] })).toMatchObject(invalid("users"));
    expect(await admin.put("/v1/users.json", { users: [{ code: "admin", valid: false }] })).toMatchObject(
      invalid("users[0].valid"),
    );
  });

  test("go, with their credential, their places and the permissions that named them", async () => {
    const { admin, aiko, hire, orders } = await company({ engine });
    const nina = await hire("nina", "Nina");
    const { rights } = (await aiko.get("/k/v1/app/acl.json", { app: orders })).body;
    const own = { entity: { type: "USER", code: "nina" }, recordViewable: true };
    await aiko.put("/k/v1/app/acl.json", { app: orders, rights: [own, ...rights] });
    expect(await nina.get("/k/v1/records.json", { app: orders })).toMatchObject({ status: 200 });
    const session = await nina.withSession();
    await must(admin.delete("/v1/users.json", { codes: ["nina"] }));
    expect(await nina.get("/v1/users.json")).toMatchObject(refused(401, "CB_WA01"));
    expect(await session.get("/v1/users.json")).toMatchObject(refused(401, "CB_AU01"));
    for (const version of ["app", "preview/app"]) {
      const now = (await aiko.get(`/k/v1/${version}/acl.json`, { app: orders })).body.rights;
      expect(now).toEqual(rights);
    }
    const again = await hire("nina", "Another Nina");
    expect(await again.get("/k/v1/records.json", { app: orders })).toMatchObject(refused(403, "CB_NO02"));
    expect(again.id).not.toBe(nina.id);
  });

  test("are renamed, in records, permissions, choices and filters too; two may change places", async () => {
    const { admin, aiko, hire } = await company({ engine });
    const signedIn = await (await hire("left", "Left")).withSession();
    await hire("right", "Right");
    const { app } = (await aiko.post("/k/v1/preview/app.json", { name: "Renaming" })).body;
    const entities = [{ type: "USER", code: "left" }];
    const who = { type: "USER_SELECT", code: "who", label: "Who", entities, defaultValue: entities };
    await must(aiko.post("/k/v1/preview/app/form/fields.json", { app, properties: { who } }));
    const filterCond = 'who in ("left", "right", LOGINUSER()) and $id > "0"';
    const view = { type: "LIST", name: "Theirs", index: "0", fields: ["who"], filterCond };
    await must(aiko.put("/k/v1/preview/app/views.json", { app, views: { Theirs: view } }));
    const rights = [
      { entity: { type: "CREATOR" }, appEditable: true, recordViewable: true, recordAddable: true },
      { entity: { type: "USER", code: "left" }, recordViewable: true },
      { entity: { type: "USER", code: "right" } },
    ];
    await must(aiko.put("/k/v1/preview/app/acl.json", { app, rights }));
    await must(aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
    const record = { who: { value: [{ code: "left" }] } };
    await must(aiko.post("/k/v1/record.json", { app, record }));

    const codes = [
      { currentCode: "left", newCode: "right" },
      { currentCode: "right", newCode: "left" },
    ];
    await must(admin.put("/v1/users/codes.json", { codes }));
    const found = (await aiko.get("/k/v1/records.json", { app, query: 'who in ("right")' })).body.records;
    expect(found[0].who.value).toEqual([{ code: "right", name: "Left" }]);
    const acl = (await aiko.get("/k/v1/app/acl.json", { app })).body.rights;
    expect(acl.map(({ entity }: { entity: Params }) => entity.code)).toEqual([null, "right", "left"]);
    const fields = (await aiko.get("/k/v1/preview/app/form/fields.json", { app })).body.properties;
    expect(fields.who.entities).toEqual([{ type: "USER", code: "right" }]);
    const { views } = (await aiko.get("/k/v1/app/views.json", { app })).body;
    expect(views.Theirs.filterCond).toBe('who in ("right", "left", LOGINUSER()) and $id > "0"');
    expect(await signedIn.get("/v1/users.json")).toMatchObject(refused(401, "CB_AU01"));

    expect(
      await admin.put("/v1/users/codes.json", {
        codes: [
          { currentCode: "left", newCode: "ben" },
          { currentCode: "nobody", newCode: "fine" },
        ],
      }),
    ).toMatchObject(invalid("codes[0].newCode", "codes[1].currentCode"));
  });
});

describe.each(["sqlite", "postgres"] as const)("departments (%s)", (engine) => {
  const organizations = "/v1/organizations.json";

  async function tree(prefix: string) {
    const the = await company({ engine });
    const [top, middle, low] = ["top", "middle", "low"].map((name) => prefix + name) as [
      string,
      string,
      string,
    ];
    await must(
      the.admin.post(organizations, {
        organizations: [
          { code: top, name: "Top", localName: "上", localNameLocale: "ja", description: "d" },
          { code: middle, name: "Middle", parentCode: top },
          { code: low, name: "Low", parentCode: middle },
        ],
      }),
    );
    const parents = async () => {
      const { body } = await the.admin.get(organizations, { codes: [top, middle, low] });
      return body.organizations.map(({ parentCode }: { parentCode: string | null }) => parentCode);
    };
    return { ...the, top, middle, low, parents };
  }

  test("stand in a tree: a parent may come in the same request, earlier", async () => {
    const { admin, ben, top, middle, low, parents } = await tree("a");
    expect(await parents()).toEqual([null, top, middle]);
    const { body } = await ben.get(organizations, { codes: [top] });
    expect(body.organizations).toEqual([
      {
        id: expect.any(String),
        code: top,
        name: "Top",
        localName: "上",
        localNameLocale: "ja",
        parentCode: null,
        description: "d",
      },
    ]);
    const { id } = body.organizations[0];
    expect((await ben.get(organizations, { ids: [id] })).body).toEqual(body);
    const late = [
      { code: "late1", name: "L", parentCode: "late2" },
      { code: "late2", name: "L" },
      { code: low, name: "taken" },
    ];
    expect(await admin.post(organizations, { organizations: late })).toMatchObject(
      invalid("organizations[0].parentCode", "organizations[2].code"),
    );
    expect((await admin.get(organizations, { codes: ["late2"] })).body.organizations).toEqual([]);
  });

  test("move, to the top too, and never below themselves", async () => {
    const { admin, top, middle, low, parents } = await tree("b");
    const move = (...list: [code: string, parentCode: string][]) =>
      admin.put(organizations, {
        organizations: list.map(([code, parentCode]) => ({ code, parentCode })),
      });
    expect(await move([top, low])).toMatchObject(invalid("organizations[0].parentCode"));
    expect(await move([top, top])).toMatchObject(invalid("organizations[0].parentCode"));
    await must(move([middle, ""], [top, middle]));
    expect(await parents()).toEqual([middle, null, middle]);
    await must(admin.put(organizations, { organizations: [{ code: low, name: "Lower" }] }));
    expect(await parents()).toEqual([middle, null, middle]);
    const [{ name, description }] = (await admin.get(organizations, { codes: [low] })).body.organizations;
    expect({ name, description }).toEqual({ name: "Lower", description: "" });
  });

  test("go when nothing stands below them", async () => {
    const { admin, top, middle, low } = await tree("c");
    expect(await admin.delete(organizations, { codes: [top, low] })).toMatchObject(invalid("codes[0]"));
    await must(admin.delete(organizations, { codes: [top, middle, low] }));
    expect(await admin.delete(organizations, { codes: [top] })).toMatchObject(invalid("codes[0]"));
  });

  test("have members with titles, the first department is the primary one", async () => {
    const { admin, aiko, ben, hire, top, low } = await tree("d");
    const { code } = await hire("dora", "Dora");
    const title = { code: `${engine}-chief`, name: "Chief" };
    await must(admin.post("/tonari/v1/titles", { titles: [title] }));
    const organizationsOf = [{ orgCode: low, titleCode: title.code }, { orgCode: top }];
    const set = (list: Params[]) => admin.put("/v1/userOrganizations.json", { userOrganizations: list });
    await must(set([{ code, organizations: organizationsOf }]));

    const { organizationTitles } = (await ben.get("/v1/user/organizations.json", { code })).body;
    expect(organizationTitles).toMatchObject([
      {
        organization: { code: low },
        title: { ...title, id: expect.any(String), description: "" },
      },
      { organization: { code: top }, title: null },
    ]);
    const { userTitles } = (await ben.get("/v1/organization/users.json", { code: low })).body;
    expect(userTitles).toMatchObject([{ user: { code }, title: { code: title.code } }]);
    expect(userTitles[0].user.primaryOrganization).toBe(organizationTitles[0].organization.id);
    const primaryOrganization = organizationTitles[1].organization.id;
    await must(admin.put("/v1/users.json", { users: [{ code, primaryOrganization }] }));
    expect(await userOf({ admin }, code)).toMatchObject({ primaryOrganization });

    const bad = [{ orgCode: low, titleCode: "?" }, { orgCode: low }, { orgCode: "?" }];
    expect(
      await set([
        { code, organizations: bad },
        { code: "?", organizations: [] },
      ]),
    ).toMatchObject(
      invalid(
        "userOrganizations[0].organizations[0].titleCode",
        "userOrganizations[0].organizations[1].orgCode",
        "userOrganizations[0].organizations[2].orgCode",
        "userOrganizations[1].code",
      ),
    );
    await must(set([{ code, organizations: [] }]));
    expect((await aiko.get("/v1/organization/users.json", { code: low })).body.userTitles).toEqual([]);
  });

  test("give permissions, to those below too if the row says so, and keep them when renamed", async () => {
    const { admin, aiko, hire, top, middle, low, orders } = await tree("e");
    const emil = await hire("emil", "Emil");
    await must(
      admin.put("/v1/userOrganizations.json", {
        userOrganizations: [{ code: "emil", organizations: [{ orgCode: low }] }],
      }),
    );
    const before = (await aiko.get("/k/v1/app/acl.json", { app: orders })).body.rights;
    const give = (code: string, includeSubs: boolean) =>
      aiko.put("/k/v1/app/acl.json", {
        app: orders,
        rights: [
          { entity: { type: "ORGANIZATION", code }, includeSubs, recordViewable: true },
          ...before.filter(({ entity }: { entity: Params }) => entity.type !== "ORGANIZATION"),
        ],
      });
    const views = () => emil.get("/k/v1/records.json", { app: orders });
    await must(give(top, false));
    expect(await views()).toMatchObject(refused(403, "CB_NO02"));
    await must(give(top, true));
    expect(await views()).toMatchObject({ status: 200 });
    await must(give(low, false));
    expect(await views()).toMatchObject({ status: 200 });
    const renamed = `${low}2`;
    await must(
      admin.put("/v1/organizations/codes.json", { codes: [{ currentCode: low, newCode: renamed }] }),
    );
    expect(await views()).toMatchObject({ status: 200 });
    expect((await aiko.get("/k/v1/app/acl.json", { app: orders })).body.rights[0].entity.code).toBe(renamed);
    await must(give(top, true));
    await must(admin.put(organizations, { organizations: [{ code: middle, parentCode: "" }] }));
    expect(await views()).toMatchObject(refused(403, "CB_NO02"));
    expect(await give("no such", false)).toMatchObject(refused(400, "GAIA_IL28"));
    await must(aiko.put("/k/v1/app/acl.json", { app: orders, rights: before }));
  });
});

describe.each(["sqlite", "postgres"] as const)("groups (%s)", (engine) => {
  const groups = "/v1/groups.json";
  const group = (code: string, type = "static") => ({ code, name: code, type, description: "d" });

  test("are there from the start, and those two stay", async () => {
    const { admin, ben } = await company({ engine });
    const { body } = await ben.get(groups, { codes: ["everyone", "Administrators"] });
    expect(body.groups).toEqual([
      { id: "1", code: "everyone", name: "Everyone", description: "" },
      { id: "2", code: "Administrators", name: "Administrators", description: "" },
    ]);
    expect(await admin.delete(groups, { codes: ["everyone", "Administrators"] })).toMatchObject(
      invalid("codes[0]", "codes[1]"),
    );
    expect(await admin.put(groups, { groups: [{ code: "everyone", name: "All" }] })).toMatchObject(
      invalid("groups[0].code"),
    );
    expect(
      await admin.put("/v1/groups/codes.json", { codes: [{ currentCode: "everyone", newCode: "all" }] }),
    ).toMatchObject(invalid("codes[0].currentCode"));
    expect(await admin.put("/v1/group/users.json", { code: "everyone", users: ["ben"] })).toMatchObject(
      invalid("code"),
    );
    const everyone = (await ben.get("/v1/group/users.json", { code: "everyone" })).body.users;
    expect(codesOf(everyone)).toEqual(expect.arrayContaining(["admin", "aiko", "ben", "chie"]));
  });

  test("are added, changed, renamed and deleted", async () => {
    const { admin } = await company({ engine });
    await must(admin.post(groups, { groups: [group("red"), group("blue"), group("clever", "dynamic")] }));
    expect(await admin.post(groups, { groups: [group("red"), { code: "x", name: "x" }] })).toMatchObject(
      invalid("groups[1].type"),
    );
    expect(await admin.post(groups, { groups: [group("red")] })).toMatchObject(invalid("groups[0].code"));
    await must(admin.put(groups, { groups: [{ code: "red", name: "Red" }] }));
    const codes = [
      { currentCode: "red", newCode: "blue" },
      { currentCode: "blue", newCode: "red" },
    ];
    await must(admin.put("/v1/groups/codes.json", { codes }));
    const { body } = await admin.get(groups, { codes: ["red", "blue"] });
    expect(body.groups).toMatchObject([
      { code: "blue", name: "Red", description: "d" },
      { code: "red", name: "blue" },
    ]);
    await must(admin.delete(groups, { codes: ["red", "blue"] }));
    expect((await admin.get(groups, { codes: ["red", "blue"] })).body.groups).toEqual([]);
  });

  test("have members, set from both sides", async () => {
    const { admin, hire } = await company({ engine });
    const codes = ["g1", "g2"];
    for (const code of codes) await hire(code, code);
    await must(admin.post(groups, { groups: [group("one"), group("two"), group("rule", "dynamic")] }));
    await must(admin.put("/v1/group/users.json", { code: "one", users: codes }));
    expect(codesOf((await admin.get("/v1/group/users.json", { code: "one" })).body.users)).toEqual(codes);
    const of = async (code: string) =>
      codesOf((await admin.get("/v1/user/groups.json", { code })).body.groups);
    expect(await of("g1")).toEqual(["everyone", "one"]);
    await must(admin.put("/v1/user/groups.json", { code: "g1", groups: ["everyone", "two"] }));
    expect(await of("g1")).toEqual(["everyone", "two"]);
    expect(codesOf((await admin.get("/v1/group/users.json", { code: "one" })).body.users)).toEqual(["g2"]);
    expect(
      await admin.put("/v1/user/groups.json", { code: "g1", groups: ["rule", "none", "two", "two"] }),
    ).toMatchObject(invalid("groups[0]", "groups[1]", "groups[3]"));
    expect(await admin.put("/v1/group/users.json", { code: "rule", users: ["g1", "?"] })).toMatchObject(
      invalid("code", "users[1]"),
    );
    expect(await admin.put("/v1/user/groups.json", { code: "?", groups: [] })).toMatchObject(invalid("code"));
    expect(await of("g1")).toEqual(["everyone", "two"]);
  });

  test("of administrators: who is in it administers, and nobody leaves it alone", async () => {
    const { admin, hire } = await company({ engine });
    const kim = await hire("kim", "Kim");
    expect(await kim.post(groups, { groups: [group("kims")] })).toMatchObject(refused(403, "CB_NO02"));
    await must(admin.put("/v1/user/groups.json", { code: "kim", groups: ["Administrators"] }));
    expect(codesOf((await kim.get("/v1/user/groups.json", { code: "kim" })).body.groups)).toEqual([
      "everyone",
      "Administrators",
    ]);
    await must(kim.post(groups, { groups: [group("kims")] }));
    expect(await kim.put("/v1/user/groups.json", { code: "kim", groups: [] })).toMatchObject(
      invalid("groups"),
    );
    const set = (users: string[]) => admin.put("/v1/group/users.json", { code: "Administrators", users });
    expect(await set(["kim"])).toMatchObject(invalid("users"));
    await must(set(["admin"]));
    expect(await kim.post(groups, { groups: [group("more")] })).toMatchObject(refused(403, "CB_NO02"));
  });

  test("give permissions while one is in them, also in the browser", async () => {
    const { admin, aiko, hire, orders } = await company({ engine });
    const gina = await hire("gina", "Gina");
    const browser = await gina.withSession();
    await must(admin.post(groups, { groups: [group("readers")] }));
    const before = (await aiko.get("/k/v1/app/acl.json", { app: orders })).body.rights;
    const row = { entity: { type: "GROUP", code: "readers" }, recordViewable: true };
    await must(aiko.put("/k/v1/app/acl.json", { app: orders, rights: [row, ...before] }));
    const views = () => browser.get("/k/v1/records.json", { app: orders });
    expect(await views()).toMatchObject(refused(403, "CB_NO02"));
    await must(admin.put("/v1/group/users.json", { code: "readers", users: ["gina"] }));
    expect(await views()).toMatchObject({ status: 200 });
    expect((await browser.get("/k/v1/apps.json", { ids: [orders] })).body.apps).toHaveLength(1);
    await must(admin.delete(groups, { codes: ["readers"] }));
    expect(await views()).toMatchObject(refused(403, "CB_NO02"));
    expect((await aiko.get("/k/v1/app/acl.json", { app: orders })).body.rights).toEqual(before);
    expect(await aiko.put("/k/v1/app/acl.json", { app: orders, rights: [row, ...before] })).toMatchObject(
      refused(400, "GAIA_IL27"),
    );
  });
});

describe.each(["sqlite", "postgres"] as const)("services (%s)", (engine) => {
  test("without kintone one may sign in, and see no app", async () => {
    const { admin, aiko, hire, orders } = await company({ engine });
    const sam = await hire("sam", "Sam");
    const services = async () =>
      (await admin.get("/v1/users/services.json", { codes: ["sam"] })).body.users[0];
    expect(await services()).toEqual({ code: "sam", services: ["kintone"] });
    expect(await sam.get("/k/v1/apps.json")).toMatchObject({ status: 200 });
    await must(admin.put("/v1/users/services.json", { users: [{ code: "sam", services: [] }] }));
    expect(await services()).toEqual({ code: "sam", services: [] });
    const browser = await sam.withSession();
    for (const who of [sam, browser]) {
      expect(await who.get("/k/v1/apps.json")).toMatchObject(refused(403, "CB_NO02"));
      expect(await who.get("/k/v1/record.json", { app: orders, id: 1 })).toMatchObject(
        refused(403, "CB_NO02"),
      );
      expect(await who.get("/k/guest/1/v1/records.json", { app: orders })).toMatchObject(
        refused(403, "CB_NO02"),
      );
      expect(await who.get("/tonari/v1/apps", { mine: "draft" })).toMatchObject(refused(403, "CB_NO02"));
      expect(await who.get("/v1/users.json")).toMatchObject({ status: 200 });
    }
    await must(
      admin.put("/v1/users/services.json", { users: [{ code: "sam", services: ["kintone", "garoon"] }] }),
    );
    expect(await sam.get("/k/v1/apps.json")).toMatchObject({ status: 200 });
    expect(
      await admin.put("/v1/users/services.json", {
        users: [
          { code: "sam", services: ["mail"] },
          { code: "?", services: [] },
        ],
      }),
    ).toMatchObject(invalid("users[0].services[0]"));
    expect(await aiko.get("/v1/users/services.json", { size: 2 })).toMatchObject({ status: 200 });
  });
});

describe("the User API", () => {
  const writes = [
    ["POST", "users.json"],
    ["PUT", "users.json"],
    ["DELETE", "users.json"],
    ["PUT", "users/codes.json"],
    ["PUT", "users/services.json"],
    ["PUT", "userOrganizations.json"],
    ["PUT", "user/groups.json"],
    ["POST", "organizations.json"],
    ["PUT", "organizations.json"],
    ["DELETE", "organizations.json"],
    ["PUT", "organizations/codes.json"],
    ["POST", "groups.json"],
    ["PUT", "groups.json"],
    ["DELETE", "groups.json"],
    ["PUT", "groups/codes.json"],
    ["PUT", "group/users.json"],
  ] as const;
  test.each(writes)("lets administrators only %s %s", async (method, path) => {
    const { admin, ben, token, withToken, anonymous } = await company();
    expect(await ben.json(method, `/v1/${path}`, {})).toMatchObject(refused(403, "CB_NO02"));
    expect(await (await ben.withSession()).json(method, `/v1/${path}`, {})).toMatchObject(
      refused(403, "CB_NO02"),
    );
    expect(await admin.json(method, `/v1/${path}`, {})).toMatchObject(refused(400, "CB_VA01"));
    expect(await (await admin.withSession()).json(method, `/v1/${path}`, {})).toMatchObject(
      refused(400, "CB_VA01"),
    );
    expect(await withToken(await token(["manage"])).json(method, `/v1/${path}`, {})).toMatchObject(
      refused(403, "GAIA_NO01"),
    );
    expect(await anonymous.json(method, `/v1/${path}`, {})).toMatchObject(refused(401, "CB_AU01"));
  });

  const reads = ["users", "organizations", "groups"] as const;
  test.each(reads)("gives %s by page, and by ids or codes but not both", async (kind) => {
    const { admin, ben } = await company();
    await admin.post("/v1/organizations.json", {
      organizations: ["p1", "p2", "p3"].map((code) => ({ code, name: code })),
    });
    const read = async (params: Params) => (await ben.get(`/v1/${kind}.json`, params)).body[kind];
    const all = await read({});
    expect(all.length).toBeGreaterThan(1);
    const ids = all.map(({ id }: { id: string }) => Number(id));
    expect(ids).toEqual(ids.toSorted((a: number, b: number) => a - b));
    expect(await read({ offset: 1, size: 1 })).toEqual(all.slice(1, 2));
    expect(await read({ codes: [all[1].code, "no such", all[0].code] })).toEqual(all.slice(0, 2));
    expect(await read({ ids: ids.slice(0, 2), offset: 1 })).toEqual(all.slice(1, 2));
    expect(await ben.get(`/v1/${kind}.json`, { ids: [1], codes: ["x"] })).toMatchObject(invalid("ids"));
    expect(await ben.get(`/v1/${kind}.json`, { size: 101, offset: -1 })).toMatchObject(
      invalid("size", "offset"),
    );
    const many = Array.from({ length: 101 }, (_, index) => index + 1);
    expect(await ben.get(`/v1/${kind}.json`, { ids: many })).toMatchObject(invalid("ids"));
  });
});
