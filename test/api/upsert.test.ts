import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { add, cells, done, engines, formApp, valuesOf } from "./form-app.ts";

describe.each(engines)("keys and upserts on %s", (engine) => {
  let people: Company;
  let app: string;
  beforeAll(async () => {
    people = await company({ engine });
    app = await formApp(people.aiko, {
      code: { type: "SINGLE_LINE_TEXT", unique: true },
      number: { type: "NUMBER", unique: true },
      text: { type: "SINGLE_LINE_TEXT", defaultValue: "new" },
    });
  });
  const byKey = (field: string, value: unknown, values = {}) => ({
    updateKey: { field, value },
    record: cells(values),
  });
  const put = (record: object, more = {}) =>
    people.aiko.put("/k/v1/record.json", { app, ...record, ...more });
  const putAll = (records: object[], more = {}) =>
    people.aiko.put("/k/v1/records.json", { app, records, ...more });
  const upsert = (...records: object[]) => putAll(records, { upsert: true });

  test("texts are keys as they are written, numbers by their value [M]", async () => {
    const { id } = await done(add(people.aiko, app, { code: "001", number: "5" }));
    expect(await put(byKey("number", "5.0", { text: "by number" }))).toMatchObject({
      body: { revision: "2" },
    });
    expect(await put(byKey("code", "001", { text: "by code" }))).toMatchObject({ body: { revision: "3" } });
    expect(await valuesOf(people.aiko, app, id)).toMatchObject({ text: "by code" });
    expect(await put(byKey("code", "1"))).toMatchObject({ status: 404, body: { code: "GAIA_RE20" } });
  });
  test("long numbers are found exactly [M]", async () => {
    const keys = ["1000000000000001", "1000000000000002"].map((n) => n.slice(-12));
    await done(
      people.aiko.post("/k/v1/records.json", { app, records: keys.map((number) => cells({ number })) }),
    );
    const { records } = await done(putAll(keys.map((key) => byKey("number", key, { text: key }))));
    for (const [i, { id }] of records.entries()) {
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({ text: keys[i] });
    }
  });
  test.each([
    ["text", "GAIA_IQ27"],
    ["nobody", "GAIA_IQ11"],
    ["Record_number", "GAIA_IQ27"],
  ])("the key field %s is %s", async (field, code) => {
    expect(await put(byKey(field, "x"))).toMatchObject({ status: 400, body: { code } });
  });
  test("an empty key is missing", async () => {
    const one = await put(byKey("code", ""));
    expect(one.body.errors).toEqual({ "updateKey.value": { messages: ["Required field."] } });
    const list = await upsert(byKey("code", ""));
    expect(list.body.errors).toEqual({ "records[0].updateKey.value": { messages: ["Required field."] } });
  });
  test("a key has at most 64 characters", async () => {
    expect(await put(byKey("code", "x".repeat(65)))).toMatchObject({
      status: 400,
      body: { code: "CB_VA01" },
    });
  });
  test("id and key together are one too many", async () => {
    expect(await put({ id: 1, ...byKey("code", "001") })).toMatchObject({
      status: 400,
      body: { code: "CB_VA01" },
    });
  });
  test("a number that is none finds nothing", async () => {
    expect(await put(byKey("number", "abc"))).toMatchObject({ status: 404, body: { code: "GAIA_RE20" } });
    expect(await put(byKey("code", "a\0b"))).toMatchObject({ status: 400 });
  });

  test("an upsert updates what it finds and adds the rest, in the order of the request [M]", async () => {
    const { id } = await done(add(people.aiko, app, { code: "found" }));
    const { records } = await done(upsert(byKey("code", "fresh", {}), byKey("code", "found", { text: "x" })));
    expect(records).toEqual([
      { id: expect.any(String), revision: "1", operation: "INSERT" },
      { id, revision: "2", operation: "UPDATE" },
    ]);
    expect(await valuesOf(people.aiko, app, records[0].id)).toMatchObject({ code: "fresh", text: "new" });
  });
  test("by an id that is not there it adds a record with another id", async () => {
    const { records } = await done(upsert({ id: "999999", record: cells({ text: "x" }) }));
    expect(records).toEqual([
      { id: expect.not.stringMatching("999999"), revision: "1", operation: "INSERT" },
    ]);
  });
  test("one key twice is refused as a whole [M]", async () => {
    const twice = await upsert(byKey("number", "77", { text: "a" }), byKey("number", "77.0", { text: "b" }));
    expect(twice).toMatchObject({ status: 400, body: { code: "GAIA_IQ28" } });
    expect(await put(byKey("number", "77"))).toMatchObject({ body: { code: "GAIA_RE20" } });
  });
  test("the key does not stand in the record as well", async () => {
    expect(await upsert(byKey("code", "both", { code: "both" }))).toMatchObject({
      status: 400,
      body: { code: "CB_VA01" },
    });
  });
  test("without `upsert` nothing is added, and no operation is told", async () => {
    expect(await putAll([byKey("code", "absent")])).toMatchObject({ body: { code: "GAIA_RE20" } });
    const { id } = await done(add(people.aiko, app, { code: "plain" }));
    expect((await putAll([byKey("code", "plain")])).body).toEqual({ records: [{ id, revision: "2" }] });
  });
});
