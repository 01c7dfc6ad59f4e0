import { describe, expect, test } from "vitest";
import { type FunctionName, functionCalled, functions } from "../../../src/core/query/functions.ts";
import { parseQuery } from "../../../src/core/query/parse.ts";
import { comparisons } from "../../../src/core/query/syntax.ts";
import { aiko, appWith, field, ids, refusal } from "./asking.ts";

const fields = [
  field("DATE", "date"),
  field("DATETIME", "datetime"),
  field("TIME", "time"),
  field("NUMBER", "number"),
  field("SINGLE_LINE_TEXT", "text"),
  field("USER_SELECT", "user"),
  field("CREATED_TIME", "created"),
];

/** What a call gives on this day: "first" or "first to last". */
function given(text: string, today: string): string {
  const [condition] = comparisons(parseQuery(`d = ${text}`).condition);
  const call = condition?.operands[0];
  if (call?.is !== "call") throw new Error(`${text} is no call`);
  const { days } = functionCalled(call.name, call.arguments);
  const { first, last } = days?.(today, call.arguments) ?? { first: "", last: "" };
  return first === last ? first : `${first} to ${last}`;
}

describe("what the functions give", () => {
  const examples = Object.entries(functions).flatMap(([, entry]) =>
    Object.entries("examples" in entry ? entry.examples : {}),
  );
  test.each(examples)("%s is %s", (text, days) => expect(given(text, "2024-01-31")).toBe(days));

  test("every function of days has examples", () => {
    for (const entry of Object.values(functions)) expect("examples" in entry).toBe(entry.gives === "days");
  });

  test.each([
    // A week is Sunday to Saturday, on both of its ends.
    ["2024-01-28", "THIS_WEEK()", "2024-01-28 to 2024-02-03"],
    ["2024-02-03", "THIS_WEEK()", "2024-01-28 to 2024-02-03"],
    ["2024-02-03", "NEXT_WEEK(SUNDAY)", "2024-02-04"],
    ["2024-01-28", "LAST_WEEK(SATURDAY)", "2024-01-27"],
    // A day that the month lacks is the first of the next.
    ["2024-02-10", "THIS_MONTH(30)", "2024-03-01"],
    ["2024-02-10", "THIS_MONTH(31)", "2024-03-01"],
    ["2023-02-10", "THIS_MONTH(29)", "2023-03-01"],
    ["2024-02-10", "THIS_MONTH(29)", "2024-02-29"],
    ["2024-03-31", "LAST_MONTH()", "2024-02-01 to 2024-02-29"],
    ["2024-12-31", "NEXT_MONTH(LAST)", "2025-01-31"],
    ["2024-01-01", "LAST_MONTH(LAST)", "2023-12-31"],
    ["2024-02-29", "LAST_YEAR()", "2023-01-01 to 2023-12-31"],
    ["2024-02-29", "FROM_TODAY(1, YEARS)", "2025-02-28"],
    ["2024-03-31", "FROM_TODAY(-1, MONTHS)", "2024-02-29"],
    ["2024-01-31", "FROM_TODAY(0, DAYS)", "2024-01-31"],
    ["2024-01-31", "FROM_TODAY(99999999999999999999, YEARS)", "9999-12-31"],
  ])("on %s %s is %s", (today, text, days) => expect(given(text, today)).toBe(days));
});

describe("wrong arguments", () => {
  test.each([
    ["TODAY(1)", "GAIA_IL08"],
    ["NOW(1)", "GAIA_IL08"],
    ["THIS_YEAR(2024)", "GAIA_IL08"],
    ["FROM_TODAY()", "GAIA_IL08"],
    ["FROM_TODAY(5)", "GAIA_IL08"],
    ["FROM_TODAY(5, DAYS, DAYS)", "GAIA_IL08"],
    ["FROM_TODAY(DAYS, 5)", "GAIA_IL08"],
    ["FROM_TODAY(5, HOURS)", "GAIA_IQ25"],
    ["FROM_TODAY(5, 5)", "GAIA_IQ25"],
    ["THIS_WEEK(SUNDAY, MONDAY)", "GAIA_IL08"],
    ["THIS_WEEK(SOMEDAY)", "GAIA_IL08"],
    ["THIS_MONTH(1, 2)", "GAIA_IL08"],
    ["THIS_MONTH(0)", "GAIA_IQ23"],
    ["THIS_MONTH(32)", "GAIA_IQ23"],
    ["LAST_MONTH(-1)", "GAIA_IQ23"],
    ["NEXT_MONTH(FIRST)", "GAIA_IQ23"],
  ])("%s is %s", (call, code) => expect(refusal({ fields }, `datetime = ${call}`).code).toBe(code));

  test("LOGINUSER takes none", () =>
    expect(refusal({ fields }, "user in (LOGINUSER(1))").code).toBe("GAIA_IL08"));
});

