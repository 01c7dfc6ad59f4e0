import { DateTimeOperand } from "../date-time/operand.tsx";
import { DateTimeShow } from "../date-time/show.tsx";
import { picture } from "../field.ts";
import { instantCalendar } from "../parts/instant-calendar.ts";

export const createdTime = picture<string>({
  type: "CREATED_TIME",
  Show: DateTimeShow,
  inline: false,
  inAllRecords: false,
  empty: "",
  initial: () => "",
  reusable: false,
  text: (value) => value,
  width: 170,
  calendar: instantCalendar,
  Operand: DateTimeOperand,
});
