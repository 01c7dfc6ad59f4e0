import { picture } from "../field.ts";
import { now } from "../parts/dates.ts";
import { TimeEdit } from "./edit.tsx";
import { TimeOperand } from "./operand.tsx";
import { TimeShow } from "./show.tsx";

export const time = picture<string | null>({
  type: "TIME",
  Show: TimeShow,
  Edit: TimeEdit,
  inline: true,
  inAllRecords: true,
  empty: null,
  initial: (field, { timeZone }) =>
    field.defaultNowValue === true ? now(timeZone).time : String(field.defaultValue ?? "") || null,
  reusable: true,
  text: (value) => value ?? "",
  width: 100,
  Operand: TimeOperand,
});
