import { beforeAll, describe, expect, test } from "vitest";
import {
  type Company,
  cellsOf,
  company,
  done,
  type Engine,
  formApp,
  given,
  ja,
  outcome,
  read,
  rows,
  stored,
  update,
} from "../facts.ts";

const records = "/k/v1/records.json";
const text = { type: "SINGLE_LINE_TEXT" };
const inner = (code: string, more = {}) => ({ code, label: code, ...text, ...more });

/** records.md 4.2 */
export const lookups = (engine: Engine) =>
  describe("lookups", () => {
    let the: Company;
    let source: string;
    let app: string;

    const lookup = (more = {}) => ({
      relatedApp: { app: source },
      relatedKeyField: "key",
      fieldMappings: [{ field: "copy", relatedField: "price" }],
      filterCond: 'price = "none has it"',
      sort: "price desc",
      ...more,
    });
    beforeAll(async () => {
      the = await company({ engine });
      source = await formApp(the.aiko, {
        key: { ...text, unique: true },
        number: { type: "NUMBER", unique: true },
        price: text,
      });
      await stored(the.aiko, source, { key: "a", number: "1", price: "10" });
      await stored(the.aiko, source, { key: "b", number: "2", price: "20" });
      const inRows = lookup({ fieldMappings: [{ field: "rowCopy", relatedField: "price" }] });
      const table = {
        type: "SUBTABLE",
        fields: { rowKey: inner("rowKey", { lookup: inRows }), rowCopy: inner("rowCopy") },
      };
      app = await formApp(the.aiko, { key: { ...text, lookup: lookup() }, copy: text, table, other: text });
    });
    const kept = async (values: object) => {
      const { key, copy } = await stored(the.aiko, app, { ...values });
      return [key, copy];
    };
    const changed = async (before: object, change: object) => {
      const { $id } = await stored(the.aiko, app, { ...before });
      await done(update(the.aiko, app, String($id), { ...change }));
      const { key, copy } = await read(the.aiko, app, String($id));
      return [key, copy];
    };

    test("a key copies what is mapped; filter and order of the picker do not matter", async () => {
      expect(await kept({ key: "a" })).toEqual(["a", "10"]);
    });
    test("values sent for copies are ignored beside a key, and alone", async () => {
      expect(await kept({ key: "a", copy: "mine" })).toEqual(["a", "10"]);
      expect(await kept({ copy: "mine" })).toEqual(["", ""]);
      expect(await changed({ key: "a" }, { copy: "mine" })).toEqual(["a", "10"]);
    });
    test("a key that no record has is refused without `errors`", async () => {
      const sent = { app, record: given({ key: "z" }) };
      const { status, body } = await the.aiko.post("/k/v1/record.json", sent, ja);
      const message =
        "フィールド「key」の値「z」が、ルックアップの参照先のフィールドにないか、またはアプリやフィールドの閲覧権限がありません。";
      expect({ status, code: body.code, message: body.message }).toEqual({
        status: 400,
        code: "GAIA_LO04",
        message,
      });
      expect(body).not.toHaveProperty("errors");
      expect((await the.aiko.post("/k/v1/record.json", sent, { "Accept-Language": "en" })).body.message).toBe(
        "A value z in the field key does not exist in the datasource app for lookup, " +
          "or you do not have permission to view the app or the field.",
      );
    });
    test("a list stops at the first such key, names no index and stores nothing", async () => {
      const count = async () => (await done(the.aiko.get(records, { app, totalCount: true }))).totalCount;
      const before = await count();
      const sent = ["a", "y", "z"].map((key) => given({ key }));
      const { body } = await the.aiko.post(records, { app, records: sent });
      expect(body.code).toBe("GAIA_LO04");
      expect(body.message).toMatch(/\by\b/);
      expect(JSON.stringify(body)).not.toContain("records[");
      expect(await count()).toBe(before);
    });
    test("an empty key empties the copies", async () => {
      expect(await changed({ key: "a" }, { key: "" })).toEqual(["", ""]);
    });
    test("a new record without the key has neither key nor copies", async () => {
      expect(await kept({ other: "x" })).toEqual(["", ""]);
    });
    test("an update without the key leaves the copies", async () => {
      expect(await changed({ key: "a" }, { other: "x" })).toEqual(["a", "10"]);
    });
    test("an update with another key copies again", async () => {
      expect(await changed({ key: "a" }, { key: "b" })).toEqual(["b", "20"]);
    });
    test("a later change of the source changes nothing here", async () => {
      const { $id: origin } = await stored(the.aiko, source, { key: "late", price: "1" });
      const { $id } = await stored(the.aiko, app, { key: "late" });
      await done(update(the.aiko, source, String(origin), { price: "2" }));
      expect((await read(the.aiko, app, String($id))).copy).toBe("1");
    });
    test("a required one that is missing is a required field that is missing", async () => {
      const needing = await formApp(the.aiko, {
        key: { ...text, required: true, lookup: lookup() },
        copy: text,
      });
      const { body } = await the.aiko.post("/k/v1/record.json", { app: needing });
      expect(body.errors).toEqual({ "record.key.value": { messages: ["Required."] } });
    });
    test("each row looks up on its own, into its own cells", async () => {
      const { table } = await stored(the.aiko, app, { table: rows({ rowKey: "b" }, {}, { rowKey: "a" }) });
      expect(cellsOf(table)).toEqual([
        { rowKey: "b", rowCopy: "20" },
        { rowKey: "", rowCopy: "" },
        { rowKey: "a", rowCopy: "10" },
      ]);
    });
    test.each(["NUMBER", "SINGLE_LINE_TEXT"])("a %s can look up by record number", async (type) => {
      const byNumber = await formApp(the.aiko, {
        key: { type, lookup: lookup({ relatedKeyField: "Record_number" }) },
        copy: text,
      });
      expect(await stored(the.aiko, byNumber, { key: "2" })).toMatchObject({ key: "2", copy: "20" });
    });
    test("a record shows key and copies as plain values", async () => {
      const { $id } = await stored(the.aiko, app, { key: "a" });
      const { record } = await done(the.aiko.get("/k/v1/record.json", { app, id: $id }));
      expect(record.key).toEqual({ type: "SINGLE_LINE_TEXT", value: "a" });
      expect(record.copy).toEqual({ type: "SINGLE_LINE_TEXT", value: "10" });
    });

    describe("the form", () => {
      const fields = "/k/v1/preview/app/form/fields.json";
      const asked = async (properties: object) => {
        const { app: draft } = await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }));
        return outcome(the.aiko.post(fields, { app: draft, properties }));
      };
      const keyed = (code: string, more = {}) => ({ [code]: inner(code, { lookup: lookup(more) }) });
      const target = { copy: inner("copy") };

      test("does not take $id as key", async () => {
        expect(await asked({ ...keyed("key", { relatedKeyField: "$id" }), ...target })).toBe("400 CB_VA01");
      });
      test("does not let two lookups fill one field", async () => {
        expect(await asked({ ...keyed("key"), ...keyed("second"), ...target })).toBe("400 CB_VA01");
      });
      test("does not copy a value into a field of another kind", async () => {
        const copy = { code: "copy", label: "copy", type: "DATE" };
        expect(await asked({ ...keyed("key"), copy })).toBe("400 CB_VA01");
      });
      test("does not know a field that is not there", async () => {
        expect(await asked(keyed("key"))).toBe("400 GAIA_FC01");
      });
      test("has no unique, length, default or formula for a lookup", async () => {
        const { properties } = await done(the.aiko.get("/k/v1/app/form/fields.json", { app }));
        for (const name of ["unique", "minLength", "maxLength", "defaultValue", "expression"]) {
          expect(properties.key).not.toHaveProperty(name);
        }
      });
    });
  });
