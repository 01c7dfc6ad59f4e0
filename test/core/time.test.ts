import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  instantOf,
  isTimeZone,
  localTime,
  millisecondsOf,
  minuteOf,
  moveDate,
  parseDate,
  parseDateTime,
  parseTime,
  startOfDay,
  today,
  weekday,
} from "../../src/core/time.ts";

const at = (iso: string) => Date.parse(iso);

describe("a DATE", () => {
  test.each([
    ["2024-01-31", "2024-01-31"],
    ["2024-02-29", "2024-02-29"],
    ["2024-1-5", "2024-01-05"],
    ["2024-02", "2024-02-01"],
    ["2024", "2024-01-01"],
    ["0001-01-01", "0001-01-01"],
    ["9999-12-31", "9999-12-31"],
  ])("%s is %s", (text, date) => expect(parseDate(text)).toBe(date));

  test.each([
    ..."2023-02-29|1900-02-29|2024-13-01|2024-00-10|2024-01-32|2024-01-00|0000-01-01|24-01-01".split("|"),
    ..."2024/01/31|2024-01-31T00:00:00Z| 2024-01-31|2024-01-31 |20240131|-2024-01-01|abc|２０２４-01-01".split(
      "|",
    ),
    "",
  ])("%j is none", (text) => expect(parseDate(text)).toBeUndefined());
});

describe("a TIME", () => {
  test.each([
    ["09:30", "09:30"],
    ["9:30", "09:30"],
    ["23:59:59", "23:59"],
    ["00:00:00.123", "00:00"],
  ])("%s is %s", (text, time) => expect(parseTime(text)).toBe(time));

  test.each(["24:00", "9:3", "12:60", "12:00:60", "0930", "9", "", "09:30 ", "-1:00"])("%j is none", (text) =>
    expect(parseTime(text)).toBeUndefined(),
  );
});

describe("a DATETIME", () => {
  test.each([
    ["2024-01-31T09:30:00Z", "2024-01-31T09:30:00Z"],
    ["2024-01-31T09:30:59.999Z", "2024-01-31T09:30:00Z"],
    ["2024-01-31T09:30Z", "2024-01-31T09:30:00Z"],
    ["2024-01-31T09:30:00+09:00", "2024-01-31T00:30:00Z"],
    ["2024-01-31T09:30:00+0900", "2024-01-31T00:30:00Z"],
    ["2024-01-31T20:30:00-05:30", "2024-02-01T02:00:00Z"],
    ["2024-01-31t09:30:00z", "2024-01-31T09:30:00Z"],
  ])("%s is %s in every time zone", (text, dateTime) => {
    expect(parseDateTime(text)).toBe(dateTime);
    expect(parseDateTime(text, "America/New_York")).toBe(dateTime);
  });

  test("without an offset it is read in the time zone, or not at all", () => {
    expect(parseDateTime("2024-01-31T09:30:00", "Asia/Tokyo")).toBe("2024-01-31T00:30:00Z");
    expect(parseDateTime("2024-01-31 09:30", "Asia/Tokyo")).toBe("2024-01-31T00:30:00Z");
    expect(parseDateTime("2024-01-31", "Asia/Tokyo")).toBe("2024-01-30T15:00:00Z");
    expect(parseDateTime("2024-01-31T09:30:00")).toBeUndefined();
    expect(parseDateTime("2024-01-31")).toBeUndefined();
  });

  test.each([
    ..."2024-02-30T00:00:00Z|2024-01-31T24:00:00Z|2024-01-31T09:30:00+24:00|2024-01-31T09:30:00+09:60".split(
      "|",
    ),
    ..."0001-01-01T00:00:00+09:00|9999-12-31T23:59:00-01:00|2024-01-31TZ|abc|T09:30Z|2024-01-31T09:30:00ZZ".split(
      "|",
    ),
    "2024-01-31T09:30:00Z\n",
  ])("%j is none", (text) => expect(parseDateTime(text, "UTC")).toBeUndefined());
});

