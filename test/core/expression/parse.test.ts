import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calculate } from "../../../src/core/expression/calculate.ts";
import { parseExpression } from "../../../src/core/expression/parse.ts";
import { printExpression } from "../../../src/core/expression/print.ts";
import { withCodes } from "../../../src/core/expression/rename.ts";
import { formulas, rows, standard, type Values } from "./asking.ts";
import { expressions } from "./generated.ts";

describe("a formula", () => {
  test.each([
    ["1 + 2 * 3", "1 + 2 * 3"],
    ["(1 + 2) * 3", "(1 + 2) * 3"],
    ["1 - 2 - 3", "1 - 2 - 3"],
    ["1 - (2 - 3)", "1 - (2 - 3)"],
    ["2 ^ 3 ^ 2", "2 ^ 3 ^ 2"],
    ["2 ^ (3 ^ 2)", "2 ^ 3 ^ 2"],
    ["(2 ^ 3) ^ 2", "(2 ^ 3) ^ 2"],
    ["-2 ^ 2", "-2 ^ 2"],
    ["-(2 ^ 2)", "-(2 ^ 2)"],
    ["2 * -n", "2 * -n"],
    ['"a" & 1 + 2', '"a" & 1 + 2'],
    ['("a" & 1) = "a1"', '"a" & 1 = "a1"'],
    ["(1 = 1) = (2 = 2)", "(1 = 1) = (2 = 2)"],
    ["1<>2", "1 != 2"],
    ["sum( n ,m )", "SUM(n, m)"],
    ["((n))", "n"],
    ["単価*数量", "単価 * 数量"],
    ['"say \\"hi\\" \\\\"', '"say \\"hi\\" \\\\"'],
  ])("%s is written %s", (text, printed) => expect(printExpression(parseExpression(text))).toBe(printed));
});

describe("every formula", () => {
  test("is read as it was printed", () => {
    fc.assert(
      fc.property(expressions, (tree) => {
        expect(parseExpression(printExpression(tree))).toEqual(tree);
      }),
      { numRuns: 1000 },
    );
  });

  test("gives a text or a plain number, never NaN or Infinity, and never fails otherwise", () => {
    const values = fc.record({
      n: fc.constantFrom("", "0", "1", "-12.5", "999999999999", "0.0001"),
      m: fc.constantFrom("", "3", "-7"),
      t: fc.constantFrom("", "abc", "5"),
      d: fc.constantFrom(null, "2026-04-23", "0001-01-01", "9999-12-31"),
      dt: fc.constantFrom("", "2026-04-23T10:00:00Z"),
      ti: fc.constantFrom(null, "23:59"),
      drop: fc.constantFrom(null, "A"),
      check: fc.constantFrom([], ["A", "B"]),
      単価: fc.constantFrom("", "100"),
      table: fc.constantFrom(
        [],
        rows({ q: "", rowText: "" }),
        rows({ q: "5", rowText: "abc" }, { q: "-1.5" }),
      ),
    });
    const format = fc.constantFrom("NUMBER", "DATE", "DATETIME", "TIME", "HOUR_MINUTE");
    const shown: Readonly<Record<string, RegExp>> = {
      NUMBER: /^$|^0$|^-?(?!0[0-9])[0-9]+(\.[0-9]*[1-9])?$/,
      DATE: /^$|^\d{4}-\d\d-\d\d$/,
      DATETIME: /^$|^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/,
      TIME: /^$|^\d\d:\d\d$/,
      HOUR_MINUTE: /^$|^-?\d{2,}:\d\d$/,
    };
    const digits = fc.constantFrom(
      { ...standard },
      { digits: 5, decimalPlaces: 2, roundingMode: "UP" as const },
      { digits: 30, decimalPlaces: 10, roundingMode: "DOWN" as const },
      { digits: 1, decimalPlaces: 10, roundingMode: "HALF_EVEN" as const },
    );
    let calculated = 0;
    fc.assert(
      fc.property(expressions, values, format, digits, (tree, record, format, precision) => {
        const expression = printExpression(tree);
        const compiled = formulas(
          {
            単価: { type: "NUMBER" },
            result: { type: "CALC", expression, format },
            auto: { type: "SINGLE_LINE_TEXT", expression },
          },
          { precision },
        );
        const { own } = calculate(compiled, (code) => (record as Values)[code]);
        const result = own.get("result")?.text ?? "missing";
        expect(result).toMatch(shown[format] ?? /$^/);
        if (result !== "") calculated++;
        expect(own.get("auto")?.text).not.toMatch(/^(NaN|-?Infinity|undefined|null)$/);
      }),
      { numRuns: 2000 },
    );
    // Most random formulas are nonsense. Those that are not must be enough for this test to mean something.
    expect(calculated).toBeGreaterThan(100);
  });
});

describe("fields with new codes", () => {
  const renamed = (text: string) =>
    withCodes(
      text,
      new Map<string, string | undefined>([
        ["n", "count"],
        ["SUM", "total"],
        ["gone", undefined],
      ]),
    );
  test.each([
    ["n*2", "count*2"],
    ["SUM( n )  + SUM", "SUM( count )  + total"],
    ['"n" & n', '"n" & count'],
    ["nn + n.", "nn + n."],
    ["gone + n", "gone + count"],
    ["no formula at ! all n", "no formula at ! all n"],
  ])("%s becomes %s: the rest stays as it was written", (text, result) => expect(renamed(text)).toBe(result));
});
