import {
  bounded,
  compare,
  type Decimal,
  halfWidthDigits,
  integerDigits,
  plain,
  readDecimal,
  readLooseDecimal,
  round,
} from "../decimal.ts";
import { type Message, message } from "../errors/problem.ts";
import { defaultOf, fine, input, textOf } from "./base/input.ts";
import {
  decimal as decimalProperty,
  type FieldOf,
  flag,
  oneOf,
  settingsOf,
  text as textProperty,
  wholeNumber,
} from "./base/settings.ts";
import type { FieldType, NumberPrecision } from "./field.ts";

const properties = {
  required: flag(),
  unique: flag(),
  maxValue: decimalProperty,
  minValue: decimalProperty,
  defaultValue: textProperty({ max: 1000 }),
  digit: flag(),
  displayScale: wholeNumber(10),
  unit: textProperty({ max: 128 }),
  unitPosition: oneOf("BEFORE", "AFTER"),
};
type NumberField = FieldOf<typeof properties>;

export const number: FieldType<NumberField, string> = {
  ...input,
  type: "NUMBER",
  column: "number",
  canBeUnique: true,
  operators: ["=", "!=", ">", "<", ">=", "<=", "in", "not in"],
  ...settingsOf("NUMBER", properties, (field, { path, problems }) => {
    const { minValue, maxValue, defaultValue } = field;
    const [min, max] = [readDecimal(minValue), readDecimal(maxValue)];
    const standard = readDecimal(defaultValue.trim());
    if (min && max && compare(min, max) > 0) problems.add(`${path}.minValue`, message("minAboveMax"));
    else if (standard) problems.add(`${path}.defaultValue`, ...rangeProblems(standard, field));
    else if (defaultValue.trim() !== "") problems.add(`${path}.defaultValue`, message("badDefault"));
    return { ...field, defaultValue: standard ? plain(standard) : "" };
  }),
  empty: () => "",
  initial: defaultOf,
  read: (field, given, { precision }) => {
    const text = textOf(given).trim();
    if (text === "") return { value: "", problems: fine };
    const number = readDecimal(text);
    if (number) return stored(number, field, precision);
    const bad = { at: ".value", message: message("notANumber"), bracket: true };
    // Measured on kintone: full-width digits are refused, and range and digits are checked all the same.
    const meant = /[０-９]/.test(text) ? readDecimal(halfWidthDigits(text)) : undefined;
    return { value: "", problems: [bad, ...(meant ? stored(meant, field, precision).problems : [])] };
  },
  // Measured on kintone: rows take what queries take, and what is no number is an empty cell.
  readInRow: (field, given, { precision }) => {
    const number = readLooseDecimal(textOf(given).trim());
    return number ? stored(number, field, precision) : { value: "", problems: fine };
  },
  isEmpty: (value) => value === "",
  columnValue: (_, value) => (value === "" ? null : value),
  inFormula: { kind: "number", value: (text, numbers) => (text === "" ? null : numbers.read(text)) },
  operand: (_, literal) => {
    const number = readLooseDecimal(literal);
    return number && plain(bounded(number));
  },
};

/** The range is that of the value as given, the digits are counted after rounding. */
function stored(
  given: Decimal,
  field: NumberField,
  { digits, decimalPlaces, roundingMode }: NumberPrecision,
) {
  const messages = rangeProblems(given, field);
  const rounded = round(given, decimalPlaces, roundingMode);
  if (integerDigits(rounded) > Math.max(0, digits - decimalPlaces)) messages.push(message("tooManyDigits"));
  if (messages.length === 0) return { value: plain(rounded), problems: fine };
  return { value: plain(rounded), problems: messages.map((message) => ({ at: ".value", message })) };
}

function rangeProblems(value: Decimal, { minValue, maxValue }: NumberField): Message[] {
  const messages: Message[] = [];
  const max = maxValue === "" ? undefined : readDecimal(maxValue);
  if (max && compare(value, max) > 0) messages.push(message("tooLarge", { max: maxValue }));
  const min = minValue === "" ? undefined : readDecimal(minValue);
  if (min && compare(value, min) < 0) messages.push(message("tooSmall", { min: minValue }));
  return messages;
}