describe("which field takes which function", () => {
  const samples: Record<FunctionName, string> = Object.fromEntries(
    Object.entries(functions).map(([name, { takes }]) => [
      name,
      takes === "n, UNIT" ? `${name}(1, DAYS)` : `${name}()`,
    ]),
  ) as Record<FunctionName, string>;

  test.each(Object.entries(samples))("%s", (name, call) => {
    const { gives } = functions[name as FunctionName];
    const taken = (code: string) => {
      const text = code === "user" ? `${code} in (${call})` : `${code} = ${call}`;
      try {
        ids(appWith(fields), text);
        return true;
      } catch {
        expect(refusal({ fields }, text).code).toBe("GAIA_IQ03");
        return false;
      }
    };
    expect(fields.map(({ code }) => code).filter(taken)).toEqual(
      {
        days: ["date", "datetime", "created"],
        minute: ["datetime", "created"],
        user: ["user"],
        organization: [],
      }[gives],
    );
  });

  test("lists of dates do not exist", () =>
    expect(refusal({ fields }, "date in (TODAY())").code).toBe("GAIA_IQ03"));
});

describe("a function is a period", () => {
  const days = appWith(
    fields,
    { date: "2024-01-30" },
    { date: "2024-01-31" },
    { date: "2024-02-01" },
    {},
    { date: "2024-01-27" },
    { date: "2024-02-04" },
  );

  test.each([
    ["date = TODAY()", [2]],
    ["date != TODAY()", [1, 3, 4, 5, 6]],
    ["date > TODAY()", [3, 6]],
    ["date >= TODAY()", [2, 3, 6]],
    ["date < TODAY()", [1, 4, 5]],
    ["date <= TODAY()", [1, 2, 4, 5]],
    ["date = THIS_WEEK()", [1, 2, 3]],
    ["date != THIS_WEEK()", [4, 5, 6]],
    ["date > THIS_WEEK()", [6]],
    ["date >= THIS_WEEK()", [1, 2, 3, 6]],
    ["date < THIS_WEEK()", [4, 5]],
    ["date <= THIS_WEEK()", [1, 2, 3, 4, 5]],
    ["date = FROM_TODAY(1, DAYS)", [3]],
  ])("%s", (query, found) => expect(ids(days, query)).toEqual(found));

  // Noon of 31 January in Tokyo: the day there is 15:00 UTC to 15:00 UTC.
  const minutes = appWith(
    fields,
    { datetime: "2024-01-30T14:59:00Z" },
    { datetime: "2024-01-30T15:00:00Z" },
    { datetime: "2024-01-31T03:04:00Z" },
    { datetime: "2024-01-31T14:59:00Z" },
    { datetime: "2024-01-31T15:00:00Z" },
    {},
  );

  test.each([
    ["datetime = TODAY()", [2, 3, 4]],
    ["datetime != TODAY()", [1, 5, 6]],
    ["datetime > TODAY()", [5]],
    ["datetime >= TODAY()", [2, 3, 4, 5]],
    ["datetime < TODAY()", [1, 6]],
    ["datetime <= TODAY()", [1, 2, 3, 4, 6]],
    ["datetime = NOW()", [3]],
    ["datetime < NOW()", [1, 2, 6]],
    ["datetime > NOW()", [4, 5]],
    ["datetime = YESTERDAY()", [1]],
    ["datetime = TOMORROW()", [5]],
    ["datetime = THIS_MONTH()", [1, 2, 3, 4]],
    ["datetime = NEXT_MONTH(1)", [5]],
  ])("%s in Tokyo", (query, found) => expect(ids(minutes, query)).toEqual(found));

  test("of the caller's time zone; only NOW is the same everywhere", () => {
    const inUtc = { ...aiko, timeZone: "UTC" };
    expect(ids(minutes, "datetime = TODAY()", inUtc)).toEqual([3, 4, 5]);
    expect(ids(minutes, "datetime = NOW()", inUtc)).toEqual([3]);
    const inHonolulu = { ...aiko, timeZone: "Pacific/Honolulu" };
    expect(ids(minutes, "datetime = TODAY()", inHonolulu)).toEqual([1, 2, 3]);
    expect(ids(days, "date = TODAY()", inHonolulu)).toEqual([1]);
  });

  test("a day of 23 hours and one of 25", () => {
    const newYork = (now: string) => ({ ...aiko, timeZone: "America/New_York", now: Date.parse(now) });
    const spring = appWith(
      fields,
      { datetime: "2024-03-10T05:00:00Z" },
      { datetime: "2024-03-11T03:59:00Z" },
      { datetime: "2024-03-11T04:00:00Z" },
    );
    expect(ids(spring, "datetime = TODAY()", newYork("2024-03-10T12:00:00Z"))).toEqual([1, 2]);
    const autumn = appWith(
      fields,
      { datetime: "2024-11-03T04:00:00Z" },
      { datetime: "2024-11-04T04:59:00Z" },
      { datetime: "2024-11-04T05:00:00Z" },
    );
    expect(ids(autumn, "datetime = TODAY()", newYork("2024-11-03T12:00:00Z"))).toEqual([1, 2]);
  });
});
