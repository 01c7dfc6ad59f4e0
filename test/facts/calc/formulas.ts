import { beforeAll, describe, expect, test } from "vitest";
import {
  type Company,
  company,
  type Engine,
  formApp,
  labelled,
  type Params,
  rows,
  stored,
} from "../facts.ts";

const options = labelled("A", "B");
const inner = (code: string, type: string, more = {}) => ({ [code]: { code, label: code, type, ...more } });
const fields = {
  n: { type: "NUMBER" },
  empty: { type: "NUMBER" },
  d: { type: "DATE" },
  noDay: { type: "DATE" },
  moment: { type: "DATETIME" },
  text: { type: "SINGLE_LINE_TEXT" },
  drop: { type: "DROP_DOWN", options },
  radio: { type: "RADIO_BUTTON", options, defaultValue: "A" },
  check: { type: "CHECK_BOX", options },
  multi: { type: "MULTI_SELECT", options },
  noResult: { type: "CALC", expression: "empty" },
  table: {
    type: "SUBTABLE",
    fields: {
      ...inner("q", "NUMBER"),
      ...inner("item", "SINGLE_LINE_TEXT"),
      ...inner("pick", "DROP_DOWN", { options }),
      ...inner("choice", "RADIO_BUTTON", { options, defaultValue: "A" }),
      ...inner("ticks", "CHECK_BOX", { options }),
      ...inner("many", "MULTI_SELECT", { options }),
      ...inner("ticked", "CALC", { expression: 'CONTAINS(ticks, "A")' }),
      ...inner("chosen", "CALC", { expression: 'CONTAINS(many, "B")' }),
    },
  },
} as const;
const values = {
  n: "5",
  d: "2026-04-23",
  moment: "2026-04-23T10:00:00Z",
  text: "A",
  drop: "A",
  check: ["A"],
  multi: ["B"],
  table: rows({ q: "1", item: "pen", pick: "A", ticks: ["A"] }, { q: "2", item: "ink", many: ["B"] }),
};

type Cases = readonly (readonly [fact: string, formula: string, result: string, text?: "text"])[];

/** What a formula gives with these values; "text" says that it stands in a text field. */
const results: Cases = [
  ["a moment less its day at midnight", "moment - d", "36000"],
  ["nothing is nothing", "empty", ""],
  ["nothing in brackets is nothing", "(empty)", ""],
  ["no day is nothing", "noDay", ""],
  ["a calculated field without a result is nothing", "noResult", ""],
  ["an empty branch stays empty", "IF(n = 5, empty, 1)", ""],
  ["in sums nothing is 0", "empty + 1", "1"],
  ["less nothing is 0", "-empty", "0"],
  ["nothing equals 0", "empty = 0", "1"],
  ["no day counts as 0", "noDay + 86400", "86400"],
  ["nothing summed up is 0", "SUM(empty)", "0"],
  ["nothing rounded is 0", "ROUND(empty, 0)", "0"],
  ["nothing joined is the empty text", 'empty & "x"', "x", "text"],
  ["true is 1", "1 > 0", "1"],
  ["false is 0", "1 < 0", "0"],
  ["true joined is a word", '(1 > 0) & "x"', "truex", "text"],
  ["false joined is a word", '(1 < 0) & "x"', "falsex", "text"],
  ["IF takes no number as a condition", "IF(1, 1, 2)", ""],
  ["IF takes no field of numbers as a condition", "IF(n, 1, 2)", ""],
  ["AND takes no numbers", "AND(1, 1)", ""],
  ["OR takes no numbers", "OR(1, 1)", ""],
  ["NOT takes no number", "NOT(1)", ""],
  ["a boolean is no number to add", "(1 > 0) + 1", ""],
  ["a boolean is no number to sum up", "SUM(1 > 0, 1)", ""],
  ["numbers are joined in their plain form", '1 / 3 & ""', "0.3333", "text"],
  ["a division by zero has no result", "1 / 0", ""],
  ["decimals are exact", "0.1 + 0.2", "0.3"],
  ["no zeros at the end", "1.50 * 2", "3"],
  ["zero has no sign", "0 * -1", "0"],
  ["an exponent is cut to a whole number", "4 ^ 1.5", "4"],
  ["an exponent is cut downwards", "3 ^ 2.5", "9"],
  ["an exponent may be negative", "4 ^ -2", "0.0625"],
  ["an exponent above 100 is too large", "1 ^ 101", ""],
  ["an exponent below -100 is too small", "1 ^ -101", ""],
  ["an exponent of 100 is not", "1 ^ 100", "1"],
  ["SUM adds a column", "SUM(q)", "3"],
  ["ROUND goes away from zero in the middle", "ROUND(-2.5, 0)", "-3"],
  ["ROUND rounds to decimals", "ROUND(1.25, 1)", "1.3"],
  ["ROUNDUP goes away from zero", "ROUNDUP(-1.21, 1)", "-1.3"],
  ["ROUNDDOWN goes towards zero", "ROUNDDOWN(-1.29, 1)", "-1.2"],
  ["YEN has a sign and separators", "YEN(1100, 0)", "¥1,100", "text"],
  ["DATE_FORMAT writes a moment", 'DATE_FORMAT(1745574000, "YYYY-MM-dd", "UTC")', "2025-04-25", "text"],
  ["a check box contains what is ticked", 'CONTAINS(check, "A")', "1"],
  ["and not what is not", 'CONTAINS(check, "B")', "0"],
  ["a multi-choice contains what is chosen", 'CONTAINS(multi, "B")', "1"],
  ["a column of texts contains that of any row", 'CONTAINS(item, "ink")', "1"],
  ["and no part of it", 'CONTAINS(item, "in")', "0"],
  ["a column of drop-downs contains that of any row", 'CONTAINS(pick, "A")', "1"],
  ["a column of radio buttons contains that of any row", 'CONTAINS(choice, "A")', "1"],
  ["a text outside of a table contains nothing", 'CONTAINS(text, "A")', ""],
  ["nor does a drop-down", 'CONTAINS(drop, "A")', ""],
  ["nor does a radio button", 'CONTAINS(radio, "A")', ""],
];
const withoutRows: Cases = [
  ["a table without rows has no sum", "SUM(q)", ""],
  ["nor has what is added to it", "SUM(q) + 1", ""],
  ["nor has a branch with it", "IF(1 = 1, SUM(q), 0)", ""],
];

