import { calculate } from "../../src/core/expression/calculate.ts";
import { formulasOf } from "../../src/core/expression/formulas.ts";
import { Numbers } from "../../src/core/expression/numbers.ts";
import type { Field, WireValue } from "../../src/core/fields/field.ts";

const field = (code: string, type: string, more: object = {}): Field => ({
  id: 0,
  type,
  code,
  label: code,
  expression: "",
  ...more,
});
const form: readonly Field[] = [
  field("n", "NUMBER"),
  field("m", "NUMBER"),
  field("単価", "NUMBER"),
  field("t", "SINGLE_LINE_TEXT"),
  field("d", "DATE"),
  field("dt", "DATETIME"),
  field("ti", "TIME"),
  field("drop", "DROP_DOWN"),
  field("check", "CHECK_BOX"),
  field("table", "SUBTABLE", { fields: [field("q", "NUMBER"), field("rowText", "SINGLE_LINE_TEXT")] }),
];

/** The results of these formulas for these records, as number and as text, or why there is none. */
export function run(
  expressions: readonly string[],
  records: readonly Readonly<Record<string, unknown>>[],
): string[][] {
  const numbers = new Numbers({ digits: 16, decimalPlaces: 4, roundingMode: "HALF_EVEN" });
  return expressions.map((expression) => {
    const asked = [
      field("result", "CALC", { expression, format: "NUMBER" }),
      field("words", "SINGLE_LINE_TEXT", { expression }),
    ];
    const world = { numbers, timeZone: "Asia/Tokyo", language: "ja" } as const;
    const formulas = formulasOf([...form, ...asked], world);
    const refused = formulas.refused.map(({ why }) => `#${why.reason.text}`);
    return records.flatMap((values) => {
      const { own } = calculate(formulas, (code) => values[code] as WireValue | undefined);
      return [...refused, ...[...own.values()].map(({ text, failure }) => (failure ? `#${failure}` : text))];
    });
  });
}
