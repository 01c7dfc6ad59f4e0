import type { CalendarPower } from "../field.ts";
import { localParts, toInstant } from "./dates.ts";

/** Instants stand on the day that it is for the reader. */
export const instantCalendar: CalendarPower<string> = {
  dayOf: (value, timeZone) => (value === "" ? null : localParts(value, timeZone).date),
  beginOf: (day, timeZone) => toInstant(day, "00:00", timeZone),
  valueOn: (day, timeZone) => toInstant(day, "09:00", timeZone),
};
