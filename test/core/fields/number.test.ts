import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { column, made, operand, read, refusal, refused, stored } from "./made.ts";

const number = made("NUMBER");
const precision = (digits: number, decimalPlaces: number, roundingMode: "HALF_EVEN" | "UP" | "DOWN") => ({
  precision: { digits, decimalPlaces, roundingMode },
});
const exact = precision(30, 10, "HALF_EVEN");

/** records.md, section 3.1. */
describe("measured on kintone", () => {
  test.each([
    ["5.", "5"],
    ["1.5e1", "15"],
    ["00012.50", "12.5"],
    ["1e-4", "0.0001"],
    ["1e11", "100000000000"],
    ["+5", "5"],
    ["-0", "0"],
    ["  7 ", "7"],
    ["5E0", "5"],
    [12.5, "12.5"],
    ["", ""],
    [null, ""],
  ])("%j is stored as %j", (given, kept) => {
    expect(stored(number, given)).toBe(kept);
  });

  test.each([".5", "abc", "12abc", "1,000", "0x10", "0b1", "1_000", "Infinity", "NaN", "--1", "1 2", "e5"])(
    "%s is not a number",
    (given) => {
      expect(read(number, given)).toMatchObject({ value: "", problems: [{ at: ".value", bracket: true }] });
      expect(refused(number, given)).toEqual([".value Only numbers are allowed."]);
    },
  );

  test("full-width digits are refused, and their value is checked all the same", () => {
    expect(refused(number, "５")).toEqual([".value Only numbers are allowed."]);
    expect(refused(made("NUMBER", { maxValue: "3" }), "５")).toEqual([
      ".value Only numbers are allowed.",
      ".value The value must be 3 or less.",
    ]);
    expect(refused(number, "１２３４５６７８９０１２３")).toEqual([
      ".value Only numbers are allowed.",
      ".value The number of digits exceeds the maximum allowed.",
    ]);
  });

  test("the range is that of the value before rounding", () => {
    const ten = made("NUMBER", { maxValue: "10", minValue: "-10" });
    expect(refused(ten, "10.00004")).toEqual([".value The value must be 10 or less."]);
    expect(refused(ten, "-10.00004")).toEqual([".value The value must be -10 or more."]);
    expect(stored(ten, "10.00000")).toBe("10");
  });

  test.each([
    ["0.00015", "0.0002"],
    ["0.00025", "0.0002"],
    ["1.23456", "1.2346"],
    ["-0.00004", "0"],
  ])("half even: %s is rounded to %s", (given, kept) => {
    expect(stored(number, given)).toBe(kept);
  });
  test("UP is away from zero, DOWN towards it", () => {
    expect(stored(number, "0.00001", precision(5, 2, "UP"))).toBe("0.01");
    expect(stored(number, "-0.00001", precision(5, 2, "UP"))).toBe("-0.01");
    expect(stored(number, "0.019", precision(5, 2, "DOWN"))).toBe("0.01");
    expect(stored(number, "-0.001", precision(5, 2, "DOWN"))).toBe("0");
  });

  test("12 integer digits fit, 13 do not, also when they come by rounding", () => {
    const tooMany = [".value The number of digits exceeds the maximum allowed."];
    expect(stored(number, "999999999999.9999")).toBe("999999999999.9999");
    expect(refused(number, "1000000000000")).toEqual(tooMany);
    expect(refused(number, "999999999999.99995")).toEqual(tooMany);
    expect(refused(number, "1e999999999")).toEqual(tooMany);
  });
  test("all 30 digits are kept exactly", () => {
    const given = "12345678901234567890.1234567891";
    expect(stored(number, given, exact)).toBe(given);
  });
});

test("an object or a list is the wrong JSON", () => {
  expect(() => read(number, {})).toThrow("CB_IJ01");
  expect(() => read(number, [1])).toThrow("CB_IJ01");
});

