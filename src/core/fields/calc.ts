import { bounded, plain, readLooseDecimal } from "../decimal.ts";
import { type Format, formats, formatted, isNumberFormat, secondsShown } from "../expression/format.ts";
import { notShown } from "../expression/value.ts";
import { parseDate, parseDateTime } from "../time.ts";
import { fine, input } from "./base/input.ts";
import { type FieldOf, flag, oneOf, settingsOf, text, wholeNumber } from "./base/settings.ts";
import type { FieldType } from "./field.ts";

const properties = {
  required: flag(),
  expression: text({ max: 10_000 }),
  hideExpression: flag(),
  format: oneOf<Format>(...formats),
  displayScale: wholeNumber(10),
  unit: text({ max: 128 }),
  unitPosition: oneOf("BEFORE", "AFTER"),
};
type CalcField = FieldOf<typeof properties>;

/** A number, a moment or a duration that a formula gives. What is sent for it is ignored. */
export const calc: FieldType<CalcField, string> = {
  ...input,
  type: "CALC",
  column: "number",
  requiredIsEnforced: false,
  operators: ["=", "!=", ">", "<", ">=", "<=", "in", "not in"],
  ...settingsOf("CALC", properties),
  empty: () => "",
  initial: () => "",
  read: () => ({ value: "", problems: fine }),
  isEmpty: (value) => value === "",
  // Moments and durations are searched and sorted by their seconds.
  columnValue: ({ format }, value) => (isNumberFormat(format) ? decimal(value) : secondsShown(value)) ?? null,
  operand: ({ format }, literal, { timeZone }) =>
    decimal(literal) ?? (isNumberFormat(format) ? undefined : secondsWritten(literal, format, timeZone)),
  formula: {
    expression: ({ expression }) => expression,
    kind: (result) => (result === "number" || result === "boolean" ? result : "any"),
    held: (result) => {
      if (result === "") return null;
      if (typeof result === "string") throw notShown;
      return result;
    },
    shown: ({ format }, held, numbers) => formatted(held, format, numbers),
  },
};

function decimal(text: string): string | undefined {
  const number = readLooseDecimal(text);
  return number && plain(bounded(number));
}

/** What a query names: a date, a moment, a clock, or a duration of any length. */
function secondsWritten(literal: string, format: Format, timeZone: string): string | undefined {
  if (format === "DATETIME") return secondsShown(parseDateTime(literal, timeZone) ?? "");
  if (format === "DATE") return secondsShown(parseDate(literal) ?? "");
  return secondsShown(literal);
}