/** calc.md 4 to 6 */
export const formulas = (engine: Engine) =>
  describe("results", () => {
    let the: Company;
    let found: Params;
    let bare: Params;
    let emptyRow: Params;

    beforeAll(async () => {
      the = await company({ engine });
      const all = [...results, ...withoutRows];
      const calculated = all.map(([fact, expression, , text]) => [
        codeOf(fact),
        { type: text ? "SINGLE_LINE_TEXT" : "CALC", expression },
      ]);
      const app = await formApp(the.aiko, { ...fields, ...Object.fromEntries(calculated) });
      found = await stored(the.aiko, app, values);
      bare = await stored(the.aiko, app, { ...values, table: [] });
      emptyRow = await stored(the.aiko, app, { table: rows({}) });
    });
    const codeOf = (fact: string) => `f${[...results, ...withoutRows].findIndex(([one]) => one === fact)}`;

    test.each(results.map(([fact, formula, result]) => [fact, formula, result] as const))(
      "%s: %s",
      (fact, _, result) => {
        expect(found[codeOf(fact)]).toBe(result);
      },
    );
    test.each(withoutRows.map(([fact, formula, result]) => [fact, formula, result] as const))(
      "%s: %s",
      (fact, _, result) => {
        expect(bare[codeOf(fact)]).toBe(result);
      },
    );
    test("one empty row has the sum 0", () => {
      expect(emptyRow[codeOf("a table without rows has no sum")]).toBe("0");
    });
    test("inside a table CONTAINS is about its row", () => {
      const table = found.table as { value: Record<string, { value: string }> }[];
      expect(table.map(({ value }) => [value.ticked?.value, value.chosen?.value])).toEqual([
        ["1", "0"],
        ["0", "1"],
      ]);
    });
    test("times of change count minutes", async () => {
      const app = await formApp(the.aiko, {
        age: { type: "CALC", expression: "Updated_datetime - Created_datetime" },
      });
      const created = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 70_000).toISOString();
      const { age } = await stored(the.aiko, app, { Created_datetime: created });
      // 70 seconds before a full minute lie in the minute before the last one.
      expect(["120", "180"]).toContain(age);
    });
  });
