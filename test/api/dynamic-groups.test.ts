import { describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Params } from "../person.ts";
import { ok } from "./app-maker.ts";

const rulePath = "/tonari/v1/groups/rule";

describe.each(["sqlite", "postgres"] as const)("dynamic groups (%s)", (engine) => {
  let count = 0;
  /** A department with one below it, a title, two people, and a dynamic group with this rule. */
  async function founded(rule: (names: Names) => Params) {
    const the = await company({ engine });
    const n = ++count;
    const names: Names = {
      group: `group${n}`,
      above: `above${n}`,
      below: `below${n}`,
      title: `title${n}`,
      one: `one${n}`,
      two: `two${n}`,
    };
    const { admin } = the;
    const { group, above, below, title, one, two } = names;
    const organizations = [
      { code: above, name: above },
      { code: below, name: below, parentCode: above },
    ];
    await ok(admin.post("/v1/organizations.json", { organizations }));
    await ok(admin.post("/tonari/v1/titles", { titles: [{ code: title, name: title }] }));
    const people = [one, two].map((code) => ({ code, name: code, password: "x" }));
    await ok(admin.post("/v1/users.json", { users: people }));
    await ok(admin.post("/v1/groups.json", { groups: [{ code: group, name: group, type: "dynamic" }] }));
    await ok(admin.put(rulePath, { code: group, ...rule(names) }));
    return { ...the, ...names, ...waysOf(the, names) };
  }
  interface Names {
    readonly group: string;
    readonly above: string;
    readonly below: string;
    readonly title: string;
    readonly one: string;
    readonly two: string;
  }
  function waysOf({ admin }: Company, { group }: Names) {
    return {
      /** as the User API tells it, from both sides */
      async members() {
        const { users } = await ok(admin.get("/v1/group/users.json", { code: group }));
        const codes = users.map(({ code }: { code: string }) => code) as string[];
        for (const code of codes) {
          const { groups } = await ok(admin.get("/v1/user/groups.json", { code }));
          expect(groups.map((one: { code: string }) => one.code)).toContain(group);
        }
        return codes;
      },
      put: (code: string, ...organizations: Params[]) =>
        ok(admin.put("/v1/userOrganizations.json", { userOrganizations: [{ code, organizations }] })),
    };
  }
  const all = (...conditions: Params[]) => ({ match: "all", conditions });

  test("follow departments and titles, with those below", async () => {
    const { members, put, above, below, title, one, two } = await founded(({ above, title }) =>
      all({ type: "ORGANIZATION", code: above, includeSubs: true, titleCode: title }),
    );
    expect(await members()).toEqual([]);
    await put(one, { orgCode: below, titleCode: title });
    await put(two, { orgCode: above });
    expect(await members()).toEqual([one]);
    await put(two, { orgCode: above, titleCode: title });
    expect(await members()).toEqual([one, two]);
    await put(one);
    expect(await members()).toEqual([two]);
  });

  test("follow a move of the department, and end with it", async () => {
    const { admin, members, put, above, below, one } = await founded(({ above }) =>
      all({ type: "ORGANIZATION", code: above, includeSubs: true }),
    );
    await put(one, { orgCode: below });
    expect(await members()).toEqual([one]);
    const move = (parentCode: string) =>
      ok(admin.put("/v1/organizations.json", { organizations: [{ code: below, parentCode }] }));
    await move("");
    expect(await members()).toEqual([]);
    await move(above);
    expect(await members()).toEqual([one]);
    const codes = [{ currentCode: above, newCode: `${above}!` }];
    await ok(admin.put("/v1/organizations/codes.json", { codes }));
    expect(await members()).toEqual([one]);
    await ok(admin.delete("/v1/organizations.json", { codes: [`${above}!`, below] }));
    expect(await members()).toEqual([]);
  });

  test("follow profiles, login names, new people and changes of the rule", async () => {
    const { admin, members, group, one, two } = await founded(() =>
      all({ type: "PROFILE", item: "employeeNumber", operator: "startsWith", values: ["E-"] }),
    );
    await ok(admin.put("/v1/users.json", { users: [{ code: one, employeeNumber: "e-1" }] }));
    expect(await members()).toEqual([one]);
    const hired = { code: `${one}-new`, name: "N", password: "x", employeeNumber: "E-2" };
    await ok(admin.post("/v1/users.json", { users: [hired] }));
    expect(await members()).toEqual([one, hired.code]);
    await ok(admin.delete("/v1/users.json", { codes: [hired.code] }));
    expect(await members()).toEqual([one]);

    const byName = { type: "PROFILE", item: "code", operator: "is", values: [two, `${one}!`] };
    const rule = { match: "any", conditions: [byName] };
    await ok(admin.put(rulePath, { code: group, ...rule }));
    expect(await members()).toEqual([two]);
    await ok(admin.put("/v1/users/codes.json", { codes: [{ currentCode: one, newCode: `${one}!` }] }));
    expect(await members()).toEqual([`${one}!`, two]);
    const listed = (await ok(admin.get("/tonari/v1/groups"))).groups as { code: string; rule: unknown }[];
    expect(listed.find(({ code }) => code === group)?.rule).toEqual({
      match: "any",
      conditions: [{ ...byName, not: false }],
    });
    await ok(admin.put(rulePath, { code: group, ...all() }));
    expect(await members()).toEqual([]);
  });

  test("give permissions from the next request on", async () => {
    const { hire, aiko, found, members, put, admin, above, group } = await founded(({ above }) =>
      all({ type: "ORGANIZATION", code: above }),
    );
    const dora = await hire(`dora${count}`, "Dora");
    const app = await found(aiko, "For the group");
    const { rights } = await ok(aiko.get("/k/v1/app/acl.json", { app }));
    const row = { entity: { type: "GROUP", code: group }, recordViewable: true };
    await ok(aiko.put("/k/v1/app/acl.json", { app, rights: [row, ...rights] }));
    const read = async () => (await dora.get("/k/v1/records.json", { app })).status;
    expect(await read()).toBe(403);
    await put(dora.code, { orgCode: above });
    expect(await members()).toEqual([dora.code]);
    expect(await read()).toBe(200);
    await ok(admin.delete("/v1/groups.json", { codes: [group] }));
    expect(await read()).toBe(403);
  });

  test("stay as they are when the static groups of a user are set, and are in no CSV file of members", async () => {
    const { admin, members, group, one } = await founded(({ one }) =>
      all({ type: "PROFILE", item: "code", operator: "is", values: [one] }),
    );
    const fixed = `${group}-fixed`;
    await ok(admin.post("/v1/groups.json", { groups: [{ code: fixed, name: "F", type: "static" }] }));
    await ok(admin.put("/v1/user/groups.json", { code: one, groups: [fixed] }));
    expect(await members()).toEqual([one]);
    const refused = await admin.put("/v1/user/groups.json", { code: one, groups: [group] });
    expect(refused).toMatchObject({ status: 400, body: { errors: { "groups[0]": {} } } });
    const { body } = await admin.get("/v1/csv/userGroups.csv");
    const line = String(body)
      .split("\r\n")
      .find((text) => text.startsWith(`"${one}"`));
    expect(line).toBe(`"${one}","${fixed}"`);
  });

  test("refuse a rule that names what is not there, and rules of other groups", async () => {
    const { admin, ben, group, above } = await founded(() => all());
    const bad = await admin.put(rulePath, {
      code: group,
      ...all(
        { type: "ORGANIZATION", code: "nowhere", titleCode: "none" },
        { type: "TITLE" },
        { type: "PROFILE", item: "email", operator: "is", values: ["x"] },
        { type: "CUSTOM_ITEM", code: "team" },
      ),
    });
    expect(bad).toMatchObject({ status: 400, body: { code: "CB_VA01" } });
    expect(Object.keys(bad.body.errors)).toContain("conditions[2].item");
    const unknown = await admin.put(rulePath, {
      code: group,
      ...all({ type: "ORGANIZATION", code: "nowhere", titleCode: "none" }, { type: "TITLE" }),
    });
    expect(Object.keys(unknown.body.errors).sort()).toEqual([
      "conditions[0].code",
      "conditions[0].titleCode",
      "conditions[1].code",
    ]);
    await ok(admin.post("/v1/groups.json", { groups: [{ code: `${group}s`, name: "S", type: "static" }] }));
    for (const code of [`${group}s`, "everyone", "Administrators", "nobody"]) {
      const refused = await admin.put(rulePath, { code, ...all({ type: "ORGANIZATION", code: above }) });
      expect(refused, code).toMatchObject({ status: 400, body: { errors: { code: {} } } });
    }
    const asked = await ben.put(rulePath, { code: group, ...all() });
    expect(asked).toMatchObject({ status: 403, body: { code: "CB_NO02" } });
  });

  test("are right when everything changes at once", async () => {
    const { admin, members, put, above, below, one, two, group } = await founded(({ above }) =>
      all({ type: "ORGANIZATION", code: above }),
    );
    const rule = (code: string) =>
      ok(admin.put(rulePath, { code: group, ...all({ type: "ORGANIZATION", code }) }));
    await Promise.all([
      put(one, { orgCode: below }),
      rule(below),
      put(two, { orgCode: above }),
      ok(admin.put("/v1/users.json", { users: [{ code: one, phone: "1" }] })),
      put(two, { orgCode: below }),
    ]);
    const places = async (code: string) =>
      (await ok(admin.get("/v1/user/organizations.json", { code }))).organizationTitles[0].organization.code;
    const expected = [];
    for (const code of [one, two]) if ((await places(code)) === below) expected.push(code);
    expect(await members()).toEqual(expected);
  });
});
