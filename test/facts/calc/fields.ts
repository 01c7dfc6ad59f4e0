import { beforeAll, describe, expect, test } from "vitest";
import {
  type Company,
  cellsOf,
  company,
  done,
  type Engine,
  errors,
  formApp,
  ja,
  type Params,
  read,
  rows,
  stored,
  update,
} from "../facts.ts";

const calc = (expression: string, more = {}) => ({ type: "CALC", expression, ...more });
const auto = (expression: string) => ({ type: "SINGLE_LINE_TEXT", expression });
const inner = (code: string, more: Params) => ({ [code]: { code, label: code, ...more } });

/** calc.md 1, 7 and 9 */
export const fieldFacts = (engine: Engine) =>
  describe("calculated fields", () => {
    let the: Company;
    let app: string;

    beforeAll(async () => {
      the = await company({ engine });
      app = await formApp(the.aiko, {
        n: { type: "NUMBER" },
        day: { type: "DATE" },
        moment: { type: "DATETIME" },
        third: calc("second + 1"),
        second: calc("n * 10", { required: true, displayScale: "1", unit: "kg", unitPosition: "AFTER" }),
        words: calc('"text"'),
        line: auto('"n: " & n'),
        plain: auto("n"),
        failed: auto("1 / n"),
        nextDay: calc("day + 86400", { format: "DATE" }),
        nextHour: calc("moment + 3600", { format: "DATETIME" }),
        grouped: calc("n", { format: "NUMBER_DIGIT" }),
        table: {
          type: "SUBTABLE",
          fields: {
            ...inner("count", { type: "NUMBER" }),
            ...inner("times", calc("count * n")),
            ...inner("told", auto('count & "x"')),
          },
        },
      });
    });
    const kept = (values: object = {}) => stored(the.aiko, app, { ...values });

    test("required can be set and is never asked for", async () => {
      const { properties } = await done(the.aiko.get("/k/v1/app/form/fields.json", { app }));
      expect(properties.second.required).toBe(true);
      expect((await kept()).second).toBe("0");
    });
    test("a text field with a formula holds a text", async () => {
      expect((await kept({ n: "5" })).line).toBe("n: 5");
    });
    test("a calculated field whose result is a text is empty", async () => {
      expect((await kept()).words).toBe("");
    });
    test("what is sent for them is accepted and ignored", async () => {
      expect(await kept({ n: "1", second: "99", line: "mine" })).toMatchObject({
        second: "10",
        line: "n: 1",
      });
    });
    test("every write calculates", async () => {
      const { $id } = await kept({ n: "1" });
      await done(update(the.aiko, app, String($id), { n: "2" }));
      expect(await read(the.aiko, app, String($id))).toMatchObject({ second: "20", third: "21" });
    });
    test("one may stand on another that comes later in the form", async () => {
      expect((await kept({ n: "1" })).third).toBe("11");
    });
    test("both kinds work row by row, with the fields outside of the table", async () => {
      const { table } = await kept({ n: "3", table: rows({ count: "1" }, { count: "2" }) });
      expect(cellsOf(table)).toEqual([
        { count: "1", times: "3", told: "1x" },
        { count: "2", times: "6", told: "2x" },
      ]);
    });
    test("a result is always a text, without unit and separators, however many decimals are shown", async () => {
      expect(await kept({ n: "270183.55" })).toMatchObject({ second: "2701835.5", grouped: "270183.55" });
    });
    test("a result that fails is empty", async () => {
      expect((await kept({ n: "0" })).failed).toBe("");
    });
    test("a number in a text field is its text, nothing is the empty text", async () => {
      expect((await kept({ n: "5" })).plain).toBe("5");
      expect((await kept()).plain).toBe("");
    });

    test.each([
      ["NUMBER", "270183", "270183"],
      ["NUMBER_DIGIT", "270183", "270183"],
      ["DATETIME", "324219600", "1980-04-10T13:00:00Z"],
      ["DATE", "324219600", "1980-04-10"],
      ["TIME", "90061", "01:01"],
      ["HOUR_MINUTE", "90061", "25:01"],
      ["DAY_HOUR_MINUTE", "90061", "25:01"],
      ["DATETIME", "324219659", "1980-04-10T13:00:00Z"],
    ])("as %s %s is %s", async (format, value, result) => {
      const formatted = await formApp(the.aiko, { n: { type: "NUMBER" }, c: calc("n", { format }) });
      expect((await stored(the.aiko, formatted, { n: value })).c).toBe(result);
    });
    test("another format is refused when the field is added", async () => {
      const { app: draft } = await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }));
      const properties = inner("c", calc("1", { format: "ROMAN" }));
      const asked = the.aiko.post("/k/v1/preview/app/form/fields.json", { app: draft, properties }, ja);
      expect(await errors(asked)).toEqual({
        "properties[c].format": ["Enum値のいずれかでなければなりません。"],
      });
    });
    test("a day and 86400 are the next day, a moment and 3600 an hour later", async () => {
      const values = { day: "2026-02-28", moment: "2026-02-28T23:30:00Z" };
      expect(await kept(values)).toMatchObject({ nextDay: "2026-03-01", nextHour: "2026-03-01T00:30:00Z" });
    });
  });
