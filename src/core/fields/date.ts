import { message } from "../errors/problem.ts";
import { parseDate, today } from "../time.ts";
import { inSeconds, secondsOf } from "./base/in-formula.ts";
import { finishMoment, initialMoment, moment, readMoment } from "./base/moment.ts";
import { type FieldOf, flag, settingsOf, text } from "./base/settings.ts";
import type { FieldType } from "./field.ts";

const properties = { required: flag(), unique: flag(), defaultValue: text(), defaultNowValue: flag() };
type DateField = FieldOf<typeof properties>;

const bad = message("badDate");

export const date: FieldType<DateField, string | null> = {
  ...moment,
  type: "DATE",
  canBeUnique: true,
  functions: "date",
  ...settingsOf("DATE", properties, finishMoment(parseDate)),
  empty: () => null,
  initial: initialMoment(({ now, timeZone }) => today(now, timeZone)),
  read: (_, given) => readMoment(given, null, parseDate, bad),
  isEmpty: (value) => value === null,
  inFormula: inSeconds((date) => secondsOf(`${date}T00:00:00Z`)),
  columnValue: (_, value) => value,
  operand: (_, literal) => parseDate(literal),
};
