import { describe, expect, test } from "vitest";
import { column, context, made, named, operand, refusal, refused, stored } from "./made.ts";

describe("DATE", () => {
  const field = made("DATE");

  test.each([
    ["2026-04-23", "2026-04-23"],
    ["2026-4-3", "2026-04-03"],
    ["2026-04", "2026-04-01"],
    ["2026", "2026-01-01"],
    ["", null],
    [null, null],
  ])("%j is stored as %j", (given, kept) => {
    expect(stored(field, given)).toBe(kept);
  });
  test.each(["2026-02-30", "2026/04/23", "yesterday", "2026-04-23T00:00:00Z"])("%s is no date", (given) => {
    expect(refused(field, given)).toEqual([".value The format of the date is invalid."]);
  });
  test("today is the caller's", () => {
    const initial = named("DATE").initial(made("DATE", { defaultNowValue: true }), context);
    // 2026-04-23T15:31Z is already the 24th in Tokyo.
    expect(initial).toBe("2026-04-24");
  });
  test("is compared as text", () => {
    expect(column(field, "2026-04-23")).toBe("2026-04-23");
    expect(operand(field, "2026-04-23")).toBe("2026-04-23");
    expect(operand(field, "nonsense")).toBeUndefined();
  });
});

describe("TIME", () => {
  const field = made("TIME");

  test.each([
    ["15:31", "15:31"],
    ["9:05", "09:05"],
    ["09:05:59", "09:05"],
    [null, null],
  ])("%j is stored as %j", (given, kept) => {
    expect(stored(field, given)).toBe(kept);
  });
  test.each(["24:00", "12:60", "noon", "12"])("%s is no time", (given) => {
    expect(refused(field, given)).toEqual([".value The format of the time is invalid."]);
  });
  test("now is the caller's clock", () => {
    expect(named("TIME").initial(made("TIME", { defaultNowValue: true }), context)).toBe("00:31");
  });
});

describe("DATETIME", () => {
  const field = made("DATETIME");

  test.each([
    ["2026-04-23T10:00:42Z", "2026-04-23T10:00:00Z"],
    ["2026-04-23T10:00Z", "2026-04-23T10:00:00Z"],
    ["2026-04-23T10:00:00+09:00", "2026-04-23T01:00:00Z"],
    ["2026-04-23T10:00:00-0230", "2026-04-23T12:30:00Z"],
    ["2026-04-23", "2026-04-22T15:00:00Z"],
    ["", ""],
    [null, ""],
  ])("%j is stored as %j", (given, kept) => {
    expect(stored(field, given)).toBe(kept);
  });
  test.each(["2026-04-23T25:00Z", "tomorrow", "2026-13-01T00:00Z"])("%s is none", (given) => {
    expect(refused(field, given)).toEqual([".value The format of the date and time is invalid."]);
  });
  test("now is the minute, everywhere the same", () => {
    const initial = named("DATETIME").initial(made("DATETIME", { defaultNowValue: true }), context);
    expect(initial).toBe("2026-04-23T15:31:00Z");
  });
  test("empty is an empty cell", () => {
    expect(column(field, "")).toBeNull();
  });
});

describe.each(["DATE", "TIME", "DATETIME"])("the default of %s", (type) => {
  test("must be one", () => {
    expect(refusal(type, { defaultValue: "soon" })).toEqual({
      "properties[f].defaultValue": ["The default value does not fit the settings of the field."],
    });
  });
  test("yields to now", () => {
    const given = { DATE: "2026-01-01", TIME: "10:00", DATETIME: "2026-01-01T00:00Z" }[type];
    const both = made(type, { defaultValue: given, defaultNowValue: "true" });
    const now = made(type, { defaultNowValue: true });
    expect(named(type).initial(both, context)).toBe(named(type).initial(now, context));
    expect(named(type).initial(made(type, { defaultValue: given }), context)).toBe(given);
  });
});
