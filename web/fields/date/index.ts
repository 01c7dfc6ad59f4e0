import { picture } from "../field.ts";
import { now } from "../parts/dates.ts";
import { DateEdit } from "./edit.tsx";
import { DateOperand } from "./operand.tsx";
import { DateShow } from "./show.tsx";

export const date = picture<string | null>({
  type: "DATE",
  Show: DateShow,
  Edit: DateEdit,
  inline: true,
  inAllRecords: true,
  empty: null,
  initial: (field, { timeZone }) =>
    field.defaultNowValue === true ? now(timeZone).date : String(field.defaultValue ?? "") || null,
  reusable: true,
  text: (value) => value ?? "",
  width: 130,
  calendar: { dayOf: (value) => value, beginOf: (day) => day, valueOn: (day) => day },
  Operand: DateOperand,
});
