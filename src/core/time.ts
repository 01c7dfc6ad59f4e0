/**
 * Dates and times in kintone's forms: DATE "2024-01-31", TIME "09:30", DATETIME "2024-01-31T00:30:00Z" (UTC, whole
 * minutes). Each of them sorts as text. The calendar runs from year 1 to year 9999.
 */

export const firstDate = "0001-01-01";
export const lastDate = "9999-12-31";

// ------------------------------------------------------------------------------------------ reading what was written

const dateForm = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** "2024-1-5" is 2024-01-05; "2024-01" and "2024" stand for their first day. */
export function parseDate(text: string): string | undefined {
  const match = dateForm.exec(text);
  if (!match) return undefined;
  const [, year = "", month = "1", day = "1"] = match;
  const exists =
    Number(year) >= 1 &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysInMonth(Number(year), Number(month));
  return exists ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : undefined;
}

const timeForm = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?$/;

/** "9:30" and "09:30:59" are 09:30. */
export function parseTime(text: string): string | undefined {
  const match = timeForm.exec(text);
  if (!match) return undefined;
  const [, hour = "", minute = "", second = "0"] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return `${hour.padStart(2, "0")}:${minute}`;
}

const offsetForm = /(?:[zZ]|([+-])(\d{2}):?(\d{2}))$/;

/**
 * ISO 8601 with Z or an offset. Text without an offset ("2024-01-31T09:30", "2024-01-31") is read in the time zone, or
 * not at all without one. Seconds are cut off, not rounded.
 */
export function parseDateTime(text: string, timeZone?: string): string | undefined {
  const [written = "", clock] = text.split(/[Tt ](.*)/s, 2);
  const date = parseDate(written);
  if (date === undefined) return undefined;
  if (clock === undefined) return timeZone === undefined ? undefined : startOfDay(date, timeZone);
  const offset = offsetForm.exec(clock);
  const time = parseTime(offset ? clock.slice(0, offset.index) : clock);
  if (time === undefined) return undefined;
  if (!offset) return timeZone === undefined ? undefined : minuteOf(instantOf(date, time, timeZone));
  const [, sign, hours = "0", minutes = "0"] = offset;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  const instant = asUtc(date, time) - shift * minute;
  return instant < firstInstant || instant > lastInstant ? undefined : minuteOf(instant);
}

// ------------------------------------------------------------------------------------------ now

/** The minute as DATETIME: "2024-01-31T00:30:00Z". */
export function minuteOf(instant: number): string {
  const held = Math.max(firstInstant, Math.min(lastInstant, instant));
  return `${new Date(Math.floor(held / minute) * minute).toISOString().slice(0, 16)}:00Z`;
}

/** The milliseconds of a DATETIME. */
export function millisecondsOf(dateTime: string): number {
  return Date.parse(dateTime);
}

/** What calendar and clock show at a moment in a time zone. */
export function localTime(instant: number, timeZone: string): { date: string; time: string } {
  const shown = minuteOf(instant + offsetAt(instant, timeZone));
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

export function today(now: number, timeZone: string): string {
  return localTime(now, timeZone).date;
}

// ------------------------------------------------------------------------------------------ moving on the calendar

export type DateUnit = "DAYS" | "WEEKS" | "MONTHS" | "YEARS";

/** A month that lacks the day gives its last day. What falls off the calendar becomes its first or last day. */
export function moveDate(date: string, n: number, unit: DateUnit): string {
  switch (unit) {
    case "DAYS":
      return addDays(date, n);
    case "WEEKS":
      return addDays(date, n * 7);
    case "MONTHS":
      return addMonths(date, n);
    case "YEARS":
      return addMonths(date, n * 12);
  }
}

export function addDays(date: string, n: number): string {
  return dateOfDay(dayNumber(date) + n);
}

function addMonths(date: string, n: number): string {
  const [year, month, day] = parts(date);
  const months = year * 12 + (month - 1) + n;
  const newYear = Math.floor(months / 12);
  if (newYear < 1) return firstDate;
  if (newYear > 9999) return lastDate;
  const newMonth = months - newYear * 12 + 1;
  return writeDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

export function firstOfMonth(date: string): string {
  return `${date.slice(0, 8)}01`;
}

export function firstOfYear(date: string): string {
  return `${date.slice(0, 5)}01-01`;
}

/** 0 is Sunday, kintone's first day of the week. */
export function weekday(date: string): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

const parts = (date: string) =>
  [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))] as const;

const writeDate = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** Days since 1970-01-01. */
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / day;

function dateOfDay(number: number): string {
  const held = Math.max(dayNumber(firstDate), Math.min(dayNumber(lastDate), number));
  return new Date(held * day).toISOString().slice(0, 10);
}

const firstInstant = Date.parse(`${firstDate}T00:00:00Z`);
const lastInstant = Date.parse(`${lastDate}T23:59:00Z`);

// ------------------------------------------------------------------------------------------ time zones

/** The first whole minute of a day. Where the clocks jump over midnight the day begins after the jump. */
export function startOfDay(date: string, timeZone: string): string {
  const midnight = asUtc(date, "00:00");
  const [before, after] = offsetsAround(midnight, timeZone);
  const found = whichShow(midnight, before, after, timeZone);
  const instant = found ?? firstAfterJump(midnight - after, midnight - before, timeZone);
  // Before 1900 many zones were off by seconds.
  return minuteOf(Math.ceil(instant / minute) * minute);
}

/**
 * The moment when calendar and clock show this. Twice in autumn: the first one. Never in spring: as many minutes after
 * the jump as it lies after the clock's last minute before.
 */
export function instantOf(date: string, time: string, timeZone: string): number {
  const shown = asUtc(date, time);
  const [before, after] = offsetsAround(shown, timeZone);
  return whichShow(shown, before, after, timeZone) ?? shown - before;
}

const asUtc = (date: string, time: string) => Date.parse(`${date}T${time}:00Z`);

const offsetsAround = (shown: number, timeZone: string) =>
  [offsetAt(shown - day, timeZone), offsetAt(shown + day, timeZone)] as const;

function whichShow(shown: number, before: number, after: number, timeZone: string): number | undefined {
  return [shown - before, shown - after]
    .sort((a, b) => a - b)
    .find((instant) => instant + offsetAt(instant, timeZone) === shown);
}

/** The jump lies after `from` and not after `to`. */
function firstAfterJump(from: number, to: number, timeZone: string): number {
  const after = offsetAt(to, timeZone);
  let [low, high] = [from, to];
  while (high - low > second) {
    const middle = low + Math.floor((high - low) / second / 2) * second;
    if (offsetAt(middle, timeZone) === after) high = middle;
    else low = middle;
  }
  return high;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than a hundred uses of it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  // Names come in any mixture of small and capital letters, so there are more of them than time zones.
  if (formats.size > 1000) formats.clear();
  formats.set(timeZone, made);
  return made;
}

const offsetText = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** How many milliseconds the zone's clocks are ahead of UTC at a moment. */
export function offsetAt(instant: number, timeZone: string): number {
  if (timeZone === "UTC") return 0;
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    offsetText.exec(formatOf(timeZone).format(instant)) ?? [];
  const size = Number(hours) * 60 * minute + Number(minutes) * minute + Number(seconds) * second;
  return sign === "-" ? -size : size;
}

/** "Asia/Tokyo", "UTC": the names of the IANA database that this machine knows. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}
