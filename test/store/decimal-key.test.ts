import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalKey } from "../../src/store/sqlite/decimal-key.ts";

const Exact = Decimal.clone({ precision: 1000, toExpNeg: -1e9, toExpPos: 1e9 });
const sign = (value: number) => Math.sign(value);
const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

const digits = (max: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${max}}$`));
const plain = fc
  .tuple(fc.constantFrom("", "-"), digits(30), fc.option(digits(30)))
  .map(([minus, whole, fraction]) => `${minus}${whole}${fraction === null ? "" : `.${fraction}`}`);

test("keys stand as the numbers do, and equal numbers have equal keys", () => {
  fc.assert(
    fc.property(plain, plain, (one, other) => {
      const expected = new Exact(one).comparedTo(new Exact(other));
      expect(sign(byBytes(decimalKey(one), decimalKey(other)))).toBe(expected);
    }),
    { numRuns: 20_000 },
  );
});

test("neighbours of 30 digits are told apart", () => {
  fc.assert(
    fc.property(plain, fc.integer({ min: -40, max: 40 }), (one, power) => {
      const other = new Exact(one).plus(new Exact(10).pow(power)).toFixed();
      expect(byBytes(decimalKey(one), decimalKey(other))).toBeLessThan(0);
    }),
    { numRuns: 5000 },
  );
});

test("the spelling does not matter", () => {
  for (const same of ["5", "05", "5.0", "0005.000", "5e0", "0.5e1", "50E-1"]) {
    expect(decimalKey(same), same).toBe(decimalKey("5"));
  }
  for (const zero of ["0", "-0", "0.00", "-0.0", "0e9"]) expect(decimalKey(zero), zero).toBe(decimalKey("0"));
});

test("far exponents stand where they belong", () => {
  const sorted = ["-1e5000", "-1e10", "-1e9", "-1", "-1e-9", "-1e-10", "-1e-5000", "0"].concat([
    "1e-5000",
    "1e-100",
    "1e-99",
    "1e-10",
    "1e-9",
    "0.1",
    "1",
    "1e9",
    "1e10",
    "1e99",
    "1e100",
    "1e5000",
  ]);
  expect(sorted.map(decimalKey).sort(byBytes)).toEqual(sorted.map(decimalKey));
});

test("what is not a decimal is refused", () => {
  for (const text of ["abc", "1,5", "--1", "1e", "NaN", "Infinity", "1 "]) {
    expect(() => decimalKey(text), text).toThrow();
  }
});
