import { describe, expect, test } from "vitest";
import { formatNumber } from "../../web/fields/number/format.ts";
import { instantOf, localParts, readTypedDate, showDate, toInstant } from "../../web/fields/parts/dates.ts";
import { listAddress, readRecordAddress, recordAddress } from "../../web/pages/detail/address.ts";
import { moveMonth, weeksOf } from "../../web/pages/list/calendar-days.ts";

const number = (settings: object) => ({ type: "NUMBER", code: "n", label: "N", ...settings });

test.each([
  ["1234567.5", { digit: true }, "1,234,567.5"],
  ["123456789012345678901234567890", { digit: true }, "123,456,789,012,345,678,901,234,567,890"],
  ["1234.565", { digit: true, displayScale: "2" }, "1,234.56"],
  ["2", { displayScale: "3" }, "2.000"],
  ["-5", { unit: "$", unitPosition: "BEFORE" }, "-$5"],
  ["5", { unit: "円", unitPosition: "AFTER" }, "5円"],
  ["5", { unit: "kg", unitPosition: "AFTER" }, "5 kg"],
  ["", { unit: "kg", displayScale: "2" }, ""],
  ["abc", { digit: true }, "abc"],
])("the number %s with %o is shown as %s", (value, settings, shown) => {
  expect(formatNumber(value, number(settings))).toBe(shown);
});

describe("dates and times", () => {
  test.each(["2026-04-05", "2026/4/5", "20260405", "２０２６-４-５", "Apr 5, 2026"])(
    "%s is understood",
    (typed) => {
      expect(readTypedDate(typed, "en")).toBe("2026-04-05");
    },
  );
  test.each(["2026-02-30", "tomorrow", "5", ""])("%s is no date", (typed) => {
    expect(readTypedDate(typed, "en")).toBeNull();
  });
  test("an instant is read and written in the user's time zone, also when clocks change", () => {
    expect(localParts("2026-04-23T15:30:00Z", "Asia/Tokyo")).toEqual({ date: "2026-04-24", time: "00:30" });
    expect(toInstant("2026-04-24", "00:30", "Asia/Tokyo")).toBe("2026-04-23T15:30:00Z");
    expect(toInstant("2026-03-08", "12:00", "America/New_York")).toBe("2026-03-08T16:00:00Z");
    expect(toInstant("2026-03-07", "12:00", "America/New_York")).toBe("2026-03-07T17:00:00Z");
  });
  test("a default without an offset is the clock of whoever adds the record", () => {
    expect(instantOf("2026-04-23T09:00", "Asia/Tokyo")).toBe("2026-04-23T00:00:00Z");
    expect(instantOf("2026-04-23T09:00:00Z", "Asia/Tokyo")).toBe("2026-04-23T09:00:00Z");
  });
  test("each language writes dates its own way", () => {
    expect(showDate("2026-04-05", "en")).toBe("Apr 5, 2026");
    expect(showDate("2026-04-05", "ja")).toBe("2026-04-05");
  });
});

test("the address of a record keeps the list it was opened from", () => {
  const list = { view: "20", query: 'state in ("Sent") order by weight desc', position: 41, size: 20 };
  const address = recordAddress("7", "12", list, "edit");
  expect(address.startsWith("/k/7/show#record=12&mode=edit")).toBe(true);
  expect(readRecordAddress(address.slice(address.indexOf("#")))).toEqual({
    record: "12",
    mode: "edit",
    list,
  });
  expect(new URL(listAddress("7", list), "http://localhost").searchParams.get("page")).toBe("3");
  expect(readRecordAddress("#content").record).toBeUndefined();
  expect(readRecordAddress("#record=1%20or%201").record).toBeUndefined();
});

test("a month has whole weeks", () => {
  const weeks = weeksOf("2026-03", 0);
  expect(weeks[0]?.[0]).toBe("2026-03-01");
  expect(weeks.at(-1)?.at(-1)).toBe("2026-04-04");
  expect(weeksOf("2026-03", 1)[0]?.[0]).toBe("2026-02-23");
  expect(weeksOf("2026-02", 0)).toHaveLength(4);
  expect(moveMonth("2026-12", 1)).toBe("2027-01");
  expect(moveMonth("2026-01", -1)).toBe("2025-12");
});
