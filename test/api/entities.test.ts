import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { badParameters, deploy, draftApp, fieldsPath, ok, refusal } from "./app-maker.ts";

const field = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
const values = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).map(([code, value]) => [code, { value }]));
const coded = (...codes: string[]) => codes.map((code) => ({ code }));

describe.each(["sqlite", "postgres"] as const)("departments and groups in records (%s)", (engine) => {
  let the: Company;
  let app: string;

  beforeAll(async () => {
    the = await company({ engine });
    const organizations = [
      { code: "sales", name: "Sales" },
      { code: "east", name: "Sales East", parentCode: "sales" },
      { code: "lab", name: "Laboratory" },
    ];
    await ok(the.admin.post("/v1/organizations.json", { organizations }));
    const groups = [
      { code: "fire", name: "Fire brigade", type: "static" },
      { code: "choir", name: "Choir", type: "static" },
    ];
    await ok(the.admin.post("/v1/groups.json", { groups }));
    const places = [{ orgCode: "east" }, { orgCode: "lab" }];
    await ok(
      the.admin.put("/v1/userOrganizations.json", {
        userOrganizations: [{ code: "ben", organizations: places }],
      }),
    );
    app = await made({
      ...field("SINGLE_LINE_TEXT", "name"),
      ...field("ORGANIZATION_SELECT", "unit"),
      ...field("GROUP_SELECT", "team"),
      ...field("USER_SELECT", "who"),
      ...field("SUBTABLE", "lines", {
        fields: { ...field("ORGANIZATION_SELECT", "at"), ...field("GROUP_SELECT", "by") },
      }),
    });
  });

  async function made(properties: object): Promise<string> {
    const made = await draftApp(the.aiko, properties);
    await deploy(the.aiko, made);
    return made;
  }
  const add = async (given = {}, to = app, who: Person = the.aiko): Promise<string> =>
    (await ok(who.post("/k/v1/record.json", { app: to, record: values(given) }))).id;
  const read = async (id: string, of = app) =>
    (await ok(the.aiko.get("/k/v1/record.json", { app: of, id }))).record;
  const names = async (query: string, who: Person = the.aiko): Promise<string[]> => {
    const { records } = await ok(who.get("/k/v1/records.json", { app, query: `${query} order by $id asc` }));
    return records.map((record: { name: { value: string } }) => record.name.value);
  };

  test("are written by code and read with their names, each once", async () => {
    const id = await add({ unit: coded("lab", "sales", "lab"), team: coded("fire") });
    const { unit, team } = await read(id);
    expect(unit).toEqual({
      type: "ORGANIZATION_SELECT",
      value: [
        { code: "lab", name: "Laboratory" },
        { code: "sales", name: "Sales" },
      ],
    });
    expect(team).toEqual({ type: "GROUP_SELECT", value: [{ code: "fire", name: "Fire brigade" }] });
    await ok(the.aiko.put("/k/v1/record.json", { app, id, record: values({ unit: [], team: null }) }));
    expect((await read(id)).unit.value).toEqual([]);
    expect((await read(await add())).team.value).toEqual([]);
  });

  test("of which nobody has the code are refused, in values, rows and queries", async () => {
    const writing = (given: object) =>
      refusal(the.aiko.post("/k/v1/record.json", { app, record: values(given as Record<string, unknown>) }));
    expect(await writing({ unit: coded("nowhere") })).toBe("400 GAIA_IL28");
    expect(await writing({ unit: coded("fire") })).toBe("400 GAIA_IL28");
    expect(await writing({ team: coded("nobody") })).toBe("400 GAIA_IL27");
    expect(await writing({ lines: [{ value: values({ by: coded("nobody") }) }] })).toBe("400 GAIA_IL27");
    expect(await writing({ unit: "sales" })).toBe("400 CB_IJ01");
    expect(await writing({ unit: ["sales"] })).toBe("400 CB_IJ01");
    const asking = (query: string) => refusal(the.aiko.get("/k/v1/records.json", { app, query }));
    expect(await asking('unit in ("nowhere")')).toBe("400 GAIA_IL28");
    expect(await asking('team not in ("nobody")')).toBe("400 GAIA_IL27");
    expect(await asking('unit = "sales"')).toBe("400 GAIA_IQ03");
    expect(await asking("unit in (LOGINUSER())")).toBe("400 GAIA_IQ03");
    expect(await asking("team in (PRIMARY_ORGANIZATION())")).toBe("400 GAIA_IQ03");
    expect(await asking("order by unit asc")).toBe("400 GAIA_IS02");
  });

  test("are required where the form says so, and reported where kintone reports them", async () => {
    const strict = await made({
      ...field("ORGANIZATION_SELECT", "unit", { required: true }),
      ...field("GROUP_SELECT", "team", { required: true }),
    });
    const record = values({ unit: [], team: coded("fire") });
    expect(await badParameters(the.aiko.post("/k/v1/record.json", { app: strict, record }))).toEqual([
      "record.unit.values.value",
    ]);
  });

  test("are found by in and not in, and only by their own code", async () => {
    await add({ name: "q1", unit: coded("east") });
    await add({ name: "q2", unit: coded("sales", "lab"), team: coded("choir") });
    await add({ name: "q3" });
    const among = (query: string) => names(`name in ("q1", "q2", "q3") and ${query}`);
    expect(await among('unit in ("sales")')).toEqual(["q2"]);
    expect(await among('unit in ("east", "lab")')).toEqual(["q1", "q2"]);
    expect(await among('unit not in ("sales")')).toEqual(["q1", "q3"]);
    expect(await among('unit in ("")')).toEqual(["q3"]);
    expect(await among('team in ("choir")')).toEqual(["q2"]);
    expect(await among('team not in ("choir", "")')).toEqual([]);
  });

  test("in rows of tables are kept and found", async () => {
    const lines = [{ value: values({ at: coded("lab"), by: coded("choir") }) }];
    const id = await add({ name: "rows", lines });
    expect((await read(id)).lines.value[0].value).toMatchObject({
      at: { value: [{ code: "lab", name: "Laboratory" }] },
      by: { value: [{ code: "choir", name: "Choir" }] },
    });
    expect(await names('at in ("lab") and by in ("choir")')).toEqual(["rows"]);
    expect(await names('at in ("sales")')).toEqual([]);
  });

  test("PRIMARY_ORGANIZATION() is the caller's first department, and no condition for who has none", async () => {
    await add({ name: "p1", unit: coded("east") });
    await add({ name: "p2", unit: coded("lab") });
    const query = 'name in ("p1", "p2") and unit in (PRIMARY_ORGANIZATION())';
    expect(await names(query, the.ben)).toEqual(["p1"]);
    expect(await names(query, the.chie)).toEqual(["p1", "p2"]);
    expect(await names('name in ("p2") or unit in (PRIMARY_ORGANIZATION())', the.chie)).toEqual(["p2"]);
    expect(await names('name in ("p1", "p2") and unit not in (PRIMARY_ORGANIZATION())', the.ben)).toEqual([
      "p2",
    ]);
    expect(await names('name in ("p1", "p2") and unit in (PRIMARY_ORGANIZATION(), "lab")', the.ben)).toEqual([
      "p1",
      "p2",
    ]);
    expect(await names('name in ("p1", "p2") and unit in (PRIMARY_ORGANIZATION(), "lab")', the.chie)).toEqual(
      ["p2"],
    );
  });

  test("have defaults, that of the caller's first department too", async () => {
    const other = await made({
      ...field("ORGANIZATION_SELECT", "own", {
        defaultValue: [{ type: "FUNCTION", code: "PRIMARY_ORGANIZATION()" }],
      }),
      ...field("ORGANIZATION_SELECT", "unit", { defaultValue: [{ type: "ORGANIZATION", code: "lab" }] }),
      ...field("GROUP_SELECT", "team", { defaultValue: [{ type: "GROUP", code: "fire" }] }),
    });
    const byBen = await read(await add({}, other, the.ben), other);
    expect([byBen.own.value, byBen.unit.value, byBen.team.value]).toEqual([
      [{ code: "east", name: "Sales East" }],
      [{ code: "lab", name: "Laboratory" }],
      [{ code: "fire", name: "Fire brigade" }],
    ]);
    const byChie = await read(await add({ unit: [] }, other, the.chie), other);
    expect([byChie.own.value, byChie.unit.value]).toEqual([[], []]);
  });

  test("settings name what there is, and of a kind that the type knows", async () => {
    const draft = await draftApp(the.aiko);
    const adding = (type: string, more: object) =>
      the.aiko.post(fieldsPath, { app: draft, properties: field(type, "f", more) });
    const all = [
      { type: "USER", code: "ben" },
      { type: "GROUP", code: "fire" },
      { type: "ORGANIZATION", code: "lab" },
    ];
    expect(
      await refusal(adding("ORGANIZATION_SELECT", { entities: [{ type: "ORGANIZATION", code: "x" }] })),
    ).toBe("400 GAIA_IL28");
    expect(await refusal(adding("GROUP_SELECT", { defaultValue: [{ type: "GROUP", code: "x" }] }))).toBe(
      "400 GAIA_IL27",
    );
    expect(await refusal(adding("USER_SELECT", { entities: [{ type: "GROUP", code: "x" }] }))).toBe(
      "400 GAIA_IL27",
    );
    expect(await badParameters(adding("GROUP_SELECT", { entities: all }))).toEqual([
      "properties[f].entities[0].type",
      "properties[f].entities[2].type",
    ]);
    const wrong = { defaultValue: [{ type: "FUNCTION", code: "LOGINUSER()" }] };
    expect(await badParameters(adding("ORGANIZATION_SELECT", wrong))).toEqual([
      "properties[f].defaultValue[0].code",
    ]);
    await ok(adding("USER_SELECT", { entities: all }));
    const { properties } = await ok(the.aiko.get(fieldsPath, { app: draft }));
    expect(properties.f.entities).toEqual(all);
  });

  test("new names and codes are followed in records, rows, history and settings, and nothing of another kind", async () => {
    // A user, a department and a group that are called the same.
    const code = "same";
    const one = { code, name: "Same" };
    await the.hire(code, "Same");
    await ok(the.admin.post("/v1/organizations.json", { organizations: [one] }));
    await ok(the.admin.post("/v1/groups.json", { groups: [{ ...one, type: "static" }] }));
    const all = {
      unit: coded(code),
      team: coded(code),
      who: coded(code),
      lines: [{ value: values({ at: coded(code) }) }],
    };
    const id = await add({ name: "renamed", ...all });
    const gone = await add({ ...all });
    await ok(
      the.aiko.put("/k/v1/record.json", { app, id: gone, record: values({ unit: [], team: [], who: [] }) }),
    );
    const views = {
      Mine: { index: 0, type: "LIST", name: "Mine", fields: ["name"], filterCond: 'unit in ("same")' },
    };
    await ok(the.aiko.put("/k/v1/preview/app/views.json", { app, views }));

    await ok(the.admin.put("/v1/organizations.json", { organizations: [{ code, name: "Department" }] }));
    await ok(
      the.admin.put("/v1/organizations/codes.json", { codes: [{ currentCode: code, newCode: "unit-1" }] }),
    );
    await ok(the.admin.put("/v1/groups.json", { groups: [{ code, name: "Team" }] }));
    await ok(the.admin.put("/v1/groups/codes.json", { codes: [{ currentCode: code, newCode: "team-1" }] }));

    const record = await read(id);
    const department = [{ code: "unit-1", name: "Department" }];
    expect([record.unit.value, record.team.value, record.who.value]).toEqual([
      department,
      [{ code: "team-1", name: "Team" }],
      [one],
    ]);
    expect(record.lines.value[0].value.at.value).toEqual(department);
    expect(await names('unit in ("unit-1") and team in ("team-1") and name in ("renamed")')).toEqual([
      "renamed",
    ]);
    expect(await names('at in ("unit-1") and name in ("renamed")')).toEqual(["renamed"]);
    const shown = await ok(the.aiko.get("/k/v1/preview/app/views.json", { app }));
    expect(shown.views.Mine.filterCond).toBe('unit in ("unit-1")');
    await ok(the.aiko.post(`/tonari/v1/apps/${app}/records/${gone}/history/1/revert`));
    const back = await read(gone);
    expect([back.unit.value, back.team.value, back.who.value]).toEqual([
      department,
      [{ code: "team-1", name: "Team" }],
      [one],
    ]);
  });

  test("an app of one kind follows new names, too", async () => {
    const only = await made(field("ORGANIZATION_SELECT", "unit"));
    const id = await add({ unit: coded("lab") }, only);
    await ok(the.admin.put("/v1/organizations.json", { organizations: [{ code: "lab", name: "Labs" }] }));
    expect((await read(id, only)).unit.value).toEqual([{ code: "lab", name: "Labs" }]);
    await ok(
      the.admin.put("/v1/organizations.json", { organizations: [{ code: "lab", name: "Laboratory" }] }),
    );
  });

  test("what is deleted stays in records by the name it had, and cannot be written again", async () => {
    await ok(
      the.admin.post("/v1/groups.json", { groups: [{ code: "brief", name: "Brief", type: "static" }] }),
    );
    const id = await add({ team: coded("brief") });
    await ok(the.admin.delete("/v1/groups.json", { codes: ["brief"] }));
    expect((await read(id)).team.value).toEqual([{ code: "brief", name: "Brief" }]);
    expect(await refusal(the.aiko.get("/k/v1/records.json", { app, query: 'team in ("brief")' }))).toBe(
      "400 GAIA_IL27",
    );
    await ok(the.aiko.put("/k/v1/record.json", { app, id, record: values({ name: "still" }) }));
    expect((await read(id)).team.value).toEqual([{ code: "brief", name: "Brief" }]);
  });

  describe("in rules for records", () => {
    const everyRight = { viewable: true, editable: true, deletable: true };
    const row = (type: string, code: string, more = {}) => ({ entity: { type, code }, ...more });
    const everyone = row("GROUP", "everyone");
    const rule = (filterCond: string, ...entities: object[]) => ({ filterCond, entities });
    const ruled = async (...rights: object[]): Promise<string> => {
      const made = await draftApp(the.aiko, {
        ...field("SINGLE_LINE_TEXT", "name"),
        ...field("ORGANIZATION_SELECT", "unit"),
        ...field("GROUP_SELECT", "team"),
      });
      await ok(the.aiko.put("/k/v1/preview/record/acl.json", { app: made, rights }));
      await deploy(the.aiko, made);
      for (const code of ["east", "sales", "lab"]) await add({ name: code, unit: coded(code) }, made);
      await add({ name: "choir", team: coded("choir") }, made);
      await add({ name: "all", team: coded("everyone") }, made);
      return made;
    };
    const seen = async (who: Person, of: string, query = ""): Promise<string[]> => {
      const asked = { app: of, query: `${query} order by $id asc` };
      const { records } = await ok(who.get("/k/v1/records.json", asked));
      return records.map((record: { name: { value: string } }) => record.name.value);
    };

    test("whoever belongs to the department or the group in a field is named by it", async () => {
      await ok(the.admin.put("/v1/group/users.json", { code: "choir", users: ["ben"] }));
      const plain = await ruled(rule("", row("FIELD_ENTITY", "unit", everyRight), everyone));
      expect(await seen(the.ben, plain)).toEqual(["east", "lab"]);
      expect(await seen(the.chie, plain)).toEqual([]);
      const below = { ...everyRight, includeSubs: true };
      const withSubs = await ruled(rule("", row("FIELD_ENTITY", "unit", below), everyone));
      expect(await seen(the.ben, withSubs)).toEqual(["east", "sales", "lab"]);
      const byGroup = await ruled(rule("", row("FIELD_ENTITY", "team", everyRight), everyone));
      expect(await seen(the.ben, byGroup)).toEqual(["choir", "all"]);
      expect(await seen(the.chie, byGroup)).toEqual(["all"]);
    });

    test("a rule that names a deleted department is about no record any more", async () => {
      await ok(
        the.admin.post("/v1/organizations.json", { organizations: [{ code: "short", name: "Short" }] }),
      );
      const short = rule('unit in ("short")', row("GROUP", "everyone", everyRight));
      const app = await ruled(short, rule("", everyone));
      await add({ name: "short", unit: coded("short") }, app);
      expect(await seen(the.chie, app)).toEqual(["short"]);
      await ok(the.admin.delete("/v1/organizations.json", { codes: ["short"] }));
      expect(await seen(the.chie, app)).toEqual([]);
    });
  });
});
