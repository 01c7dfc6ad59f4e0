import type { fields as english } from "../en/fields.ts";
import type { Translation } from "../translation.ts";

export const fields: Translation<typeof english> = {
  hourMinute: "{hour}時間{minute}分",
  dayHourMinute: "{day}日{hour}時間{minute}分",
};
