import { beforeAll, describe, expect, test } from "vitest";
import {
  type Company,
  cellsOf,
  company,
  type Engine,
  en,
  errors,
  formApp,
  given,
  ja,
  type Params,
  rows,
  stored,
} from "../facts.ts";

/** records.md 3.1 */
export const numbers = (engine: Engine) =>
  describe("numbers", () => {
    let the: Company;
    let app: string;
    let coarse: string;
    let fine: string;

    beforeAll(async () => {
      the = await company({ engine });
      const number = { type: "NUMBER" };
      app = await formApp(the.aiko, {
        n: number,
        needed: { type: "NUMBER", required: true, defaultValue: "1" },
        ranged: { type: "NUMBER", minValue: "0", maxValue: "10" },
        table: {
          type: "SUBTABLE",
          fields: {
            cell: { type: "NUMBER", code: "cell", label: "cell" },
            small: { type: "NUMBER", code: "small", label: "small", maxValue: "10" },
          },
        },
      });
      const precision = (digits: number, decimalPlaces: number, roundingMode: string) => ({
        numberPrecision: { digits, decimalPlaces, roundingMode },
      });
      coarse = await formApp(the.aiko, { n: number }, precision(5, 2, "UP"));
      fine = await formApp(the.aiko, { n: number }, precision(30, 10, "DOWN"));
    });

    const kept = async (value: unknown, of = app) => (await stored(the.aiko, of, { n: value })).n;
    const keptInRow = async (value: unknown) => {
      const { table } = await stored(the.aiko, app, { table: rows({ cell: value }) });
      return cellsOf(table)[0]?.cell;
    };
    const refused = (values: Params, of = app, language = en) =>
      errors(the.aiko.post("/k/v1/record.json", { app: of, record: given(values) }, language));

    test.each([
      ["white space around a number is dropped", "  5\t", "5"],
      ["white space alone is empty", " \n ", ""],
      ["null is empty", null, ""],
      ["a JSON number is taken", 5.5, "5.5"],
      ["a sign is taken", "+5", "5"],
      ["an exponent is taken", "1.5e1", "15"],
      ["a negative exponent is taken", "1e-4", "0.0001"],
      ["a large exponent is stored in full", "1e11", "100000000000"],
      ["a point without decimals is taken", "5.", "5"],
      ["zeros around a number are dropped", "00012.50", "12.5"],
      ["a half goes to the even neighbour, upwards", "0.00015", "0.0002"],
      ["a half goes to the even neighbour, downwards", "0.00025", "0.0002"],
      ["decimals beyond the app's are rounded without a word", "1.23456", "1.2346"],
      ["a zero has no sign", "-0.00001", "0"],
      ["twelve digits before the point are taken", "999999999999", "999999999999"],
      ["all sixteen digits are taken", "999999999999.9999", "999999999999.9999"],
      ["digits after the point do not count against those before it", "1.0000000000000000", "1"],
    ])("%s", async (_, sent, value) => {
      expect(await kept(sent)).toBe(value);
    });

    test.each(["abc", "12abc", "1,000", "0x10", "0b1", "1_000", "Infinity", ".5"])(
      "%s is no number, and its key has brackets",
      async (sent) => {
        expect(await refused({ n: sent })).toEqual({ "record[n].value": ["Only numbers are allowed."] });
        expect(await refused({ n: sent }, app, ja)).toEqual({
          "record[n].value": ["数字でなければなりません。"],
        });
      },
    );
    test("a required one that is no number is missing as well", async () => {
      expect(await refused({ needed: "abc" })).toEqual({
        "record[needed].value": ["Only numbers are allowed."],
        "record.needed.value": ["Required."],
      });
    });
    test("full-width digits are no number, but their range and digits are checked", async () => {
      expect(await refused({ n: "５" })).toEqual({ "record[n].value": ["Only numbers are allowed."] });
      expect(await refused({ ranged: "１１" })).toEqual({
        "record[ranged].value": ["Only numbers are allowed."],
        "record.ranged.value": ["The value must be 10 or less."],
      });
      expect(await refused({ n: "１２３４５６７８９０１２３" }, app, ja)).toEqual({
        "record[n].value": ["数字でなければなりません。"],
        "record.n.value": ["有効桁数を超えています。"],
      });
    });

    test.each([
      [".5", "0.5"],
      ["５", "5"],
      ["０.５", "0.5"],
      ["-１", "-1"],
    ])("a row takes %s", async (sent, value) => {
      expect(await keptInRow(sent)).toBe(value);
    });
    test.each(["abc", "12abc", "1,000", "0x10", "0b1", "1_000", "Infinity"])(
      "in a row %s becomes empty without a word",
      async (sent) => {
        expect(await keptInRow(sent)).toBe("");
      },
    );

    test("the range is that of the value before it is rounded", async () => {
      expect(await refused({ ranged: "10.00004" })).toEqual({
        "record.ranged.value": ["The value must be 10 or less."],
      });
      expect((await stored(the.aiko, app, { ranged: "10.00000" })).ranged).toBe("10");
      expect(await refused({ ranged: "-0.00004" })).toEqual({
        "record.ranged.value": ["The value must be 0 or more."],
      });
    });
    test.each(["1000000000000", "999999999999.99995"])("%s has too many digits", async (sent) => {
      expect(await refused({ n: sent }, app, ja)).toEqual({ "record.n.value": ["有効桁数を超えています。"] });
      expect(await refused({ n: sent })).toEqual({
        "record.n.value": ["The number of digits exceeds the maximum allowed."],
      });
    });
    test("range and digits in a row are named by row and column, in a list by record too", async () => {
      const table = rows({ cell: "1" }, { cell: "1000000000000", small: "11" });
      const found = {
        "record.table.value[1].value.cell.value": ["The number of digits exceeds the maximum allowed."],
        "record.table.value[1].value.small.value": ["The value must be 10 or less."],
      };
      expect(await refused({ table })).toEqual(found);
      const records = [{}, given({ table })];
      const inList = Object.entries(found).map(([key, messages]) => [
        key.replace("record", "records[1]"),
        messages,
      ]);
      expect(await errors(the.aiko.post("/k/v1/records.json", { app, records }, en))).toEqual(
        Object.fromEntries(inList),
      );
    });

    test("UP rounds away from zero", async () => {
      expect(await kept("0.00001", coarse)).toBe("0.01");
      expect(await kept("-0.00001", coarse)).toBe("-0.01");
    });
    test("digits less decimal places are what may stand before the point", async () => {
      expect(await kept("999.99", coarse)).toBe("999.99");
      expect(await refused({ n: "1000" }, coarse)).toHaveProperty(["record.n.value"]);
      expect(await refused({ n: "999.991" }, coarse)).toHaveProperty(["record.n.value"]);
    });
    test("DOWN rounds towards zero", async () => {
      expect(await kept("1.99999999999", fine)).toBe("1.9999999999");
      expect(await kept("-1.99999999999", fine)).toBe("-1.9999999999");
    });
    test("all of 30 digits are kept", async () => {
      const all = "12345678901234567890.1234567891";
      expect(await kept(all, fine)).toBe(all);
    });
  });
