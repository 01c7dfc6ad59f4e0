import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat.js";
import timezone from "dayjs/plugin/timezone.js";
import utc from "dayjs/plugin/utc.js";

dayjs.extend(customParseFormat);
dayjs.extend(utc);
dayjs.extend(timezone);

const locales: Record<string, string> = { en: "en", ja: "ja", zh: "zh-cn" };
const dayjsLocale = (language: string) => locales[language] ?? "en";

/** How a date is written and shown in the input: the order of the language, always typed unambiguously. */
export const dateFormat = (language: string) => (language === "en" ? "MMM D, YYYY" : "YYYY-MM-DD");

const typedForms = ["YYYY-MM-DD", "YYYY-M-D", "YYYY/MM/DD", "YYYY/M/D", "YYYYMMDD", "YYYY年M月D日"];

/** What people type for a date, in any of the usual forms; null when it is none. */
export function readTypedDate(typed: string, language: string): string | null {
  const text = typed.trim().normalize("NFKC");
  for (const form of [...typedForms, dateFormat(language), "MMM D YYYY", "MMMM D, YYYY", "MMMM D YYYY"]) {
    const date = dayjs(text, form, dayjsLocale(language), true);
    if (date.isValid()) return date.format("YYYY-MM-DD");
  }
  return null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, options);
  formats.set(key, made);
  return made;
}

/** "2026-04-23" in the reader's language. A date has no time zone: it is read and written as UTC. */
export function showDate(date: string, language: string): string {
  if (language !== "en") return date;
  return format(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

export function showTime(time: string, language: string): string {
  if (language !== "en") return time;
  return format(language, { timeStyle: "short", timeZone: "UTC" }).format(new Date(`1970-01-01T${time}:00Z`));
}

/** An instant in the reader's time zone and language. */
export function showDateTime(instant: string, language: string, timeZone: string): string {
  const { date, time } = localParts(instant, timeZone);
  return `${showDate(date, language)} ${showTime(time, language)}`;
}

/** "2026-04-23T14:11:00Z" → the date and time on the wall there. */
export function localParts(instant: string, timeZone: string): { date: string; time: string } {
  const local = dayjs(instant).tz(timeZone);
  return { date: local.format("YYYY-MM-DD"), time: local.format("HH:mm") };
}

export function toInstant(date: string, time: string, timeZone: string): string {
  return dayjs.tz(`${date} ${time}`, timeZone).utc().format("YYYY-MM-DDTHH:mm:00[Z]");
}

/** A default may be a wall clock ("2026-04-23T09:00"), which is that of whoever adds the record. */
export function instantOf(text: string, timeZone: string): string {
  if (text === "" || /(Z|[+-]\d\d:?\d\d)$/i.test(text)) return text;
  const [date = "", time = "00:00"] = text.split(/[T ]/);
  return toInstant(date, time, timeZone);
}

export function now(timeZone: string): { date: string; time: string; instant: string } {
  const instant = new Date().toISOString();
  return { ...localParts(instant, timeZone), instant: `${instant.slice(0, 16)}:00Z` };
}