describe("time zones", () => {
  test("the day depends on where somebody is", () => {
    const now = at("2024-06-30T15:30:00Z");
    expect(today(now, "UTC")).toBe("2024-06-30");
    expect(today(now, "Asia/Tokyo")).toBe("2024-07-01");
    expect(today(now, "Pacific/Honolulu")).toBe("2024-06-30");
    expect(localTime(now, "Asia/Kathmandu")).toEqual({ date: "2024-06-30", time: "21:15" });
  });

  test.each([
    ["UTC", "2024-01-31", "2024-01-31T00:00:00Z"],
    ["Asia/Tokyo", "2024-01-31", "2024-01-30T15:00:00Z"],
    ["Asia/Kathmandu", "2024-01-31", "2024-01-30T18:15:00Z"],
    // Summer time begins and ends during these days.
    ["America/New_York", "2024-03-10", "2024-03-10T05:00:00Z"],
    ["America/New_York", "2024-03-11", "2024-03-11T04:00:00Z"],
    ["America/New_York", "2024-11-03", "2024-11-03T04:00:00Z"],
    ["America/New_York", "2024-11-04", "2024-11-04T05:00:00Z"],
    // The clocks jump from 24:00 to 01:00: the day has no midnight.
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"],
    // The clocks go back from 24:00 to 23:00.
    ["America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00:00Z"],
    // The clocks go back from 01:00 to 00:00: midnight comes twice, the day begins with the first.
    ["America/Havana", "2024-11-03", "2024-11-03T04:00:00Z"],
    // From 23:30 to 00:30: half of the jump lies before midnight.
    ["America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z"],
    // This day did not exist: it is as long as nothing.
    ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"],
    ["Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"],
    // Local mean time, ahead by 9:18:59: the first whole minute of the day.
    ["Asia/Tokyo", "1850-01-01", "1849-12-31T14:42:00Z"],
  ])("in %s the day %s begins at %s", (zone, date, start) => expect(startOfDay(date, zone)).toBe(start));

  test("a clock time that comes twice is the first one, one that is skipped moves on", () => {
    const read = (text: string) => parseDateTime(text, "America/New_York");
    expect(read("2024-11-03T01:30")).toBe("2024-11-03T05:30:00Z");
    expect(read("2024-11-03T02:30")).toBe("2024-11-03T07:30:00Z");
    expect(read("2024-03-10T02:30")).toBe("2024-03-10T07:30:00Z");
    expect(read("2024-03-10T03:30")).toBe("2024-03-10T07:30:00Z");
    expect(parseDateTime("2024-10-06T02:15", "Australia/Lord_Howe")).toBe("2024-10-05T15:45:00Z");
  });

  test("only real names count", () => {
    expect(
      ["Asia/Tokyo", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5"].map(isTimeZone),
    ).not.toContain(false);
    expect(["", "Tokyo", "Asia/Tokio", "+09:00", "auto", "Asia/Tokyo\u0000"].map(isTimeZone)).not.toContain(
      true,
    );
  });

  const zone = fc.constantFrom(
    ...["UTC", "Asia/Tokyo", "America/New_York", "America/Sao_Paulo", "America/Havana", "Africa/Cairo"],
    ...["Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca", "America/St_Johns"],
  );
  const instant = fc
    .integer({ min: at("1925-01-01T00:00:00Z") / 60_000, max: at("2060-01-01T00:00:00Z") / 60_000 })
    .map((minutes) => minutes * 60_000);

  test("what the clock shows leads back to a moment at which it shows the same", () => {
    fc.assert(
      fc.property(instant, zone, (moment, zone) => {
        const { date, time } = localTime(moment, zone);
        const back = instantOf(date, time, zone);
        expect(localTime(back, zone)).toEqual({ date, time });
        expect(back).toBeLessThanOrEqual(moment);
        expect(moment - back).toBeLessThanOrEqual(26 * 60 * 60_000);
      }),
      { numRuns: 1000 },
    );
  });

  test("a day begins where the day before ends", () => {
    fc.assert(
      fc.property(instant, zone, (moment, zone) => {
        const date = today(moment, zone);
        const start = millisecondsOf(startOfDay(date, zone));
        expect(today(start, zone)).toBe(date);
        expect(today(start - 60_000, zone) < date).toBe(true);
        expect(start <= moment && moment < millisecondsOf(startOfDay(addDays(date, 1), zone))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the calendar", () => {
  test("weeks begin on Sunday", () => {
    expect(["2024-06-30", "2024-07-01", "1969-12-31", "0001-01-01"].map(weekday)).toEqual([0, 1, 3, 1]);
  });

  test.each<[string, number, "DAYS" | "WEEKS" | "MONTHS" | "YEARS", string]>([
    ["2024-02-28", 2, "DAYS", "2024-03-01"],
    ["2024-03-01", -1, "WEEKS", "2024-02-23"],
    ["2024-01-31", 1, "MONTHS", "2024-02-29"],
    ["2024-03-31", -1, "MONTHS", "2024-02-29"],
    ["2024-12-15", 1, "MONTHS", "2025-01-15"],
    ["2024-01-15", -1, "MONTHS", "2023-12-15"],
    ["2024-02-29", 1, "YEARS", "2025-02-28"],
    ["2024-02-29", -4, "YEARS", "2020-02-29"],
    ["2024-01-01", 1e15, "DAYS", "9999-12-31"],
    ["2024-01-01", -1e15, "MONTHS", "0001-01-01"],
    ["2024-01-01", Number.POSITIVE_INFINITY, "YEARS", "9999-12-31"],
    ["2024-01-01", Number.NEGATIVE_INFINITY, "WEEKS", "0001-01-01"],
  ])("%s and %d %s is %s", (date, n, unit, moved) => expect(moveDate(date, n, unit)).toBe(moved));

  test("minutes are cut, never rounded, and stay on the calendar", () => {
    expect(minuteOf(at("2024-01-31T23:59:59.999Z"))).toBe("2024-01-31T23:59:00Z");
    expect(minuteOf(at("1969-12-31T23:59:59.999Z"))).toBe("1969-12-31T23:59:00Z");
    expect(minuteOf(8.64e15)).toBe("9999-12-31T23:59:00Z");
    expect(minuteOf(-8.64e15)).toBe("0001-01-01T00:00:00Z");
  });
});
