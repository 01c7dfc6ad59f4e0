import { plain, readDecimal } from "../../../src/core/decimal.ts";
import { instantOf, minuteOf, parseDate, parseDateTime, parseTime } from "../../../src/core/time.ts";

/**
 * Reads what people write in the cells of a CSV file as kintone's values. `undefined` means: this is no such value.
 * Full-width letters and digits are read like the plain ones, because Japanese and Chinese files hold both.
 */

/** Words that stand for "nothing here" in a column of numbers or dates. */
const emptyWords = /^(?:n\/?a|#n\/a|nan|null|nil|none|-+|—|–|―|ー|不明|未定|なし|无|未知)$/i;

export const isBlank = (text: string): boolean => text.trim() === "";
export const isEmptyWord = (text: string): boolean => emptyWords.test(text.trim());

const halfWidth = (text: string): string => text.normalize("NFKC").trim();

// ------------------------------------------------------------------------------------------ numbers

/** Which sign stands before the decimals: 1,234.5 or 1.234,5 */
export type DecimalSign = "point" | "comma";

const currency = "[$€£¥₩₹元円]";
const number = {
  point: new RegExp(
    `^([+-]?)(${currency}?)\\s?([+-]?)((?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d+)?(?:e[+-]?\\d+)?)\\s?(%|${currency})?$`,
    "i",
  ),
  comma: new RegExp(
    `^([+-]?)(${currency}?)\\s?([+-]?)((?:\\d{1,3}(?:\\.\\d{3})+|\\d+)?(?:,\\d+)?)\\s?(%|${currency})?$`,
    "i",
  ),
};

export interface NumberCell {
  /** as kintone writes it: "-1234.5" */
  readonly value: string;
  /** "$", "%" … or "" */
  readonly unit: string;
  readonly unitBefore: boolean;
  readonly grouped: boolean;
}

export function readNumber(text: string, sign: DecimalSign = "point"): NumberCell | undefined {
  const { digits, negative } = accounting(halfWidth(text));
  const match = number[sign].exec(digits);
  if (match === null) return undefined;
  const [, first = "", before = "", second = "", body = "", after = ""] = match;
  if (body === "" || (first !== "" && second !== "") || (before !== "" && after !== "")) return undefined;
  const group = sign === "point" ? "," : ".";
  const written = body.replaceAll(group, "").replace(",", ".");
  const decimal = readDecimal(
    (negative ? "-" : first + second) + (written.startsWith(".") ? `0${written}` : written),
  );
  if (decimal === undefined) return undefined;
  return {
    value: plain(decimal),
    unit: before || after,
    unitBefore: before !== "",
    grouped: body.includes(group),
  };
}

/** Bookkeepers write minus as (123), △123 or ▲123. */
function accounting(text: string): { digits: string; negative: boolean } {
  const match = /^(?:\((.+)\)|[△▲−]\s?(.+))$/.exec(text);
  if (match === null) return { digits: text, negative: false };
  return { digits: match[1] ?? match[2] ?? "", negative: true };
}

/** "00123" and "0120-…" are names of things, not amounts: as numbers they would lose their zeros. */
export const hasLeadingZero = (text: string): boolean => /^[+-]?0\d/.test(halfWidth(text));

// ------------------------------------------------------------------------------------------ dates

/** Whether 3/4/2024 is in March or in April. Forms that say it themselves are read either way. */
export type DateOrder = "mdy" | "dmy";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const eras: Readonly<Record<string, number>> = {
  ...{ 令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911, 明治: 1867 },
  ...{ R: 2018, H: 1988, S: 1925, T: 1911, M: 1867 },
};

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const east = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/;
const era =
  /^(令和|平成|昭和|大正|明治|[RHSTM])\.?\s?(\d{1,2}|元)(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?$/;
const monthNamed = /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/;
const dayMonthNamed = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]([A-Za-z]{3,9})\.?[\s,-]+(\d{4}|\d{2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;

export function readDate(text: string, order: DateOrder = "mdy"): string | undefined {
  return dateOf(halfWidth(text), order);
}

function dateOf(text: string, order: DateOrder): string | undefined {
  let match = yearFirst.exec(text);
  if (match) return written(match[1], match[3], match[4]);
  match = east.exec(text) ?? compact.exec(text);
  if (match) return written(match[1], match[2], match[3]);
  match = era.exec(text);
  if (match) {
    const year = (eras[match[1] ?? ""] ?? 0) + (match[2] === "元" ? 1 : Number(match[2]));
    return written(String(year), match[3], match[4]);
  }
  match = monthNamed.exec(text);
  if (match) return written(match[3], monthOf(match[1]), match[2]);
  match = dayMonthNamed.exec(text);
  if (match) return written(match[3], monthOf(match[2]), match[1]);
  match = yearLast.exec(text);
  if (match) {
    return order === "mdy" ? written(match[4], match[1], match[3]) : written(match[4], match[3], match[1]);
  }
  return undefined;
}

/** Is the order of day and month a question in this text? */
export const asksForOrder = (text: string): boolean => yearLast.test(halfWidth(text).split(/[T\s]/)[0] ?? "");

const monthOf = (name = ""): string => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);

function written(year = "", month = "", day = ""): string | undefined {
  const full = year.length === 2 ? String(Number(year) + (Number(year) < 70 ? 2000 : 1900)) : year;
  return parseDate(`${full.padStart(4, "0")}-${month}-${day}`);
}

// ------------------------------------------------------------------------------------------ times

const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?([AaPp])\.?[Mm]\.?$/;
const eastClock = /^(午前|午後|上午|下午)?\s?(\d{1,2})[時时](\d{1,2})分(?:\d{1,2}秒)?$/;

export function readTime(text: string): string | undefined {
  return timeOf(halfWidth(text));
}

function timeOf(text: string): string | undefined {
  let match = clock.exec(text);
  if (match) return halfDay(match[1], match[2], /p/i.test(match[4] ?? ""));
  match = eastClock.exec(text);
  if (match) {
    const [, half, hour = "", minute = ""] = match;
    if (half === undefined) return parseTime(`${hour}:${minute.padStart(2, "0")}`);
    return halfDay(hour, minute.padStart(2, "0"), half === "午後" || half === "下午");
  }
  return parseTime(text);
}

function halfDay(hour = "", minute = "", afternoon = false): string | undefined {
  if (Number(hour) < 1 || Number(hour) > 12) return undefined;
  return parseTime(`${(Number(hour) % 12) + (afternoon ? 12 : 0)}:${minute}`);
}

export interface Moment {
  /** UTC, as kintone writes it */
  readonly value: string;
  readonly midnight: boolean;
}

const offset = /\s?(?:[zZ]|UTC|GMT|[+-]\d{2}:?\d{2})$/;

/** Without an offset the clock is the one of the person who brings the file. */
export function readDateTime(text: string, timeZone: string, order: DateOrder = "mdy"): Moment | undefined {
  const plainText = halfWidth(text);
  const match = /^(.*?\d[日号]?),?(?:T|\s+)((?:\d|午|上|下).*)$/.exec(plainText);
  if (match === null) return undefined;
  const date = dateOf(match[1] ?? "", order);
  const rest = match[2] ?? "";
  const zone = offset.exec(rest)?.[0].trim();
  const time = timeOf(zone === undefined ? rest : rest.replace(offset, ""));
  if (date === undefined || time === undefined) return undefined;
  if (zone === undefined) {
    return { value: minuteOf(instantOf(date, time, timeZone)), midnight: /^\D*0?0:00(?::00)?/.test(rest) };
  }
  const value = parseDateTime(`${date}T${time}${/^[A-Za-z]/.test(zone) ? "Z" : zone}`);
  return value === undefined ? undefined : { value, midnight: false };
}

// ------------------------------------------------------------------------------------------ links and lists

export type Protocol = "WEB" | "MAIL";
const links: Readonly<Record<Protocol, RegExp>> = {
  WEB: /^https?:\/\/[^\s<>"]+$/i,
  MAIL: /^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+\.[^\s@<>",;:\\]+$/,
};
export const isLink = (text: string, protocol: Protocol): boolean => links[protocol].test(text.trim());

/** The parts of a list in one cell, each once. */
export function readList(text: string, separator: string): string[] {
  const parts = text.split(separator === "\n" ? /\r?\n/ : separator).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ""))];
}
