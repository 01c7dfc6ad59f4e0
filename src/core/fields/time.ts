import { message } from "../errors/problem.ts";
import { localTime, parseTime } from "../time.ts";
import { inSeconds, secondsOf } from "./base/in-formula.ts";
import { finishMoment, initialMoment, moment, readMoment } from "./base/moment.ts";
import { type FieldOf, flag, settingsOf, text } from "./base/settings.ts";
import type { FieldType } from "./field.ts";

const properties = { required: flag(), defaultValue: text(), defaultNowValue: flag() };
type TimeField = FieldOf<typeof properties>;

const bad = message("badTime");

export const time: FieldType<TimeField, string | null> = {
  ...moment,
  type: "TIME",
  ...settingsOf("TIME", properties, finishMoment(parseTime)),
  empty: () => null,
  initial: initialMoment(({ now, timeZone }) => localTime(now, timeZone).time),
  read: (_, given) => readMoment(given, null, parseTime, bad),
  isEmpty: (value) => value === null,
  inFormula: inSeconds((time) => secondsOf(`1970-01-01T${time}:00Z`)),
  columnValue: (_, value) => value,
  operand: (_, literal) => parseTime(literal),
};
