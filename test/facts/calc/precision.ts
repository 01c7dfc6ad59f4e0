import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company, type Engine, formApp, type Params, stored } from "../facts.ts";

type Rounding = readonly [digits: number, places: number, mode: string];
type Cases = readonly (readonly [formula: string, result: string])[];

const standard: Rounding = [16, 4, "HALF_EVEN"];
const cases: readonly (readonly [Rounding, Cases])[] = [
  [
    standard,
    [
      ["1/3*3", "0.9999"],
      ["2/3*3", "2.0001"],
      ["0.00015*10000", "2"],
      ["0.00025*1", "0.0002"],
      ["999999999999 + 1", ""],
      ["n * 10 / 10", ""],
      ["999999999999 + 0", "999999999999"],
      ["2 ^ 10", "1024"],
    ],
  ],
  [
    [5, 2, "UP"],
    [
      ["1/3", "0.34"],
      ["1/3*3", "1.02"],
      ["-0.00001", "-0.01"],
      ["0.01 * 10000", ""],
      ["2 ^ -20", "0.01"],
    ],
  ],
  [
    [30, 10, "HALF_EVEN"],
    [
      ["1/3", "0.3333333333"],
      ["0.00015*10000", "1.5"],
    ],
  ],
];

/** calc.md 5: every literal and every step is rounded */
export const precision = (engine: Engine) =>
  describe.each(cases)("steps are rounded to %j:", ([digits, decimalPlaces, roundingMode], list) => {
    let the: Company;
    let found: Params;

    beforeAll(async () => {
      the = await company({ engine });
      const calculated = list.map(([expression], at) => [`f${at}`, { type: "CALC", expression }]);
      const app = await formApp(
        the.aiko,
        { n: { type: "NUMBER" }, ...Object.fromEntries(calculated) },
        { numberPrecision: { digits, decimalPlaces, roundingMode } },
      );
      const fits = digits - decimalPlaces >= 12;
      found = await stored(the.aiko, app, fits ? { n: "999999999999" } : {});
    });
    test.each(list.map(([formula, result], at) => [formula, result, at] as const))(
      "%s = %j",
      (_, result, at) => {
        expect(found[`f${at}`]).toBe(result);
      },
    );
  });
