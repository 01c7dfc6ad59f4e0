import { firstSecond, lastSecond, padded } from "./date-format.ts";
import { type NumberWriter, notShown, type Value } from "./value.ts";

/** How a calculated field shows its result. */
export const formats = [
  "NUMBER",
  "NUMBER_DIGIT",
  "DATETIME",
  "DATE",
  "TIME",
  "HOUR_MINUTE",
  "DAY_HOUR_MINUTE",
] as const;
export type Format = (typeof formats)[number];

/** The result as records hold it. Digit grouping, units and days are only shown on pages. */
export function formatted(value: Value, format: Format, numbers: NumberWriter): string {
  if (value === null || value === "") return "";
  if (isNumberFormat(format)) {
    if (typeof value === "bigint") return numbers.plain(value);
    if (typeof value === "boolean") return value ? "1" : "0";
    throw notShown;
  }
  if (typeof value !== "bigint") throw notShown;
  return inTime(numbers.truncated(value), format);
}

export const isNumberFormat = (format: Format) => format === "NUMBER" || format === "NUMBER_DIGIT";

function inTime(seconds: bigint, format: Format): string {
  switch (format) {
    case "DATETIME":
      return `${moment(seconds).slice(0, 16)}:00Z`;
    case "DATE":
      return moment(seconds).slice(0, 10);
    case "TIME":
      return clock(((seconds % day) + day) % day);
    default:
      return seconds < 0n ? `-${clock(-seconds)}` : clock(seconds);
  }
}

const day = 86_400n;

function moment(seconds: bigint): string {
  if (seconds < firstSecond || seconds > lastSecond) throw notShown;
  return new Date(Number(seconds) * 1000).toISOString();
}

/** Hours are not limited: 25:01. */
function clock(seconds: bigint): string {
  const minutes = seconds / 60n;
  const hours = String(minutes / 60n).padStart(2, "0");
  return `${hours}:${padded(Number(minutes % 60n))}`;
}

// ------------------------------------------------------------------------------------------ back again, for searching

const shownMoment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/;
const shownClock = /^(-?)(\d+):(\d{2})$/;

/** What is shown → its seconds, as decimal text. Undefined: this is none of the forms in time. */
export function secondsShown(text: string): string | undefined {
  if (shownMoment.test(text)) {
    const milliseconds = Date.parse(text);
    return Number.isNaN(milliseconds) ? undefined : String(Math.floor(milliseconds / 1000));
  }
  const [, sign, hours, minutes] = shownClock.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const seconds = (BigInt(hours) * 60n + BigInt(minutes)) * 60n;
  return seconds === 0n ? "0" : `${sign}${seconds}`;
}
