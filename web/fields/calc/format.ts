import type { Format } from "../../../src/core/expression/format.ts";
import type { Translate } from "../../parts/i18n.tsx";
import type { FieldProperty } from "../field.ts";
import { formatNumber } from "../number/format.ts";
import { showDate, showDateTime, showTime } from "../parts/dates.ts";

interface Reader {
  readonly t: Translate;
  readonly language: string;
  readonly timeZone: string;
}

/** A number with its unit; separators are a format of their own here. */
export const formatResult = (value: string, field: FieldProperty): string =>
  formatNumber(value, { ...field, digit: field.format === "NUMBER_DIGIT" });

/** A result as people read it. One that was stored in another format is shown as it is. */
export function showResult(value: string, field: FieldProperty, { t, language, timeZone }: Reader): string {
  const format = (field.format ?? "NUMBER") as Format;
  if (format === "DATE" && /^\d{4}-\d\d-\d\d$/.test(value)) return showDate(value, language);
  if (format === "DATETIME" && /^\d{4}-\d\d-\d\dT/.test(value))
    return showDateTime(value, language, timeZone);
  if (format === "TIME" && /^\d\d:\d\d$/.test(value)) return showTime(value, language);
  if (format === "HOUR_MINUTE" || format === "DAY_HOUR_MINUTE") return showDuration(value, format, t);
  return formatResult(value, field);
}

function showDuration(value: string, format: Format, t: Translate): string {
  const [, sign = "", hours, minutes] = /^(-?)(\d+):(\d\d)$/.exec(value) ?? [];
  if (hours === undefined || minutes === undefined) return value;
  const minute = Number(minutes);
  if (format === "HOUR_MINUTE") return sign + t("fields.hourMinute", { hour: Number(hours), minute });
  const [day, hour] = [Math.floor(Number(hours) / 24), Number(hours) % 24];
  return sign + t("fields.dayHourMinute", { day, hour, minute });
}
