import type { fields as english } from "../en/fields.ts";
import type { Translation } from "../translation.ts";

export const fields: Translation<typeof english> = {
  hourMinute: "{hour}小时{minute}分钟",
  dayHourMinute: "{day}天{hour}小时{minute}分钟",
};
