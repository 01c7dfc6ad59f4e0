import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../../company.ts";
import type { Person } from "../../person.ts";
import { refusal } from "../app-maker.ts";
import { done, engines, formApp } from "../form-app.ts";
import {
  add,
  all,
  can,
  department,
  edit,
  everyone,
  field,
  group,
  inField,
  no,
  requestsApp,
  setFieldRules,
  setRecordRules,
  titles,
  user,
  value,
  view,
  where,
} from "./ruled-app.ts";

describe.each(engines)("permissions for records on %s", (engine) => {
  let people: Company;
  let aiko: Person;
  let ben: Person;
  let chie: Person;
  let app: string;
  let open: string;
  let secret: string;
  const get = (by: Person, id: string) => refusal(by.get("/k/v1/record.json", { app, id }));
  const put = (by: Person, id: string, values = {}) =>
    refusal(by.put("/k/v1/record.json", { app, id, record: value({ qty: 1, ...values }) }));
  const remove = (by: Person, ...ids: string[]) => refusal(by.delete("/k/v1/records.json", { app, ids }));

  beforeAll(async () => {
    people = await company({ engine });
    ({ aiko, ben, chie } = people);
    app = await requestsApp(people);
    open = await add(aiko, app, { title: "open one", kind: "open", number: "A1", qty: 5 });
    secret = await add(aiko, app, {
      title: "secret one",
      kind: "secret",
      number: "A2",
      person: [{ code: "chie" }],
    });
  });
  const rules = (...rights: object[]) => setRecordRules(aiko, app, ...(rights as []));

  test("without rules the app's permissions decide", async () => {
    await rules();
    expect(await titles(ben, app)).toEqual(["open one", "secret one"]);
  });

  test("what a rule hides is in no list, no count and no cursor", async () => {
    await rules(where('kind in ("secret")', user("aiko", all), everyone(no)));
    expect(await titles(ben, app)).toEqual(["open one"]);
    expect(await titles(aiko, app)).toEqual(["open one", "secret one"]);
    const counted = await done(ben.get("/k/v1/records.json", { app, totalCount: true, query: "limit 1" }));
    expect(counted.totalCount).toBe("1");
    const cursor = await done(ben.post("/k/v1/records/cursor.json", { app, query: 'number != ""' }));
    expect(cursor.totalCount).toBe("1");
    const { records, next } = await done(ben.get("/k/v1/records/cursor.json", { id: cursor.id }));
    expect([records.length, next]).toEqual([1, false]);
    expect(await get(ben, secret)).toBe("403 CB_NO02");
    expect(await get(ben, open)).toBe("200 done");
    expect(await get(ben, "999999")).toBe("404 GAIA_RE01");
  });

  test("a cursor that was made before does not show what has been hidden since", async () => {
    await rules();
    const { id } = await done(ben.post("/k/v1/records/cursor.json", { app, fields: ["title"] }));
    await rules(where('kind in ("secret")', everyone(no)));
    const { records } = await done(ben.get("/k/v1/records/cursor.json", { id }));
    expect(records).toEqual([{ title: { type: "SINGLE_LINE_TEXT", value: "open one" } }]);
  });

  test("the first rule whose condition holds decides alone", async () => {
    await rules(where('kind in ("secret")', user("chie", all)), where("", user("ben", all), everyone(view)));
    expect(await titles(ben, app)).toEqual(["open one"]);
    expect(await titles(chie, app)).toEqual(["open one", "secret one"]);
    expect(await put(chie, open)).toBe("403 CB_NO02");
    expect(await put(chie, secret)).toBe("200 done");
    await rules(where("", user("ben", all)), where('kind in ("secret")', user("chie", all)));
    expect(await titles(chie, app)).toEqual([]);
  });

  test("a record that no rule is about is left to the app's permissions", async () => {
    await rules(where('kind in ("secret")', everyone(view)));
    expect(await put(ben, open)).toBe("200 done");
    expect(await put(ben, secret)).toBe("403 CB_NO02");
  });

  test("of the rows the first about somebody decides, Everyone last wherever it stands", async () => {
    await rules(where("", everyone(all), user("ben", view)));
    expect(await put(ben, open)).toBe("403 CB_NO02");
    expect(await put(chie, open)).toBe("200 done");
    const { rights } = await done(aiko.get("/k/v1/record/acl.json", { app }));
    expect(rights[0].entities.map(({ entity }: { entity: { code: string } }) => entity.code)).toEqual([
      "ben",
      "everyone",
    ]);
  });

  test("groups count, departments with those below them only if the row says so", async () => {
    const { admin } = people;
    const name = (code: string) => ({ code: `${engine}-${code}`, name: code });
    const sales = `${engine}-sales`;
    const east = `${engine}-east`;
    await done(
      admin.post("/v1/organizations.json", {
        organizations: [name("sales"), { ...name("east"), parentCode: sales }],
      }),
    );
    await done(
      admin.put("/v1/userOrganizations.json", {
        userOrganizations: [{ code: "ben", organizations: [{ orgCode: east }] }],
      }),
    );
    await rules(where("", department(sales, all)));
    expect(await titles(ben, app)).toEqual([]);
    await rules(where("", department(sales, all, true)));
    expect(await titles(ben, app)).toEqual(["open one", "secret one"]);
    expect((await done(aiko.get("/k/v1/record/acl.json", { app }))).rights[0].entities[0].includeSubs).toBe(
      true,
    );
    await rules(where("", department(east, view), department(sales, all, true)));
    expect(await put(ben, open)).toBe("403 CB_NO02");
    await rules(where("", group("Administrators", all)));
    expect([await titles(admin, app), await titles(ben, app)]).toEqual([["open one", "secret one"], []]);
  });

  test("who stands in a field of the record", async () => {
    await rules(where("", inField("person", edit), inField("Created_by", all)));
    expect(await titles(chie, app)).toEqual(["secret one"]);
    expect(await titles(aiko, app)).toEqual(["open one", "secret one"]);
    expect(await titles(ben, app)).toEqual([]);
    expect(await put(chie, secret)).toBe("200 done");
    expect(await remove(chie, secret)).toBe("403 CB_NO02");
  });

  test("who belongs to a department or a group that a field names", async () => {
    const { admin, chie } = people;
    const above = `${engine}-above`;
    const below = `${engine}-below`;
    const team = `${engine}-team`;
    await done(
      admin.post("/v1/organizations.json", {
        organizations: [
          { code: above, name: above },
          { code: below, name: below, parentCode: above },
        ],
      }),
    );
    await done(admin.post("/v1/groups.json", { groups: [{ code: team, name: team, type: "static" }] }));
    await done(admin.put("/v1/group/users.json", { code: team, users: ["chie"] }));
    await done(
      admin.put("/v1/userOrganizations.json", {
        userOrganizations: [{ code: "chie", organizations: [{ orgCode: below }] }],
      }),
    );
    const named = await formApp(aiko, {
      title: { type: "SINGLE_LINE_TEXT" },
      departments: { type: "ORGANIZATION_SELECT" },
      groups: { type: "GROUP_SELECT" },
    });
    const of = (title: string, departments: string[], groups: string[]) =>
      add(aiko, named, {
        title,
        departments: departments.map((code) => ({ code })),
        groups: groups.map((code) => ({ code })),
      });
    await of("above", [above], []);
    await of("below", [below], []);
    await of("team", [], [team]);
    await of("everyone", [], ["everyone"]);
    await of("administrators", [], ["Administrators"]);
    const ruled = (...rows: object[]) => setRecordRules(aiko, named, where("", ...(rows as [])));
    await ruled(inField("departments", view));
    expect([await titles(chie, named), await titles(ben, named)]).toEqual([["below"], []]);
    await ruled(inField("departments", { ...view, includeSubs: true }));
    expect(await titles(chie, named)).toEqual(["above", "below"]);
    await ruled(inField("groups", view));
    expect(await titles(chie, named)).toEqual(["team", "everyone"]);
    expect(await titles(admin, named)).toEqual(["everyone", "administrators"]);
    await setRecordRules(
      aiko,
      named,
      where(`departments in ("${above}")`, everyone(view)),
      where("", everyone(no)),
    );
    expect(await titles(ben, named)).toEqual(["above"]);
    const byPrimary = [where("departments in (PRIMARY_ORGANIZATION())", everyone(view))];
    expect(await refusal(aiko.put("/k/v1/record/acl.json", { app: named, rights: byPrimary }))).toBe(
      "400 GAIA_IL08",
    );
  });

  test("who stands in a field above another row", async () => {
    await rules(where("", inField("person", view), user("chie", all), everyone(no)));
    expect(await put(chie, secret)).toBe("403 CB_NO02");
    expect(await put(chie, open)).toBe("200 done");
    await setRecordRules(aiko, app, where("", inField("person", no), user("chie", all)));
    expect(await titles(chie, app)).toEqual(["open one"]);
  });

  test("editing and deleting take their rights, many records all or none", async () => {
    await rules(where('kind in ("secret")', everyone(view)), where("", everyone(edit)));
    const records = [open, secret].map((id) => ({ id, record: value({ title: "changed" }) }));
    expect(await refusal(ben.put("/k/v1/records.json", { app, records }))).toBe("403 CB_NO02");
    expect(await titles(ben, app)).toEqual(["open one", "secret one"]);
    expect(await remove(ben, open)).toBe("403 CB_NO02");
    await rules(where('kind in ("secret")', everyone(view)));
    expect(await remove(ben, open, secret)).toBe("403 CB_NO02");
    const requests = [open, secret].map((id) => ({
      method: "PUT",
      api: "/k/v1/record.json",
      payload: { app, id, record: value({ title: "changed" }) },
    }));
    const bulk = await ben.post("/k/v1/bulkRequest.json", { requests });
    expect([bulk.status, bulk.body.results?.[1]?.code]).toEqual([403, "CB_NO02"]);
    expect(await titles(ben, app)).toEqual(["open one", "secret one"]);
  });

  test("missing comes before forbidden, and forbidden before an old revision", async () => {
    await rules(where("", everyone(view)));
    const change = { app, record: value({ qty: 2 }), revision: 999 };
    expect(await refusal(ben.put("/k/v1/record.json", { ...change, id: open }))).toBe("403 CB_NO02");
    expect(await refusal(ben.put("/k/v1/record.json", { ...change, id: 999999 }))).toBe("404 GAIA_RE01");
    expect(await refusal(ben.delete("/k/v1/records.json", { app, ids: [open], revisions: [99] }))).toBe(
      "403 CB_NO02",
    );
  });

  test("adding is not asked of them; what one may not see afterwards may be added and edited away", async () => {
    await rules(where('kind in ("secret")', user("aiko", all)));
    const id = await add(ben, app, { title: "dropped", kind: "secret" });
    expect(await get(ben, id)).toBe("403 CB_NO02");
    const mine = await add(ben, app, { title: "mine", kind: "open" });
    expect(await put(ben, mine, { kind: "secret" })).toBe("200 done");
    expect(await get(ben, mine)).toBe("403 CB_NO02");
    expect(await remove(aiko, id, mine)).toBe("200 done");
  });

  test("a token's rights replace them, also for the user who made it", async () => {
    await rules(where("", everyone(no)));
    await setFieldRules(aiko, app, field("salary", everyone(can("NONE"))));
    expect(await titles(aiko, app)).toEqual([]);
    const token = people.withToken(await people.token(["view", "edit"], app));
    expect(await titles(token, app)).toEqual(["open one", "secret one"]);
    expect(await put(token, open, { salary: 100 })).toBe("200 done");
    await setFieldRules(aiko, app);
  });

  test("conditions are about now, and LOGINUSER() is who asks", async () => {
    await rules(where("person in (LOGINUSER())", everyone(all)), where("", everyone(no)));
    expect([await titles(chie, app), await titles(ben, app)]).toEqual([["secret one"], []]);
    const dated = await add(aiko, app, { title: "dated", day: "2001-01-01" });
    await rules(where("day < TODAY()", everyone(view)), where("", everyone(no)));
    // An empty day is before every other.
    expect(await titles(ben, app)).toEqual(["open one", "secret one", "dated"]);
    await rules(where("day > TODAY()", everyone(view)), where("", everyone(no)));
    expect(await titles(ben, app)).toEqual([]);
    await rules();
    expect(await remove(aiko, dated)).toBe("200 done");
  });

  test("the log names the rule and the row that refused", async () => {
    await rules();
    expect(await put(aiko, open, { qty: 5 })).toBe("200 done");
    await rules(
      where('kind in ("secret")', everyone(no)),
      where("qty > 4", user("ben", view), everyone(all)),
    );
    const { body } = await ben.delete("/k/v1/records.json", { app, ids: [open] });
    const log = await done(people.admin.get(`/tonari/v1/log/${body.id}`));
    expect(JSON.stringify(log)).toContain(
      `ben may not delete record ${open} of app ${app}: record permission 2 (qty > 4), row USER ben`,
    );
  });

  test("a file of a hidden record opens to nobody else", async () => {
    await rules();
    const key = await aiko.upload("plan.txt", "the plan");
    const id = await add(aiko, app, { title: "with a file", kind: "secret", papers: [{ fileKey: key }] });
    const { record } = await done(aiko.get("/k/v1/record.json", { app, id }));
    const [{ fileKey }] = record.papers.value;
    expect(await refusal(ben.get("/k/v1/file.json", { fileKey }))).toBe("200 done");
    await rules(where('kind in ("secret")', user("aiko", all)));
    expect(await refusal(ben.get("/k/v1/file.json", { fileKey }))).toBe("403 CB_NO02");
    expect(await refusal(aiko.get("/k/v1/file.json", { fileKey }))).toBe("200 done");
    await rules();
    await setFieldRules(aiko, app, field("papers", user("aiko", can("WRITE"))));
    expect(await refusal(ben.get("/k/v1/file.json", { fileKey }))).toBe("403 CB_NO02");
    await setFieldRules(aiko, app, field("papers", inField("Created_by", can("READ"))));
    expect(await refusal(ben.get("/k/v1/file.json", { fileKey }))).toBe("403 CB_NO02");
    expect(await refusal(aiko.get("/k/v1/file.json", { fileKey }))).toBe("200 done");
    await setFieldRules(aiko, app);
  });
});
