import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bounded,
  compare,
  comparePlain,
  type Decimal,
  decimalPlaces,
  integerDigits,
  plain,
  type Rounding,
  readDecimal,
  readLooseDecimal,
  round,
} from "../../src/core/decimal.ts";

const written = (text: string) => {
  const read = readDecimal(text);
  return read && plain(read);
};
const asked = (text: string) => {
  const read = readLooseDecimal(text);
  return read && plain(read);
};
const decimal = (text: string) => readDecimal(text)!;

describe("a number in a record", () => {
  test.each([
    ["1.5e1", "15"],
    ["00012.50", "12.5"],
    ["1e-4", "0.0001"],
    ["1e11", "100000000000"],
    ["1e+2", "100"],
    ["1E2", "100"],
    ["+5", "5"],
    ["-0", "0"],
    ["-0.0e5", "0"],
    ["0", "0"],
    ["5.", "5"],
    ["-12.340", "-12.34"],
    ["0.5e1", "5"],
    ["12345678901234567890.0123456789", "12345678901234567890.0123456789"],
  ])("%s is kept as %s", (text, kept) => expect(written(text)).toBe(kept));

  test.each([
    ..."|.|+|-|e5|.5|5e|5e+|abc|12abc|1,000|0x10|0b1|1_000|Infinity|NaN|--1|1..2|1.2.3| 5|5 |５|1 2|1e1.5".split(
      "|",
    ),
  ])("%j is not a number", (text) => expect(written(text)).toBeUndefined());
});

describe("a number in a query", () => {
  test.each([
    ["05", "5"],
    ["+5", "5"],
    ["5e0", "5"],
    ["5E0", "5"],
    ["5.0", "5"],
    ["0.5e1", "5"],
    ["-0", "0"],
    [".5", "0.5"],
    ["-.5", "-0.5"],
    ["５", "5"],
    ["０.５", "0.5"],
    ["-１", "-1"],
    ["５e０", "5"],
  ])("%s is read as %s", (text, read) => expect(asked(text)).toBe(read));

  test.each([" 5", "5 ", "1,234", "5abc", "abc", "＋5", "－5", "5．0", "5ｅ0", "　5", ".", "", "e1", "５_"])(
    "%j is not understood",
    (text) => expect(asked(text)).toBeUndefined(),
  );
});

describe("rounding", () => {
  test.each<[string, number, Rounding, string]>([
    ["0.00015", 4, "HALF_EVEN", "0.0002"],
    ["0.00025", 4, "HALF_EVEN", "0.0002"],
    ["0.000250000001", 4, "HALF_EVEN", "0.0003"],
    ["1.23456", 4, "HALF_EVEN", "1.2346"],
    ["0.00001", 2, "UP", "0.01"],
    ["-0.00001", 2, "UP", "-0.01"],
    ["-0.00001", 2, "HALF_EVEN", "0"],
    ["-1.239", 2, "DOWN", "-1.23"],
    ["0.5", 0, "HALF_EVEN", "0"],
    ["1.5", 0, "HALF_EVEN", "2"],
    ["0.6", 0, "HALF_EVEN", "1"],
    ["0.05", 0, "HALF_EVEN", "0"],
    ["0.09", 0, "UP", "1"],
    ["9.99", 1, "HALF_EVEN", "10"],
    ["999999999999.99995", 4, "HALF_EVEN", "1000000000000"],
    ["99.5", 0, "UP", "100"],
    ["12.3", 4, "UP", "12.3"],
    ["1e-999999999", 4, "HALF_EVEN", "0"],
    ["1e-999999999", 4, "UP", "0.0001"],
  ])("%s at %d places %s is %s", (text, places, mode, rounded) =>
    expect(plain(round(decimal(text), places, mode))).toBe(rounded),
  );

  test("agrees with counting in whole units", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 40n), 10n ** 40n), fc.nat(20), fc.nat(20), (units, have, want) => {
        fc.pre(want < have);
        const value = decimal(`${units}e-${have}`);
        const unit = 10n ** BigInt(have - want);
        const down = units / unit;
        const rest = units < 0n ? -(units % unit) : units % unit;
        const away = units < 0n ? down - 1n : down + 1n;
        const half = rest * 2n === unit ? down % 2n !== 0n : rest * 2n > unit;
        const is = (number: bigint) => plain(decimal(`${number}e-${want}`));
        expect(plain(round(value, want, "DOWN"))).toBe(is(down));
        expect(plain(round(value, want, "UP"))).toBe(is(rest ? away : down));
        expect(plain(round(value, want, "HALF_EVEN"))).toBe(is(half ? away : down));
      }),
    );
  });
});