test("is compared by its plain form, empty is an empty cell", () => {
  expect(column(number, "5.0")).toBe("5");
  expect(column(number, "")).toBeNull();
});

describe("in a query [M]", () => {
  test.each(["05", "+5", "5e0", "5E0", "5.0", "0.5e1", "５"])("%s means 5", (literal) => {
    expect(operand(number, literal)).toBe("5");
  });
  test(".5 is understood, which a write would refuse", () => {
    expect(operand(number, ".5")).toBe("0.5");
  });
  test.each([" 5", "5 ", "1,234", "5abc", "abc", "＋5", "5．0"])("%j is not understood", (literal) => {
    expect(operand(number, literal)).toBeUndefined();
  });
});

describe("settings", () => {
  test("limits are kept as plain decimals", () => {
    expect(made("NUMBER", { maxValue: "1e3", minValue: -5 })).toMatchObject({
      maxValue: "1000",
      minValue: "-5",
    });
  });
  test("the smallest value may not exceed the greatest", () => {
    expect(refusal("NUMBER", { minValue: "10", maxValue: "9.99" })).toEqual({
      "properties[f].minValue": ["The minimum must not be greater than the maximum."],
    });
  });
  test("a default must be a number within the limits", () => {
    expect(refusal("NUMBER", { defaultValue: "abc" })).toHaveProperty(["properties[f].defaultValue"]);
    expect(refusal("NUMBER", { defaultValue: "11", maxValue: "10" })).toHaveProperty([
      "properties[f].defaultValue",
    ]);
  });
  test.each([
    [{ displayScale: "11" }, "displayScale"],
    [{ unitPosition: "ABOVE" }, "unitPosition"],
    [{ unit: "x".repeat(129) }, "unit"],
    [{ maxValue: "abc" }, "maxValue"],
  ])("%j is refused", (given, property) => {
    expect(Object.keys(refusal("NUMBER", given))).toEqual([`properties[f].${property}`]);
  });
});

/** Against a library of decimals that shares nothing with ours. */
describe("any number", () => {
  const Big = Decimal.clone({ precision: 100, toExpNeg: -200, toExpPos: 200 });
  const digits = (max: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${max}}$`));
  const written = fc
    .tuple(
      fc.constantFrom("", "+", "-"),
      digits(20),
      fc.option(digits(20)),
      fc.option(fc.integer({ min: -9, max: 9 })),
    )
    .map(
      ([sign, whole, part, power]) =>
        `${sign}${whole}${part ? `.${part}` : ""}${power === null ? "" : `e${power}`}`,
    );
  const modes = { HALF_EVEN: Decimal.ROUND_HALF_EVEN, UP: Decimal.ROUND_UP, DOWN: Decimal.ROUND_DOWN };

  test("is rounded exactly, or refused for its digits alone", () => {
    fc.assert(
      fc.property(
        written,
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom("HALF_EVEN", "UP", "DOWN"),
        (text, places, total, mode) => {
          const expected = new Big(text).toDecimalPlaces(places, modes[mode]);
          const { value, problems } = read(number, text, precision(total, places, mode));
          const whole = expected.abs().trunc();
          const fits = whole.isZero() ? true : whole.toFixed().length <= Math.max(0, total - places);
          expect(problems).toHaveLength(fits ? 0 : 1);
          if (fits) expect(value).toBe(expected.isZero() ? "0" : expected.toFixed());
        },
      ),
      { numRuns: 2000 },
    );
  });
  test("stored once is stored the same again", () => {
    fc.assert(
      fc.property(written, (text) => {
        const { value, problems } = read(number, text);
        if (problems.length === 0) expect(stored(number, value)).toBe(value);
      }),
    );
  });
  test("text that nobody foresaw is stored, empty, or refused, but never breaks", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789.+-eE５ ,") })),
        (text) => {
          const { value, problems } = read(number, text);
          if (problems.length > 0) return;
          expect(value).toMatch(/^$|^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
