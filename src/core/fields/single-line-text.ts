import { defaultOf, input } from "./base/input.ts";
import { type FieldOf, flag, settingsOf, text as textProperty, wholeNumber } from "./base/settings.ts";
import { checkLimits, comparable, lengthProblems, readText, text } from "./base/text.ts";
import type { FieldType } from "./field.ts";

const properties = {
  required: flag(),
  unique: flag(),
  maxLength: wholeNumber(65_535),
  minLength: wholeNumber(65_535),
  defaultValue: textProperty(),
  expression: textProperty(),
  hideExpression: flag(),
};
type SingleLineText = FieldOf<typeof properties>;

export const singleLineText: FieldType<SingleLineText, string> = {
  ...input,
  ...text,
  type: "SINGLE_LINE_TEXT",
  column: "text",
  canBeUnique: true,
  operators: ["=", "!=", "in", "not in", "like", "not like"],
  ...settingsOf("SINGLE_LINE_TEXT", properties, (field, place) => {
    checkLimits(field, place);
    return field;
  }),
  initial: defaultOf,
  read: (field, given) => readText(given, (value) => lengthProblems(value, field)),
  columnValue: (_, value) => comparable(value),
  operand: (_, literal) => comparable(literal),
};
