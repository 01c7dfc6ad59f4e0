import { message } from "../errors/problem.ts";
import { minuteOf, parseDateTime } from "../time.ts";
import { inSeconds, secondsOf } from "./base/in-formula.ts";
import { finishMoment, initialMoment, moment, readMoment } from "./base/moment.ts";
import { type FieldOf, flag, settingsOf, text } from "./base/settings.ts";
import type { FieldType } from "./field.ts";

const properties = { required: flag(), unique: flag(), defaultValue: text(), defaultNowValue: flag() };
type DateTimeField = FieldOf<typeof properties>;

const bad = message("badDateTime");

/** A default without an offset is the clock of whoever adds the record, so it is kept as written. */
const kept = (text: string) => (parseDateTime(text, "UTC") === undefined ? undefined : text);

export const dateTime: FieldType<DateTimeField, string> = {
  ...moment,
  type: "DATETIME",
  canBeUnique: true,
  functions: "datetime",
  ...settingsOf("DATETIME", properties, finishMoment(kept)),
  empty: () => "",
  initial: initialMoment(({ now }) => minuteOf(now)),
  read: (_, given, { timeZone }) => readMoment(given, "", (text) => parseDateTime(text, timeZone), bad),
  isEmpty: (value) => value === "",
  inFormula: inSeconds(secondsOf),
  columnValue: (_, value) => (value === "" ? null : value),
  operand: (_, literal, { timeZone }) => parseDateTime(literal, timeZone),
};
