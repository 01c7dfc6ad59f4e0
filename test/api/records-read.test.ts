import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { add, cells, done, engines, everyType, formApp, update, valuesOf } from "./form-app.ts";

describe.each(engines)("reading records on %s", (engine) => {
  let people: Company;
  let app: string;

  beforeAll(async () => {
    people = await company({ engine });
    app = await formApp(people.aiko, everyType);
  });

  test("a record without values shows every field with its empty value, and the system's [M]", async () => {
    const { aiko } = people;
    const { body } = await add(aiko, app);
    expect(body).toEqual({ id: expect.stringMatching(/^\d+$/), revision: "1" });
    const { record } = await done(aiko.get("/k/v1/record.json", { app, id: body.id }));
    const minute = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/);
    const by = { code: "aiko", name: "Aiko" };
    expect(record).toEqual({
      text: { type: "SINGLE_LINE_TEXT", value: "" },
      lines: { type: "MULTI_LINE_TEXT", value: "" },
      rich: { type: "RICH_TEXT", value: "" },
      number: { type: "NUMBER", value: "" },
      check: { type: "CHECK_BOX", value: [] },
      radio: { type: "RADIO_BUTTON", value: "A" },
      drop: { type: "DROP_DOWN", value: null },
      multi: { type: "MULTI_SELECT", value: [] },
      date: { type: "DATE", value: null },
      time: { type: "TIME", value: null },
      moment: { type: "DATETIME", value: "" },
      link: { type: "LINK", value: "" },
      users: { type: "USER_SELECT", value: [] },
      files: { type: "FILE", value: [] },
      Record_number: { type: "RECORD_NUMBER", value: body.id },
      Created_by: { type: "CREATOR", value: by },
      Created_datetime: { type: "CREATED_TIME", value: minute },
      Updated_by: { type: "MODIFIER", value: by },
      Updated_datetime: { type: "UPDATED_TIME", value: minute },
      $id: { type: "__ID__", value: body.id },
      $revision: { type: "__REVISION__", value: "1" },
    });
    expect(Object.keys(record).slice(-2)).toEqual(["$id", "$revision"]);
  });

  test("values come back as they are stored, and can be sent again as they came", async () => {
    const { aiko } = people;
    const sent = {
      text: 'a "quoted" \\ text\u2028<b>😀',
      lines: "a\nb",
      rich: "<b>a</b>",
      number: "1.50",
      check: ["B", "A"],
      radio: "C",
      drop: "B",
      multi: ["C"],
      date: "2026-04-23",
      time: "15:31",
      moment: "2026-04-23T10:00:30+09:00",
      link: "https://example.com",
      users: [{ code: "ben" }],
    };
    const stored = {
      ...sent,
      number: "1.5",
      moment: "2026-04-23T01:00:00Z",
      users: [{ code: "ben", name: "Ben" }],
    };
    const { body } = await add(aiko, app, sent);
    const shown = await valuesOf(aiko, app, body.id);
    expect(shown).toMatchObject(stored);
    const again = Object.fromEntries(Object.keys(sent).map((code) => [code, shown[code]]));
    expect(await update(aiko, app, body.id, again)).toMatchObject({ status: 200, body: { revision: "2" } });
    expect(await valuesOf(aiko, app, body.id)).toMatchObject(stored);
  });

  test("a missing record", async () => {
    expect(await people.aiko.get("/k/v1/record.json", { app, id: 999999 })).toMatchObject({
      status: 404,
      body: { code: "GAIA_RE01", message: "The specified record (ID: 999999) is not found." },
    });
  });
  test.each(["9223372036854775807", "9007199254740991", "99999999999"])(
    "the id %s is only missing",
    async (id) => {
      const { aiko } = people;
      for (const params of [
        { app, id },
        { app: id, id: 1 },
      ]) {
        expect([400, 404]).toContain((await aiko.get("/k/v1/record.json", params)).status);
        expect([400, 404]).toContain((await aiko.put("/k/v1/record.json", params)).status);
      }
      expect([400, 404]).toContain((await aiko.delete("/k/v1/records.json", { app, ids: [id] })).status);
    },
  );
  test("a missing app", async () => {
    expect(await people.aiko.get("/k/v1/record.json", { app: 999999, id: 1 })).toMatchObject({
      status: 404,
      body: { code: "GAIA_AP01" },
    });
  });
  test("missing parameters are named together", async () => {
    expect(await people.aiko.get("/k/v1/record.json")).toMatchObject({
      status: 400,
      body: { code: "CB_VA01", errors: { app: expect.anything(), id: expect.anything() } },
    });
  });

  describe("lists", () => {
    let list: string;
    beforeAll(async () => {
      list = await formApp(people.aiko, { text: { type: "SINGLE_LINE_TEXT" }, number: { type: "NUMBER" } });
      const records = [1, 2, 3].map((n) => cells({ text: `t${n}`, number: n * 10 }));
      await done(people.aiko.post("/k/v1/records.json", { app: list, records }));
    });
    const find = (params: Record<string, unknown>) =>
      done(people.aiko.get("/k/v1/records.json", { app: list, ...params }));
    const texts = (records: { text: { value: string } }[]) => records.map(({ text }) => text.value);

    test("the newest comes first, and nobody counts unless asked", async () => {
      const { records, totalCount } = await find({});
      expect(texts(records)).toEqual(["t3", "t2", "t1"]);
      expect(totalCount).toBeNull();
    });
    test("the count is of all that match, whatever the page", async () => {
      const found = await find({ query: 'number > "10" limit 1', totalCount: true });
      expect(texts(found.records)).toEqual(["t3"]);
      expect(found.totalCount).toBe("2");
    });
    test("limit 0 shows none", async () => {
      expect((await find({ query: "limit 0" })).records).toEqual([]);
    });
    test("only the listed fields, whoever they are, and no others", async () => {
      const { records } = await find({
        fields: ["number", "$id", "nonsense"],
        query: "order by number asc limit 1",
      });
      expect(records).toEqual([
        { number: { type: "NUMBER", value: "10" }, $id: { type: "__ID__", value: expect.any(String) } },
      ]);
    });
    test("no listed field means all", async () => {
      const [record] = (await find({ fields: [], query: "limit 1" })).records;
      expect(Object.keys(record)).toContain("$revision");
    });
    test("a JSON body on GET says the same", async () => {
      // fetch refuses it, so the body travels with the method that kintone offers for long queries.
      const override = { "X-HTTP-Method-Override": "GET" };
      const reply = await people.aiko.post("/k/v1/records.json", { app: list, query: "limit 1" }, override);
      expect(texts((await Promise.resolve(reply)).body.records)).toEqual(["t3"]);
    });
    test.each([
      ["limit 501", "GAIA_QU01"],
      ["offset 10001", "GAIA_QU02"],
      ["nonsense = 1", "GAIA_IQ11"],
      ["text >", "CB_VA01"],
      ['text > "a"', "GAIA_IQ03"],
    ])("%s is %s", async (query, code) => {
      expect(await people.aiko.get("/k/v1/records.json", { app: list, query })).toMatchObject({
        status: 400,
        body: { code },
      });
    });
    test("totalCount is a boolean", async () => {
      const reply = await people.aiko.get("/k/v1/records.json", { app: list, totalCount: "perhaps" });
      expect(reply.body.errors).toEqual({ totalCount: { messages: ["must be boolean."] } });
    });
  });

  test("who may not view sees nothing", async () => {
    const { chie, orders } = people;
    for (const path of ["record.json", "records.json"]) {
      expect(await chie.get(`/k/v1/${path}`, { app: orders, id: 1 })).toMatchObject({
        status: 403,
        body: { code: "CB_NO02" },
      });
    }
  });
});
