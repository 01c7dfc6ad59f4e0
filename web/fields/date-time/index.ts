import { picture } from "../field.ts";
import { instantOf, now } from "../parts/dates.ts";
import { instantCalendar } from "../parts/instant-calendar.ts";
import { DateTimeEdit } from "./edit.tsx";
import { DateTimeOperand } from "./operand.tsx";
import { DateTimeShow } from "./show.tsx";

export const datetime = picture<string>({
  type: "DATETIME",
  Show: DateTimeShow,
  Edit: DateTimeEdit,
  inline: true,
  inAllRecords: true,
  empty: "",
  initial: (field, { timeZone }) =>
    field.defaultNowValue === true
      ? now(timeZone).instant
      : instantOf(String(field.defaultValue ?? ""), timeZone),
  reusable: true,
  text: (value) => value,
  width: 170,
  calendar: instantCalendar,
  editWidth: 300,
  Operand: DateTimeOperand,
});
