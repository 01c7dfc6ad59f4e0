import { isTimeZone, offsetAt } from "../time.ts";
import { noResult } from "./value.ts";

/** The words for months and halves of the day are the domain's, whoever saves the record. */
export type Words = "ja" | "en" | "zh";

export interface World {
  /** IANA name: what "system" stands for */
  readonly timeZone: string;
  readonly language: Words;
}

/** Year 1000 to year 9999, in seconds since 1970. */
export const firstSecond = -30_610_224_000;
export const lastSecond = 253_402_300_799;

const letters = /YYYY|MMMM|MMM|MM|M|dd|d|a|KK|K|kk|k|HH|H|hh|h|mm|m|ss|s|ZZZ|ZZ|Z/g;

/** DATE_FORMAT: letters of the pattern become parts of the moment, anything else stands for itself. */
export function formatDate(seconds: number, pattern: string, zone: string, world: World): string {
  const timeZone = zone === "system" ? world.timeZone : zone;
  if (!isTimeZone(timeZone)) throw noResult;
  const offset = offsetAt(seconds * 1000, timeZone);
  const shown = new Date(seconds * 1000 + offset);
  const hour = shown.getUTCHours();
  const parts: Readonly<Record<string, () => string>> = {
    YYYY: () => padded(shown.getUTCFullYear(), 4),
    MMMM: () => months[world.language](shown.getUTCMonth(), "long"),
    MMM: () => months[world.language](shown.getUTCMonth(), "short"),
    MM: () => padded(shown.getUTCMonth() + 1),
    M: () => String(shown.getUTCMonth() + 1),
    dd: () => padded(shown.getUTCDate()),
    d: () => String(shown.getUTCDate()),
    a: () => halves[world.language][hour < 12 ? 0 : 1],
    KK: () => padded(hour % 12),
    K: () => String(hour % 12),
    hh: () => padded(hour % 12 || 12),
    h: () => String(hour % 12 || 12),
    HH: () => padded(hour),
    H: () => String(hour),
    kk: () => padded(hour || 24),
    k: () => String(hour || 24),
    mm: () => padded(shown.getUTCMinutes()),
    m: () => String(shown.getUTCMinutes()),
    ss: () => padded(shown.getUTCSeconds()),
    s: () => String(shown.getUTCSeconds()),
    Z: () => writtenOffset(offset, ""),
    ZZ: () => writtenOffset(offset, ":"),
    ZZZ: () => timeZone,
  };
  return pattern.replace(letters, (letter) => parts[letter]?.() ?? letter);
}

export const padded = (number: number, length = 2) => String(number).padStart(length, "0");

function writtenOffset(milliseconds: number, separator: string): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const sign = milliseconds < 0 ? "-" : "+";
  return `${sign}${padded(Math.floor(minutes / 60))}${separator}${padded(minutes % 60)}`;
}

const english = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];
const numbered = (month: number) => `${month + 1}月`;
const months: Readonly<Record<Words, (month: number, size: "long" | "short") => string>> = {
  en: (month, size) => (english[month] ?? "").slice(0, size === "short" ? 3 : undefined),
  ja: numbered,
  zh: numbered,
};
const halves: Readonly<Record<Words, readonly [string, string]>> = {
  en: ["AM", "PM"],
  ja: ["午前", "午後"],
  zh: ["上午", "下午"],
};
