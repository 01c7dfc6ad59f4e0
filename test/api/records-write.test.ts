import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { add, cells, changeForm, done, engines, formApp, update, valuesOf } from "./form-app.ts";

const options = { A: { label: "A", index: 0 }, B: { label: "B", index: 1 } };
const messages = (...texts: string[]) => ({ messages: texts });

describe.each(engines)("writing records on %s", (engine) => {
  let people: Company;
  beforeAll(async () => {
    people = await company({ engine });
  });
  const countOf = async (app: string) =>
    (await done(people.aiko.get("/k/v1/records.json", { app, totalCount: true }))).totalCount;

  describe("defaults [M]", () => {
    let app: string;
    beforeAll(async () => {
      app = await formApp(people.aiko, {
        text: { type: "SINGLE_LINE_TEXT", defaultValue: "new" },
        check: { type: "CHECK_BOX", options, defaultValue: ["B"] },
        drop: { type: "DROP_DOWN", options, defaultValue: "A" },
        date: { type: "DATE", defaultNowValue: true },
        users: { type: "USER_SELECT", defaultValue: [{ type: "FUNCTION", code: "LOGINUSER()" }] },
      });
    });

    test("are for absent keys of a new record", async () => {
      const { body } = await add(people.aiko, app);
      expect(await valuesOf(people.aiko, app, body.id)).toMatchObject({
        text: "new",
        check: ["B"],
        drop: "A",
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        users: [{ code: "aiko", name: "Aiko" }],
      });
    });
    test("an empty value that was sent stays empty", async () => {
      const empty = { text: "", check: [], drop: null, date: null, users: [] };
      const { body } = await add(people.aiko, app, empty);
      expect(await valuesOf(people.aiko, app, body.id)).toMatchObject(empty);
      expect(await update(people.aiko, app, body.id, {})).toMatchObject({ status: 200 });
      expect(await valuesOf(people.aiko, app, body.id)).toMatchObject(empty);
    });
    test("without `record` a new record has them all", async () => {
      const { id } = await done(people.aiko.post("/k/v1/record.json", { app }));
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({ text: "new" });
    });
  });

  describe("checks [M]", () => {
    let app: string;
    beforeAll(async () => {
      app = await formApp(people.aiko, {
        text: { type: "SINGLE_LINE_TEXT", required: true, minLength: "2", maxLength: "5" },
        number: { type: "NUMBER", required: true, maxValue: "10" },
        check: { type: "CHECK_BOX", options, required: true },
        users: { type: "USER_SELECT", required: true },
        radio: { type: "RADIO_BUTTON", options, required: true },
        date: { type: "DATE" },
      });
    });
    const good = { text: "abc", number: "1", check: ["A"], users: [{ code: "aiko" }] };

    test("everything that is wrong is named at once, each under its own key", async () => {
      const { status, body } = await add(people.aiko, app, {
        text: "abcdef",
        number: "abc",
        radio: "X",
        date: "soon",
      });
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: "CB_VA01", message: "Missing or invalid input." });
      expect(body.errors).toEqual({
        "record.text.value": messages("Enter less than 6 characters."),
        "record[number].value": messages("Only numbers are allowed."),
        "record.number.value": messages("Required."),
        "record.check.values": messages("Required."),
        "record.users.values.value": messages("Required."),
        "record.radio.value": messages('The value, "X", is not in options.'),
        "record.date.value": messages("The format of the date is invalid."),
      });
    });
    test("lists name the record", async () => {
      const records = [cells(good), cells({ ...good, number: "11", check: ["A", "X"] })];
      const { body } = await people.aiko.post("/k/v1/records.json", { app, records });
      expect(body.errors).toEqual({
        "records[1].number.value": messages("The value must be 10 or less."),
        "records[1].check.values[1].value": messages('The value, "X", is not in options.'),
      });
    });
    test("a required text that is too short is both", async () => {
      const { body } = await add(people.aiko, app, { ...good, text: "" });
      expect(body.errors).toEqual({
        "record.text.value": messages("Required.", "Enter more than 1 characters."),
      });
    });
    test("a required radio button may stay empty", async () => {
      expect(await add(people.aiko, app, { ...good, radio: "" })).toMatchObject({ status: 200 });
    });
    test("an unknown field is ignored, and so are $id and $revision", async () => {
      const reply = await add(people.aiko, app, { ...good, nobody: "x", $id: "77", $revision: "9" });
      expect(reply).toMatchObject({ status: 200, body: { revision: "1" } });
    });
    test("only `value` counts of a cell", async () => {
      const record = { ...cells(good), text: { value: "xyz", type: "NUMBER", error: "?", disabled: true } };
      const { id } = await done(people.aiko.post("/k/v1/record.json", { app, record }));
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({ text: "xyz" });
    });
    test.each([
      [{ text: "abc" }],
      [{ text: null }],
      [{ text: { value: {} } }],
      [{ check: { value: "A" } }],
      [[]],
      ["x"],
    ])("%j is the wrong JSON", async (record) => {
      expect(await people.aiko.post("/k/v1/record.json", { app, record })).toMatchObject({
        status: 400,
        body: { code: "CB_IJ01" },
      });
    });
    test("the zero character is refused, not stored", async () => {
      const { status, body } = await add(people.aiko, app, { ...good, text: "a\0b" });
      expect(status).toBe(400);
      expect(body.errors).toHaveProperty(["record.text.value"]);
    });
    test("an unknown user is GAIA_IL26", async () => {
      for (const code of ["nobody", "a\0b"]) {
        expect(await add(people.aiko, app, { ...good, users: [{ code }] })).toMatchObject({
          status: 400,
          body: { code: "GAIA_IL26" },
        });
      }
    });
    test("a field that became required must be filled by the next update", async () => {
      const later = await formApp(people.aiko, {
        a: { type: "SINGLE_LINE_TEXT" },
        b: { type: "SINGLE_LINE_TEXT" },
      });
      const { body } = await add(people.aiko, later, { b: "1" });
      await changeForm(people.aiko, later, { a: { type: "SINGLE_LINE_TEXT", required: true } });
      const refused = await update(people.aiko, later, body.id, { b: "2" });
      expect(refused.body.errors).toEqual({ "record.a.value": messages("Required.") });
      expect(await update(people.aiko, later, body.id, { a: "x", b: "2" })).toMatchObject({ status: 200 });
    });
  });

  describe("updates", () => {
    let app: string;
    beforeAll(async () => {
      app = await formApp(people.aiko, {
        text: { type: "SINGLE_LINE_TEXT", unique: true },
        number: { type: "NUMBER" },
        lines: { type: "MULTI_LINE_TEXT" },
      });
    });

    test("keep what was not sent, and count", async () => {
      const { id } = await done(add(people.aiko, app, { text: "keep", number: 1 }));
      await people.hire(`dora-${engine}`, "Dora");
      expect(await update(people.aiko, app, id, { number: "2" })).toMatchObject({
        status: 200,
        body: { revision: "2" },
      });
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({
        text: "keep",
        number: "2",
        $revision: "2",
      });
      const { records } = await done(
        people.aiko.get("/k/v1/records.json", { app, query: `number = 2 and $id = ${id}` }),
      );
      expect(records).toHaveLength(1);
    });
    test("are found by what they changed and no more by what was before", async () => {
      const { id } = await done(add(people.aiko, app, { lines: "yellow submarine", number: 7 }));
      await done(update(people.aiko, app, id, { lines: "green tree" }));
      const found = async (query: string) =>
        (await done(people.aiko.get("/k/v1/records.json", { app, query: `$id = ${id} and ${query}` })))
          .records.length;
      expect(await found('lines like "yellow"')).toBe(0);
      expect(await found('lines like "green"')).toBe(1);
      expect(await found("number = 7")).toBe(1);
      await done(update(people.aiko, app, id, { lines: "", number: "" }));
      expect(await found("lines is empty")).toBe(1);
      expect(await found('number = ""')).toBe(1);
    });
    test("name who made them", async () => {
      const { id } = await done(add(people.aiko, app));
      await done(update(people.admin, app, id, { number: 1 }));
      const { Created_by, Updated_by } = await valuesOf(people.aiko, app, id);
      expect([Created_by, Updated_by]).toMatchObject([{ code: "aiko" }, { code: "admin" }]);
    });
    test("of an older revision are refused", async () => {
      const { id } = await done(add(people.aiko, app));
      await done(update(people.aiko, app, id, {}, { revision: 1 }));
      expect(await update(people.aiko, app, id, {}, { revision: "1" })).toMatchObject({
        status: 409,
        body: { code: "GAIA_CO02" },
      });
      expect(await update(people.aiko, app, id, {}, { revision: -1 })).toMatchObject({ status: 200 });
      const bad = await update(people.aiko, app, id, {}, { revision: -2 });
      expect(bad.body.errors).toEqual({ revision: messages("must be greater than or equal to -1") });
    });
    test("without `record` change nothing", async () => {
      const { id } = await done(add(people.aiko, app));
      expect(await people.aiko.put("/k/v1/record.json", { app, id })).toMatchObject({
        body: { revision: "1" },
      });
    });
    test.each([
      ["Record_number", "RECORD_ID"],
      ["Created_datetime", "CREATED_AT"],
      ["Updated_datetime", "MODIFIED_AT"],
      ["Created_by", "CREATOR"],
      ["Updated_by", "MODIFIER"],
    ])("%s cannot be changed [M]", async (code, internalName) => {
      const { id } = await done(add(people.aiko, app));
      expect(await update(people.aiko, app, id, { [code]: "1" })).toMatchObject({
        status: 400,
        body: { code: "GAIA_UN10", message: `Cannot update field whose type is ${internalName}.` },
      });
    });
    test("by neither id nor key", async () => {
      const one = await people.aiko.put("/k/v1/record.json", { app, record: {} });
      expect(Object.keys(one.body.errors)).toEqual(["updateKey"]);
      const list = await people.aiko.put("/k/v1/records.json", { app, records: [{ record: {} }] });
      expect(list.body.errors).toEqual({ "records[0].id": messages("Required field.") });
    });
    test("of one record twice in a request build upon each other", async () => {
      const { id } = await done(add(people.aiko, app, { text: "twice" }));
      const records = [
        { id, record: cells({ number: 1 }), revision: 1 },
        { id, record: cells({ lines: "x" }), revision: 2 },
      ];
      const reply = await done(people.aiko.put("/k/v1/records.json", { app, records }));
      expect(reply.records).toEqual([
        { id, revision: "2" },
        { id, revision: "3" },
      ]);
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({
        text: "twice",
        number: "1",
        lines: "x",
        $revision: "3",
      });
    });
  });

  describe("unique fields", () => {
    let app: string;
    beforeAll(async () => {
      app = await formApp(people.aiko, {
        text: { type: "SINGLE_LINE_TEXT", unique: true },
        number: { type: "NUMBER", unique: true },
      });
    });
    const taken = "This value already exists in another record.";

    test("hold a value once", async () => {
      const { id } = await done(add(people.aiko, app, { text: "one", number: 1 }));
      const { body } = await add(people.aiko, app, { text: "one", number: "1.0" });
      expect(body.errors).toEqual({
        "record.text.value": messages(taken),
        "record.number.value": messages(taken),
      });
      expect(await update(people.aiko, app, id, { text: "one", number: "01" })).toMatchObject({
        status: 200,
      });
    });
    test("are compared as kintone compares: blanks at the end do not count, large and small letters do", async () => {
      await done(add(people.aiko, app, { text: "Case" }));
      expect(await add(people.aiko, app, { text: "Case  " })).toMatchObject({ status: 400 });
      expect(await add(people.aiko, app, { text: "case" })).toMatchObject({ status: 200 });
    });
    test("may be empty in any number of records", async () => {
      await done(
        people.aiko.post("/k/v1/records.json", { app, records: [{}, cells({ text: "", number: "" })] }),
      );
    });
    test("collide within a request too", async () => {
      const records = [cells({ text: "same" }), cells({ text: "same" })];
      const { body } = await people.aiko.post("/k/v1/records.json", { app, records });
      expect(body.errors).toEqual({ "records[1].text.value": messages(taken) });
    });
    test("may be freed and used again in the next request", async () => {
      const { id } = await done(add(people.aiko, app, { text: "mine" }));
      await done(update(people.aiko, app, id, { text: "other" }));
      expect(await add(people.aiko, app, { text: "mine" })).toMatchObject({ status: 200 });
    });
    test("of two requests at the same moment one is refused", async () => {
      const both = await Promise.all([1, 2, 3, 4].map(() => add(people.aiko, app, { text: "race" })));
      const refused = both.filter(({ status }) => status !== 200);
      expect(refused).toHaveLength(3);
      for (const { body } of refused) expect(body.errors).toEqual({ "record.text.value": messages(taken) });
    });
  });

  describe("lists happen as a whole or not at all [M]", () => {
    let app: string;
    beforeAll(async () => {
      app = await formApp(people.aiko, { text: { type: "SINGLE_LINE_TEXT", maxLength: "3" } });
    });

    test("adding", async () => {
      const records = [cells({ text: "a" }), cells({ text: "abcd" })];
      expect(await people.aiko.post("/k/v1/records.json", { app, records })).toMatchObject({ status: 400 });
      expect(await countOf(app)).toBe("0");
    });
    test("adding answers ids in the order of the request", async () => {
      const records = ["a", "b", "c"].map((text) => cells({ text }));
      const { ids, revisions } = await done(people.aiko.post("/k/v1/records.json", { app, records }));
      expect(revisions).toEqual(["1", "1", "1"]);
      for (const [i, id] of ids.entries()) {
        expect(await valuesOf(people.aiko, app, id)).toMatchObject({ text: "abc"[i], $id: id });
      }
      expect([...ids].sort((a, b) => Number(a) - Number(b))).toEqual(ids);
    });
    test("updating", async () => {
      const { id } = await done(add(people.aiko, app, { text: "old" }));
      const records = [
        { id, record: cells({ text: "new" }) },
        { id: "999999", record: cells({ text: "x" }) },
      ];
      expect(await people.aiko.put("/k/v1/records.json", { app, records })).toMatchObject({
        status: 404,
        body: { code: "GAIA_RE01" },
      });
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({ text: "old", $revision: "1" });
    });
    test("deleting", async () => {
      const { id } = await done(add(people.aiko, app));
      const { id: other } = await done(add(people.aiko, app));
      expect(await people.aiko.delete("/k/v1/records.json", { app, ids: [id, 999999] })).toMatchObject({
        status: 404,
        body: { code: "GAIA_RE01", message: expect.stringContaining("999999") },
      });
      const stale = { app, ids: [id, other], revisions: [1, 7] };
      expect(await people.aiko.delete("/k/v1/records.json", stale)).toMatchObject({
        status: 409,
        body: { code: "GAIA_CO02" },
      });
      expect(
        await people.aiko.delete("/k/v1/records.json", { app, ids: [id, other], revisions: [-1] }),
      ).toMatchObject({
        status: 200,
        body: {},
      });
      expect(await people.aiko.get("/k/v1/record.json", { app, id })).toMatchObject({ status: 404 });
    });
    test("ids are never given again", async () => {
      const { id } = await done(add(people.aiko, app));
      await done(people.aiko.delete("/k/v1/records.json", { app, ids: [id] }));
      const { id: next } = await done(add(people.aiko, app));
      expect(Number(next)).toBeGreaterThan(Number(id));
    });
    test("an empty list is fine", async () => {
      expect((await people.aiko.post("/k/v1/records.json", { app, records: [] })).body).toEqual({
        ids: [],
        revisions: [],
      });
      expect((await people.aiko.put("/k/v1/records.json", { app, records: [] })).body).toEqual({
        records: [],
      });
    });
    test("100 are the most", async () => {
      const records = Array.from({ length: 101 }, () => ({}));
      const added = await people.aiko.post("/k/v1/records.json", { app, records });
      expect(added.body.errors).toEqual({
        records: messages("A maximum of 100 records can be added at one time."),
      });
      const updated = await people.aiko.put("/k/v1/records.json", { app, records });
      expect(updated.body.errors).toEqual({
        records: messages("A maximum of 100 records can be updated at one time."),
      });
      const between = "Between 1 and 100 records can be deleted at one time.";
      for (const ids of [[], records.map((_, i) => i + 1)]) {
        const deleted = await people.aiko.delete("/k/v1/records.json", { app, ids });
        expect(deleted.body.errors).toEqual({ ids: messages(between) });
      }
      const missing = await people.aiko.delete("/k/v1/records.json", { app });
      expect(missing.body.errors).toEqual({ ids: messages("Required field.", between) });
      expect(await people.aiko.post("/k/v1/records.json", { app, records: records.slice(1) })).toMatchObject({
        status: 200,
      });
    });
  });

  describe("system fields of a new record", () => {
    let app: string;
    beforeAll(async () => {
      app = await formApp(people.aiko, { text: { type: "SINGLE_LINE_TEXT" } });
    });
    const system = {
      Created_by: { code: "ben" },
      Created_datetime: "2020-01-02T03:04:05Z",
      Updated_by: { code: "chie" },
      Updated_datetime: "2021-01-02T03:04:05Z",
    };

    test("can be given by those who manage the app", async () => {
      const { id } = await done(add(people.aiko, app, system));
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({
        Created_by: { code: "ben", name: "Ben" },
        Created_datetime: "2020-01-02T03:04:00Z",
        Updated_by: { code: "chie", name: "Chie" },
        Updated_datetime: "2021-01-02T03:04:00Z",
      });
      const query = 'Created_by in ("ben") and Updated_datetime < "2022-01-01T00:00:00Z"';
      expect((await done(people.aiko.get("/k/v1/records.json", { app, query }))).records).toHaveLength(1);
    });
    test.each(Object.keys(system))("%s is refused to the others [F]", async (code) => {
      const values = { [code]: system[code as keyof typeof system] };
      expect(await add(people.ben, app, values)).toMatchObject({ status: 403, body: { code: "GAIA_BF02" } });
    });
    test("the future has not come [D2]", async () => {
      const { body } = await add(people.aiko, app, { Created_datetime: "2999-01-01T00:00:00Z" });
      expect(Object.keys(body.errors)).toEqual(["record.Created_datetime.value"]);
    });
    test("the record number is nobody's choice", async () => {
      expect(await add(people.aiko, app, { Record_number: "5" })).toMatchObject({
        status: 400,
        body: { code: "GAIA_UN10" },
      });
    });
  });

  describe("rights", () => {
    test("a viewer can neither add nor change nor delete", async () => {
      const { ben, aiko, orders } = people;
      const { id } = await done(add(aiko, orders, { name: "x" }));
      const refused = { status: 403, body: { code: "CB_NO02" } };
      expect(await add(ben, orders, { name: "y" })).toMatchObject(refused);
      expect(await update(ben, orders, id, { name: "y" })).toMatchObject(refused);
      expect(await ben.delete("/k/v1/records.json", { app: orders, ids: [id] })).toMatchObject(refused);
      expect(await valuesOf(ben, orders, id)).toMatchObject({ name: "x" });
    });
    test("a token acts as Administrator", async () => {
      const caller = people.withToken(await people.token(["view", "add"]));
      const { id } = await done(add(caller, people.orders, { name: "x" }));
      expect(await valuesOf(caller, people.orders, id)).toMatchObject({
        Created_by: { code: "Administrator", name: "Administrator" },
      });
    });
    test("upserting needs the right to add", async () => {
      const { orders, token, withToken } = people;
      const records = [{ updateKey: { field: "number", value: "u1" }, record: cells({ name: "x" }) }];
      const request = { app: orders, upsert: true, records };
      expect(await withToken(await token(["edit"])).put("/k/v1/records.json", request)).toMatchObject({
        status: 403,
        body: { code: "GAIA_NO01" },
      });
      expect(await withToken(await token(["edit", "add"])).put("/k/v1/records.json", request)).toMatchObject({
        status: 200,
      });
    });
  });

  test("a user's new name is shown in old records", async () => {
    const name = `emi-${engine}`;
    const emi = await people.hire(name, "Emi");
    const app = await formApp(people.aiko, { users: { type: "USER_SELECT" } });
    const { id } = await done(add(people.aiko, app, { users: [{ code: name }] }));
    await people.admin.put(`/tonari/v1/users/${emi.id}`, { name: 'Emi "E" 恵美' });
    expect(await valuesOf(people.aiko, app, id)).toMatchObject({
      users: [{ code: name, name: 'Emi "E" 恵美' }],
    });
    const query = `users in ("${name}")`;
    expect((await done(people.aiko.get("/k/v1/records.json", { app, query }))).records).toHaveLength(1);
  });
});
