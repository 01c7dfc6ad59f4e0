import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../../company.ts";
import type { Person } from "../../person.ts";
import { refusal } from "../app-maker.ts";
import { done, engines } from "../form-app.ts";
import {
  add,
  all,
  can,
  everyone,
  field,
  inField,
  no,
  requestsApp,
  setFieldRules,
  setRecordRules,
  user,
  value,
  view,
  where,
} from "./ruled-app.ts";

describe.each(engines)("permissions for fields on %s", (engine) => {
  let people: Company;
  let aiko: Person;
  let ben: Person;
  let chie: Person;
  let app: string;
  let bens: string;
  let chies: string;
  beforeAll(async () => {
    people = await company({ engine });
    ({ aiko, ben, chie } = people);
    app = await requestsApp(people);
    bens = await add(aiko, app, { title: "of Ben", number: "A1", salary: 10, person: [{ code: "ben" }] });
    chies = await add(aiko, app, { title: "of Chie", number: "A2", salary: 20, person: [{ code: "chie" }] });
  });
  const rules = (...rights: object[]) => setFieldRules(aiko, app, ...(rights as []));
  const keys = async (by: Person, id: string) =>
    Object.keys((await done(by.get("/k/v1/record.json", { app, id }))).record);
  const listed = async (by: Person, more = {}) =>
    (await done(by.get("/k/v1/records.json", { app, query: "order by $id asc", ...more }))).records;
  const put = (by: Person, id: string, values: object) =>
    refusal(by.put("/k/v1/record.json", { app, id, record: value(values as Record<string, unknown>) }));

  test("a hidden field is absent: from a record, from lists, from cursors, whatever is asked for", async () => {
    await rules(field("salary", user("aiko", can("WRITE"))));
    expect(await keys(aiko, bens)).toContain("salary");
    const seen = await keys(ben, bens);
    expect(seen).not.toContain("salary");
    expect(seen).toEqual(expect.arrayContaining(["title", "number", "$id", "$revision", "Created_by"]));
    for (const record of await listed(ben)) expect(Object.keys(record).sort()).toEqual([...seen].sort());
    const some = [{ title: { type: "SINGLE_LINE_TEXT", value: "of Ben" } }, expect.anything()];
    expect(await listed(ben, { fields: ["salary", "title"] })).toEqual(some);
    expect(await listed(ben, { fields: ["salary"] })).toEqual([{}, {}]);
    const { id } = await done(
      ben.post("/k/v1/records/cursor.json", { app, query: "order by $id asc", fields: ["salary", "title"] }),
    );
    expect((await done(ben.get("/k/v1/records/cursor.json", { id }))).records).toEqual(some);
  });

  test("system fields can be hidden, too", async () => {
    await rules(field("Updated_by", user("aiko", can("READ"))));
    expect(await keys(ben, bens)).not.toContain("Updated_by");
    expect(await put(ben, bens, { title: "of Ben" })).toBe("200 done");
  });

  test("values that one may not edit are refused, one by one and in lists, all or none", async () => {
    await rules(
      field("salary", user("ben", can("READ")), everyone(can("WRITE"))),
      field("qty", everyone(can("NONE"))),
    );
    expect(await keys(ben, bens)).toContain("salary");
    const refused = await ben.put("/k/v1/record.json", { app, id: bens, record: value({ salary: 99 }) });
    expect(refused).toMatchObject({
      status: 403,
      body: { code: "GAIA_FU01", message: 'Edit permissions are required to edit field "salary".' },
    });
    expect(await put(ben, bens, { qty: 1 })).toBe("403 GAIA_FU01");
    expect(await put(ben, bens, { title: "of Ben" })).toBe("200 done");
    expect(await put(chie, bens, { salary: 10 })).toBe("200 done");
    const records = [
      { id: bens, record: value({ title: "both" }) },
      { id: chies, record: value({ title: "both", salary: 1 }) },
    ];
    expect(await refusal(ben.put("/k/v1/records.json", { app, records }))).toBe("403 GAIA_FU01");
    expect((await listed(aiko)).map((one: { title: { value: string } }) => one.title.value)).toEqual([
      "of Ben",
      "of Chie",
    ]);
    const log = await done(people.admin.get(`/tonari/v1/log/${refused.body.id}`));
    expect(JSON.stringify(log)).toContain("ben may not edit the field salary");
  });

  test("adding takes them too, and a field that one may not fill gets its default", async () => {
    await rules(field("salary", user("aiko", can("WRITE")), everyone(can("READ"))));
    expect(await refusal(ben.post("/k/v1/record.json", { app, record: value({ salary: 5 }) }))).toBe(
      "403 GAIA_FU01",
    );
    const records = [value({ title: "x" }), value({ title: "y", salary: 1 })];
    expect(await refusal(ben.post("/k/v1/records.json", { app, records }))).toBe("403 GAIA_FU01");
    const id = await add(ben, app, { title: "without" });
    const { record } = await done(ben.get("/k/v1/record.json", { app, id }));
    expect(record.salary.value).toBe("");
    await rules(field("salary", inField("Created_by", can("WRITE"))));
    const own = await add(ben, app, { title: "own", salary: 7 });
    expect(await keys(ben, own)).toContain("salary");
    expect(await keys(ben, bens)).not.toContain("salary");
    await done(aiko.delete("/k/v1/records.json", { app, ids: [id, own] }));
  });

  test("who stands in a field of the record sees more of it, in lists and cursors as well", async () => {
    await rules(field("salary", inField("person", can("READ")), user("aiko", can("WRITE"))));
    expect((await listed(ben)).map((one: object) => "salary" in one)).toEqual([true, false]);
    expect((await listed(chie)).map((one: object) => "salary" in one)).toEqual([false, true]);
    expect(await listed(chie, { fields: ["salary"] })).toEqual([
      {},
      { salary: { type: "NUMBER", value: "20" } },
    ]);
    const { id } = await done(ben.post("/k/v1/records/cursor.json", { app, query: "order by $id asc" }));
    const { records } = await done(ben.get("/k/v1/records/cursor.json", { id }));
    expect(records.map((one: object) => "salary" in one)).toEqual([true, false]);
    expect(await put(ben, bens, { salary: 11 })).toBe("403 GAIA_FU01");
  });

  test("the form has no field that one never sees, except for those who manage the app", async () => {
    await rules(field("salary", user("aiko", can("NONE"))), field("qty", inField("person", can("READ"))));
    const form = async (by: Person) =>
      Object.keys((await done(by.get("/k/v1/app/form/fields.json", { app }))).properties);
    expect(await form(ben)).not.toContain("salary");
    expect(await form(ben)).toContain("qty");
    expect(await form(aiko)).toContain("salary");
    expect(await keys(aiko, bens)).not.toContain("salary");
    const layout = await done(ben.get("/k/v1/app/form/layout.json", { app }));
    expect(JSON.stringify(layout)).not.toContain("salary");
    const rights = await done(aiko.get(`/tonari/v1/apps/${app}/rights`));
    expect(rights).toMatchObject({ hiddenFields: ["salary"], lockedFields: ["salary", "qty"] });
  });

  test("rights on the record stand above those on its fields", async () => {
    await rules(field("salary", user("ben", can("WRITE"))));
    await setRecordRules(aiko, app, where('title = "of Ben"', everyone(view)), where("", everyone(no)));
    expect(await put(ben, bens, { salary: 3 })).toBe("403 CB_NO02");
    const { rights } = await done(ben.get("/k/v1/records/acl/evaluate.json", { app, ids: [chies, bens] }));
    expect(rights).toMatchObject([
      { id: chies, record: no3, fields: { salary: { viewable: false, editable: false } } },
      {
        id: bens,
        record: { viewable: true, editable: false, deletable: false },
        fields: { salary: { viewable: true, editable: false }, title: { viewable: true, editable: false } },
      },
    ]);
    await setRecordRules(aiko, app);
  });
  const no3 = { viewable: false, editable: false, deletable: false };

  test("evaluating tells of every field that an update could name, and of no other", async () => {
    await rules(field("salary", user("ben", can("READ"))), field("Updated_by", everyone(can("READ"))));
    const { rights } = await done(ben.get("/k/v1/records/acl/evaluate.json", { app, ids: [bens] }));
    const both = { viewable: true, editable: true };
    const others = ["title", "number", "qty", "kind", "person", "papers", "day"].map((code) => [code, both]);
    expect(rights).toEqual([
      {
        id: bens,
        record: all,
        fields: { ...Object.fromEntries(others), salary: { viewable: true, editable: false } },
      },
    ]);
    const hidden = await done(chie.get("/k/v1/records/acl/evaluate.json", { app, ids: [bens] }));
    expect(hidden.rights[0].fields.salary).toEqual({ viewable: false, editable: false });
  });

  test("evaluating takes people who may view or add, and records that exist", async () => {
    const ask = (by: Person, given: object) =>
      refusal(by.get("/k/v1/records/acl/evaluate.json", { app, ...given }));
    expect(await ask(ben, { ids: [bens, 999999] })).toBe("404 GAIA_RE01");
    expect(await ask(ben, { ids: Array.from({ length: 101 }, (_, i) => i + 1) })).toBe("400 CB_VA01");
    expect(await ask(ben, {})).toBe("400 CB_VA01");
    expect(await ask(people.withToken(await people.token(["view"], app)), { ids: [bens] })).toBe(
      "403 GAIA_NO01",
    );
    expect(await refusal(chie.get("/k/v1/records/acl/evaluate.json", { app: people.orders, ids: [1] }))).toBe(
      "403 CB_NO02",
    );
  });

  test("keys of a hidden field find and reveal nothing", async () => {
    await rules(field("number", user("aiko", can("WRITE"))));
    const byKey = { updateKey: { field: "number", value: "A1" }, record: value({ title: "found" }) };
    expect(await refusal(ben.put("/k/v1/record.json", { app, ...byKey }))).toBe("400 GAIA_IQ11");
    const upsert = { app, upsert: true, records: [byKey] };
    expect(await refusal(ben.put("/k/v1/records.json", upsert))).toBe("400 GAIA_IQ11");
  });
});
