import { describe, expect, test } from "vitest";
import { readCell } from "../../web/pages/create-app/column.ts";
import { guessColumn } from "../../web/pages/create-app/guess.ts";

/** A column as it stands in a file, what it is taken for, and what its first cell becomes. */
const columns: [name: string, cells: string[], type: string, first: unknown][] = [
  ["whole numbers", ["12", "-3", ""], "NUMBER", "12"],
  ["thousands", ["1,234,567", "12"], "NUMBER", "1234567"],
  ["money before", ["$1,234.50", "$7"], "NUMBER", "1234.5"],
  ["money behind", ["1,200円", "300円"], "NUMBER", "1200"],
  ["per cent", ["12.5%", "7%"], "NUMBER", "12.5"],
  ["bookkeepers' minus", ["(1,200)", "△30", "5"], "NUMBER", "-1200"],
  ["full-width digits", ["１２３", "４５"], "NUMBER", "123"],
  ["decimal commas", ["1.234,5", "7,25"], "NUMBER", "1234.5"],
  ["numbers with gaps", ["N/A", "5", "6", "7"], "NUMBER", ""],
  ["numbers of 16 digits are identifiers", ["1234567890123456", "1"], "SINGLE_LINE_TEXT", "1234567890123456"],
  ["postal codes keep their zeros", ["00501", "90210"], "SINGLE_LINE_TEXT", "00501"],
  ["telephone numbers", ["03-1234-5678", "0120-000-111"], "SINGLE_LINE_TEXT", "03-1234-5678"],

  ["ISO days", ["2024-01-31", "1999-12-01"], "DATE", "2024-01-31"],
  ["days with slashes", ["2024/1/5", "2024/12/31"], "DATE", "2024-01-05"],
  ["Japanese days", ["2024年1月5日", "2023年10月10日"], "DATE", "2024-01-05"],
  ["days of an era", ["令和元年5月1日", "平成31年4月30日"], "DATE", "2019-05-01"],
  ["days of an era, short", ["R6.1.5", "H30.12.1"], "DATE", "2024-01-05"],
  ["American days", ["1/31/2024", "2/1/2024"], "DATE", "2024-01-31"],
  ["European days", ["31/1/2024", "1/2/2024"], "DATE", "2024-01-31"],
  ["German days", ["31.01.2024", "01.02.2024"], "DATE", "2024-01-31"],
  ["months by name", ["Jun 12 1998", "August 7, 1998"], "DATE", "1998-06-12"],
  ["months by name, day first", ["12-Jun-98", "3 July 2001"], "DATE", "1998-06-12"],
  ["compact days", ["20240131", "20231201"], "DATE", "2024-01-31"],
  ["days with a midnight", ["2012-01-01 00:00", "2012-01-02 00:00"], "DATE", "2012-01-01"],
  ["no day of the calendar", ["2024-02-30", "2024-01-01"], "SINGLE_LINE_TEXT", "2024-02-30"],
  ["years", ["1998", "2004"], "NUMBER", "1998"],

  ["times", ["9:30", "17:05:10"], "TIME", "09:30"],
  ["times of half days", ["12:15 AM", "1:00 pm"], "TIME", "00:15"],
  ["Japanese times", ["午後3時5分", "9時30分"], "TIME", "15:05"],
  [
    "moments with an offset",
    ["2024-01-31T09:30:00+09:00", "2024-01-31T00:30:00Z"],
    "DATETIME",
    "2024-01-31T00:30:00Z",
  ],
  [
    "moments by the clock on the wall",
    ["2024/1/31 9:30", "2024/2/1 10:00"],
    "DATETIME",
    "2024-01-31T00:30:00Z",
  ],
  ["American moments", ["1/31/2024 9:30 PM", "2/1/2024 10:00 AM"], "DATETIME", "2024-01-31T12:30:00Z"],

  ["links", ["https://example.com/a", "http://example.com"], "LINK", "https://example.com/a"],
  ["mail addresses", ["aiko@example.com", "ben@example.com"], "LINK", "aiko@example.com"],
  ["choices", ["Open", "Closed", "Open", "Open", "Closed"], "DROP_DOWN", "Open"],
  ["yes and no", ["yes", "no", "no", "yes"], "DROP_DOWN", "yes"],
  ["several choices", ["red;blue", "blue", "red;green", "green", "red"], "CHECK_BOX", ["red", "blue"]],
  [
    "combinations that come again",
    ["red;blue", "blue", "green;red", "green", "red;blue", "blue", "green;red", "green"],
    "CHECK_BOX",
    ["red", "blue"],
  ],
  [
    "places are no lists",
    ["Kyoto, Japan", "Nara, Japan", "Kyoto, Japan", "Nara, Japan"],
    "DROP_DOWN",
    "Kyoto, Japan",
  ],
  ["choices on lines", ["A\nB", "B", "A\nB", "A"], "CHECK_BOX", ["A", "B"]],
  ["Japanese choices", ["赤、青", "青", "赤、緑", "緑、赤"], "CHECK_BOX", ["赤", "青"]],
  ["names are no choices", ["Ann", "Bob", "Cid", "Dan", "Ann"], "SINGLE_LINE_TEXT", "Ann"],
  [
    "names with commas are no choices",
    ["Fox, Ann", "Lee, Bob", "May, Cid", "Orr, Dan"],
    "SINGLE_LINE_TEXT",
    "Fox, Ann",
  ],
  ["lines", ["one\ntwo", "three"], "MULTI_LINE_TEXT", "one\ntwo"],
  ["long text", [`${"word ".repeat(40)}`, "short"], "MULTI_LINE_TEXT", "word ".repeat(40)],
  ["nothing", ["", " "], "SINGLE_LINE_TEXT", ""],
  ["text", ["The Land Girls", "300"], "SINGLE_LINE_TEXT", "The Land Girls"],
];

test.each(columns)("%s", (_, cells, type, first) => {
  const reading = guessColumn(cells);
  expect(reading.type).toBe(type);
  expect(readCell(cells[0] ?? "", reading, "Asia/Tokyo")).toEqual(first);
});

describe("a reading the person chose", () => {
  const text = guessColumn(["some", "text"]);

  test("says which cells do not fit", () => {
    expect(readCell("some", { ...text, type: "NUMBER" }, "UTC")).toBeUndefined();
    expect(readCell("2024-13-01", { ...text, type: "DATE" }, "UTC")).toBeUndefined();
    expect(readCell("x".repeat(129), { ...text, type: "DROP_DOWN" }, "UTC")).toBeUndefined();
  });
  test("takes a day as the first minute of a moment, on the person's clock", () => {
    expect(readCell("2024-01-31", { ...text, type: "DATETIME" }, "Asia/Tokyo")).toBe("2024-01-30T15:00:00Z");
  });
  test("reads day first where the person says so", () => {
    expect(guessColumn(["3/4/2024"], { dayFirst: true }).dateOrder).toBe("dmy");
    expect(readCell("3/4/2024", { ...text, type: "DATE", dateOrder: "dmy" }, "UTC")).toBe("2024-04-03");
  });
});
