import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company, done, type Engine, labelled, outcome, type Params } from "../facts.ts";

const fields = "/k/v1/preview/app/form/fields.json";
const property = (code: string, type: string, more: Params = {}) => ({
  [code]: { type, code, label: code, ...more },
});

/** apps.md 2 */
export const formFacts = (engine: Engine) =>
  describe("the form", () => {
    let the: Company;
    let app: string;
    beforeAll(async () => {
      the = await company({ engine });
      app = (await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }))).app;
    });
    const post = (properties: Params) => the.aiko.post(fields, { app, properties });
    const shown = async (code: string) => (await done(the.aiko.get(fields, { app }))).properties[code];

    test("tolerates unknown settings and drops those that do not apply", async () => {
      await done(post(property("memo", "MULTI_LINE_TEXT", { unique: true, nosuch: 1 })));
      expect(await shown("memo")).toEqual({
        type: "MULTI_LINE_TEXT",
        code: "memo",
        label: "memo",
        noLabel: false,
        required: false,
        defaultValue: "",
      });
    });
    test("takes booleans and numbers as texts", async () => {
      await done(post(property("worded", "SINGLE_LINE_TEXT", { required: "true", maxLength: 9 })));
      expect(await shown("worded")).toMatchObject({ required: true, maxLength: "9" });
    });
    test.each(["ステータス", "カテゴリー", "作業者"])("does not take %s as a code", async (code) => {
      expect(await outcome(post(property(code, "NUMBER")))).toBe("400 CB_VA01");
    });
    test("wants key and code to be the same for a new field", async () => {
      expect(await outcome(post({ a: property("b", "NUMBER").b }))).toBe("400 CB_VA01");
    });
    test.each(["type", "code", "label"])("wants the %s of a new field", async (name) => {
      const { lacking } = property("lacking", "NUMBER");
      expect(await outcome(post({ lacking: { ...lacking, [name]: undefined } }))).toBe("400 CB_VA01");
    });
    test("renames by another code, and leaves alone what is not sent", async () => {
      await done(post(property("before", "NUMBER", { unit: "kg" })));
      const properties = { before: { type: "NUMBER", code: "after" } };
      await done(the.aiko.put(fields, { app, properties }));
      expect(await shown("after")).toMatchObject({ unit: "kg", label: "before" });
      expect(await shown("before")).toBeUndefined();
    });
    test("keeps the type of a field", async () => {
      await done(post(property("kept", "NUMBER")));
      const properties = { kept: { type: "DATE" } };
      expect(await outcome(the.aiko.put(fields, { app, properties }))).toBe("400 CB_VA01");
    });
    test("names an unknown field", async () => {
      const properties = { nosuch: { type: "NUMBER" } };
      expect(await outcome(the.aiko.put(fields, { app, properties }))).toBe("400 GAIA_FC01");
      expect(await outcome(the.aiko.delete(fields, { app, fields: ["nosuch"] }))).toBe("400 GAIA_FC01");
    });
    test("shows numbers as texts, options with their place", async () => {
      await done(post(property("choice", "DROP_DOWN", { options: labelled("A", "B") })));
      expect((await shown("choice")).options).toEqual({
        A: { label: "A", index: "0" },
        B: { label: "B", index: "1" },
      });
    });
    test("renames an option by its old name", async () => {
      await done(post(property("renamed", "DROP_DOWN", { options: labelled("A", "B") })));
      const options = { A: { label: "Z", index: 1 }, B: { label: "B", index: 0 } };
      await done(the.aiko.put(fields, { app, properties: { renamed: { type: "DROP_DOWN", options } } }));
      expect((await shown("renamed")).options).toEqual({
        B: { label: "B", index: "0" },
        Z: { label: "Z", index: "1" },
      });
    });
    test("lists status, assignee and categories though they are off", async () => {
      for (const code of ["Status", "Assignee", "Categories"])
        expect((await shown(code)).enabled).toBe(false);
    });
    test("takes GROUP and SUBTABLE as rows of the layout, not as fields in one", async () => {
      await done(post(property("part", "GROUP")));
      const path = "/k/v1/preview/app/form/layout.json";
      const { layout } = await done(the.aiko.get(path, { app }));
      const within = layout.filter(({ type }: { type: string }) => type !== "GROUP");
      const row = { type: "ROW", fields: [{ type: "GROUP", code: "part" }] };
      expect(await outcome(the.aiko.put(path, { app, layout: [...within, row] }))).toBe("400 CB_VA01");
    });
  });
