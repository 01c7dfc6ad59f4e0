import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Numbers, type Precision } from "../../../src/core/expression/numbers.ts";
import { calc } from "./asking.ts";

const small: Precision = { digits: 5, decimalPlaces: 2, roundingMode: "UP" };
const large: Precision = { digits: 30, decimalPlaces: 10, roundingMode: "HALF_EVEN" };

describe("precision [M]", () => {
  test.each([
    ["1/3*3", "0.9999"],
    ["2/3*3", "2.0001"],
    ["0.00015*10000", "2"],
    ["0.00025*1", "0.0002"],
    ["0.1 + 0.2", "0.3"],
  ])("16 digits, 4 decimals: %s is %s", (expression, result) => expect(calc(expression)).toBe(result));

  test.each([
    ["1/3", "0.34"],
    ["1/3*3", "1.02"],
    ["-0.00001", "-0.01"],
    ["2 ^ -20", "0.01"],
    ["0.01 * 10000", ""],
  ])("5 digits, 2 decimals, UP: %s is %s", (expression, result) =>
    expect(calc(expression, {}, { precision: small })).toBe(result),
  );

  test.each([
    ["1/3", "0.3333333333"],
    ["0.00015*10000", "1.5"],
    ["12345678901234567890.0123456789 + 0", "12345678901234567890.0123456789"],
  ])("30 digits, 10 decimals: %s is %s", (expression, result) =>
    expect(calc(expression, {}, { precision: large })).toBe(result),
  );

  test("more digits before the point than the app allows give no result", () => {
    expect(calc("999999999999 + 1")).toBe("");
    expect(calc("n*10/10", { n: "999999999999" })).toBe("");
    expect(calc("999999999999 + 0")).toBe("999999999999");
    expect(calc("1000000000000")).toBe("");
    expect(calc("999999999999.99999")).toBe("");
  });
  test("a literal that has no room matters only where it is needed", () =>
    expect(calc("IF(1 = 1, 5, 1000000000000)")).toBe("5"));
  test("division by zero gives no result", () => {
    expect(calc("1/0")).toBe("");
    expect(calc("1/n")).toBe("");
    expect(calc("0/0")).toBe("");
  });
  test("no trailing zeros, no exponent, no minus before 0", () => {
    expect(calc("1.50 * 2")).toBe("3");
    expect(calc("0 * -1")).toBe("0");
    expect(calc("-0.00001")).toBe("0");
    expect(calc("n", { n: "100000000000" })).toBe("100000000000");
  });
});

describe("powers", () => {
  test.each([
    ["4 ^ 1.5", "4"],
    ["3 ^ 2.5", "9"],
    ["4 ^ -2", "0.0625"],
    ["2 ^ 101", ""],
    ["2 ^ -101", ""],
    ["0 ^ 0", "1"],
    ["0 ^ -1", ""],
    ["1 ^ 100", "1"],
    ["(-2) ^ 3", "-8"],
    ["4 ^ -0.5", "0.25"],
    ["0.1 ^ 2", "0.01"],
  ])("%s is %s: the exponent is cut downwards, -100 to 100", (expression, result) =>
    expect(calc(expression)).toBe(result),
  );
});

describe("rounding functions", () => {
  test.each([
    ["ROUND(-2.5, 0)", "-3"],
    ["ROUND(2.5, 0)", "3"],
    ["ROUND(1.25, 1)", "1.3"],
    ["ROUNDUP(-1.21, 1)", "-1.3"],
    ["ROUNDUP(1.21, 1)", "1.3"],
    ["ROUNDDOWN(-1.29, 1)", "-1.2"],
    ["ROUNDDOWN(1.29, 1)", "1.2"],
  ])("%s is %s [M]", (expression, result) => {
    expect(calc(expression)).toBe(result);
    // 5 digits, 2 decimals, DOWN: the app's own rounding does not matter.
    expect(calc(expression, {}, { precision: { digits: 5, decimalPlaces: 2, roundingMode: "DOWN" } })).toBe(
      result,
    );
  });
  test.each([
    ["ROUND(1234.5, -2)", "1200"],
    ["ROUNDUP(1234.5, -2)", "1300"],
    ["ROUND(1.2345, 10)", "1.2345"],
    ["ROUND(1234, -20)", "0"],
    ["ROUNDUP(1, -20)", ""],
    ["ROUND(n, 0)", "0"],
    ["ROUND(1.26, 1.9)", "1.3"],
    ["ROUNDUP(999999999999.5, 0)", ""],
  ])("%s is %s", (expression, result) => expect(calc(expression)).toBe(result));
});

describe("every operation agrees with decimal.js", () => {
  const Exact = Decimal.clone({ precision: 4000, toExpNeg: -5000, toExpPos: 5000 });
  const modes = {
    HALF_EVEN: Decimal.ROUND_HALF_EVEN,
    UP: Decimal.ROUND_UP,
    DOWN: Decimal.ROUND_DOWN,
    HALF_UP: Decimal.ROUND_HALF_UP,
  };
  const precision = fc.record<Precision>({
    digits: fc.integer({ min: 1, max: 30 }),
    decimalPlaces: fc.integer({ min: 0, max: 10 }),
    roundingMode: fc.constantFrom("HALF_EVEN", "UP", "DOWN"),
  });
  const number = fc
    .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 12 }))
    .map(([digits, places]) => new Exact(`${digits}e-${places}`));

  /** undefined: no room for it */
  const attempt = (numbers: Numbers, work: () => bigint) => {
    try {
      return numbers.plain(work());
    } catch {
      return undefined;
    }
  };

  const rounded = (value: Decimal, { decimalPlaces, roundingMode }: Precision) =>
    value.toDecimalPlaces(decimalPlaces, modes[roundingMode]);
  const expected = (value: Decimal, precision: Precision) => {
    const room = new Exact(10).pow(Math.max(0, precision.digits - precision.decimalPlaces));
    const result = rounded(value, precision);
    return result.abs().gte(room) ? undefined : result.isZero() ? "0" : result.toString();
  };

  test("+ - * / ^", () => {
    fc.assert(
      fc.property(precision, number, number, fc.integer({ min: -20, max: 20 }), (precision, a, b, power) => {
        const numbers = new Numbers(precision);
        const [x, y] = [numbers.read(a.toString()), numbers.read(b.toString())];
        const [p, q] = [rounded(a, precision), rounded(b, precision)];
        expect(numbers.plain(x)).toBe(p.isZero() ? "0" : p.toString());
        expect(attempt(numbers, () => numbers.add(x, y))).toBe(expected(p.plus(q), precision));
        expect(attempt(numbers, () => numbers.subtract(x, y))).toBe(expected(p.minus(q), precision));
        expect(attempt(numbers, () => numbers.multiply(x, y))).toBe(expected(p.times(q), precision));
        if (!q.isZero())
          expect(attempt(numbers, () => numbers.divide(x, y))).toBe(expected(p.div(q), precision));
        if (power >= 0 || !p.isZero()) {
          const exact = power >= 0 ? p.pow(power) : new Exact(1).div(p.pow(-power));
          expect(attempt(numbers, () => numbers.power(x, numbers.whole(power)))).toBe(
            expected(exact, precision),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
