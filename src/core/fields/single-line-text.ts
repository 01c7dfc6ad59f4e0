import { textOf } from "../expression/evaluate.ts";
import { asText } from "./base/in-formula.ts";
import { defaultOf, fine, input } from "./base/input.ts";
import { type FieldOf, flag, settingsOf, text as textProperty, wholeNumber } from "./base/settings.ts";
import { checkLimits, comparable, lengthProblems, readText, storable, text } from "./base/text.ts";
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
  initial: (field) => (field.expression === "" ? defaultOf(field) : ""),
  // kintone takes anything for a text that a formula gives, and ignores it.
  read: (field, given) =>
    field.expression === ""
      ? readText(given, (value) => lengthProblems(value, field))
      : { value: "", problems: fine },
  inFormula: asText,
  formula: {
    expression: ({ expression }) => (expression === "" ? undefined : expression),
    kind: () => "text",
    held: (result, numbers) => storable(textOf(result, numbers)),
    shown: (_, held) => String(held),
  },
  columnValue: (_, value) => comparable(value),
  operand: (_, literal) => comparable(literal),
};