describe("comparing", () => {
  test("is exact where a double is not", () => {
    expect(comparePlain("999999999999.9999", "999999999999.9998")).toBeGreaterThan(0);
    expect(comparePlain("123456789012345678901234567890", "123456789012345678901234567891")).toBeLessThan(0);
    expect(comparePlain("-2", "-10")).toBeGreaterThan(0);
    expect(comparePlain("0.1", "0.10")).toBe(0);
    expect(comparePlain("-0.1", "0")).toBeLessThan(0);
  });

  test("agrees with whole numbers of one unit", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 35n), 10n ** 35n), fc.bigInt(-(10n ** 35n), 10n ** 35n), (a, b) => {
        const found = compare(decimal(`${a}e-9`), decimal(`${b}e-9`));
        expect(Math.sign(found)).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});

test("counts digits on both sides of the point", () => {
  expect(
    ["999999999999", "1e12", "0.5", "0", "-12.25", "1e999999999"].map(decimal).map(integerDigits),
  ).toEqual([12, 13, 0, 0, 2, 1_000_000_000]);
  expect(["1", "0.0001", "12.250", "1e-3", "1e3"].map(decimal).map(decimalPlaces)).toEqual([0, 4, 2, 3, 0]);
});

test("plain text reads back as the same number", () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 60n), 10n ** 60n), fc.integer({ min: -80, max: 80 }), (units, power) => {
      const value = decimal(`${units}e${power}`);
      expect(written(plain(value))).toBe(plain(value));
      expect(decimal(plain(value))).toEqual(value);
    }),
  );
});

test("a bounded number compares with stored numbers as the given one does", () => {
  const stored = fc
    .tuple(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.nat(10))
    .map(([units, places]) => decimal(`${units}e-${places}`));
  const given: fc.Arbitrary<Decimal> = fc.oneof(
    fc
      .tuple(stored, fc.nat(100))
      .map(([value, places]) =>
        decimal(`${plain(value)}`.includes(".") ? `${plain(value)}${"0".repeat(places)}7` : plain(value)),
      ),
    fc
      .tuple(fc.bigInt(-1000n, 1000n), fc.integer({ min: -400, max: 400 }))
      .map(([n, e]) => decimal(`${n}e${e}`)),
  );
  fc.assert(
    fc.property(stored, given, (one, other) => {
      expect(Math.sign(compare(one, bounded(other)))).toBe(Math.sign(compare(one, other)));
      expect(plain(bounded(other)).length).toBeLessThan(110);
    }),
  );
});

test("huge exponents and a megabyte of digits take no time", () => {
  const started = performance.now();
  for (const text of ["1e999999999", "1e-999999999", `1e${"9".repeat(1_000_000)}`, "9".repeat(1_000_000)]) {
    const value = decimal(text);
    for (const mode of ["HALF_EVEN", "UP", "DOWN"] as const) plain(round(value, 10, mode));
    compare(value, decimal("5"));
    plain(bounded(value));
    asked(text);
  }
  expect(plain(decimal("-1e999999999"))).toBe("-0.1e1000000000");
  expect(performance.now() - started).toBeLessThan(1000);
});
