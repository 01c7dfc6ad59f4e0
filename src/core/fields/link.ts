import { type Message, message } from "../errors/problem.ts";
import { defaultOf, input } from "./base/input.ts";
import { type FieldOf, flag, oneOf, settingsOf, text as textProperty, wholeNumber } from "./base/settings.ts";
import { checkLimits, comparable, lengthProblems, readText, text } from "./base/text.ts";
import type { FieldType } from "./field.ts";

const properties = {
  required: flag(),
  unique: flag(),
  maxLength: wholeNumber(65_535),
  minLength: wholeNumber(65_535),
  defaultValue: textProperty(),
  protocol: oneOf("WEB", "CALL", "MAIL"),
};
type Link = FieldOf<typeof properties>;

export const link: FieldType<Link, string> = {
  ...input,
  ...text,
  type: "LINK",
  column: "text",
  canBeUnique: true,
  operators: ["=", "!=", "in", "not in", "like", "not like"],
  ...settingsOf("LINK", properties, (field, place) => {
    checkLimits(field, place);
    place.problems.add(`${place.path}.defaultValue`, ...formProblems(field.defaultValue, field));
    return field;
  }),
  initial: defaultOf,
  read: (field, given) =>
    readText(given, (value) => [...formProblems(value, field), ...lengthProblems(value, field)]),
  columnValue: (_, value) => comparable(value),
  operand: (_, literal) => comparable(literal),
};

// The pages make these values clickable, so a scheme that runs scripts must not get in.
const forms = {
  WEB: { form: /^(?:https?|ftps?):\/\/[^\s<>"]+$/i, bad: message("badUrl") },
  MAIL: { form: /^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+$/, bad: message("badMail") },
  CALL: { form: /^[0-9+*#][0-9+*#()./,;\- ]*$|^\([0-9+*#()./,;\- ]+$/, bad: message("badPhone") },
};

function formProblems(value: string, { protocol }: Link): Message[] {
  const { form, bad } = forms[protocol];
  return value === "" || form.test(value) ? [] : [bad];
}
