import { describe, expect, test } from "vitest";
import { all, calc, inFormat, rows, text } from "./asking.ts";

describe("empty values [M]", () => {
  test.each(["n", "(n)", "d"])("%s alone stays empty", (expression) => expect(calc(expression)).toBe(""));
  test("an empty calculated field too", () =>
    expect(
      all({ first: { type: "CALC", expression: "n" }, second: { type: "CALC", expression: "first" } }),
    ).toMatchObject({ first: "", second: "" }));
  test("a branch of IF stays empty", () => expect(calc("IF(1 = 1, n, 5)")).toBe(""));
  test.each([
    ["-n", "0"],
    ["n + 1", "1"],
    ["n = 0", "1"],
    ["d + 86400", "86400"],
    ["SUM(n)", "0"],
    ["ROUND(n, 0)", "0"],
  ])("%s counts it as 0: %s", (expression, result) => expect(calc(expression)).toBe(result));
  test("beside & it is the empty text", () => expect(text('n & "x"')).toBe("x"));
  test("compared with a text it is the empty text", () => {
    expect(calc('n = ""')).toBe("1");
    expect(calc('d = ""', { d: "2026-01-01" })).toBe("0");
    expect(calc('t = ""')).toBe("1");
    expect(calc('IF(n = "", "", n * 2)')).toBe("");
  });
});

describe("booleans [M]", () => {
  test('print as "1" and "0" in a calculated field, as true and false in a text', () => {
    expect(calc("1 > 0")).toBe("1");
    expect(calc("1 < 0")).toBe("0");
    expect(text('(1>0) & "x"')).toBe("truex");
    expect(text("1 < 0")).toBe("false");
  });
  test.each(["IF(1,1,2)", "IF(n,1,2)", "AND(1,1)", "OR(1, 1)", "NOT(1)", 'IF("a", 1, 2)'])(
    "%s has no result: conditions must be booleans",
    (expression) => expect(calc(expression, { n: "1" })).toBe(""),
  );
  test.each(["(1>0)+1", "SUM(1>0,1)", "-(1>0)"])("%s has no result: booleans are no numbers", (expression) =>
    expect(calc(expression)).toBe(""),
  );
  test.each([
    ["AND(1=1, 2=2)", "1"],
    ["AND(1=1, 2=3)", "0"],
    ["OR(1=2, 2=2)", "1"],
    ["OR(1=2, 2=3)", "0"],
    ["NOT(1=1)", "0"],
    ["IF(AND(n > 1, n < 5), 10, 20)", "10"],
    ["if(not(n = 3), 10, 20)", "20"],
  ])("%s is %s", (expression, result) => expect(calc(expression, { n: "3" })).toBe(result));
});

describe("comparing", () => {
  test.each([
    ['1 = "1"', "0"],
    ['1 != "1"', "1"],
    ['1 <> "1"', "1"],
    ['"a" = "a"', "1"],
    ['"a" = "A"', "0"],
    ['"a" < "b"', "1"],
    ["0.1 + 0.2 = 0.3", "1"],
    ["2 >= 2", "1"],
    ["(1 = 1) = (2 = 2)", "1"],
  ])("%s is %s", (expression, result) => expect(calc(expression)).toBe(result));
  test.each(['1 < "a"', "(1 = 1) < (1 = 2)"])("%s has no result: no order between these", (expression) =>
    expect(calc(expression)).toBe(""),
  );
  test("only the branch that is taken is calculated", () =>
    expect(calc("IF(n = 0, 0, 1 / n)", { n: "0" })).toBe("0"));
});

describe("text", () => {
  test("numbers are joined in plain writing [M]", () => expect(text('1 / 3 & ""')).toBe("0.3333"));
  test("a number in a text field is its text, an empty one is empty [M]", () => {
    expect(text("n", { n: "5" })).toBe("5");
    expect(text("n")).toBe("");
    expect(text("1 / 0")).toBe("");
  });
  test("a calculated field has no room for text [M]", () => {
    expect(calc('"abc"')).toBe("");
    expect(calc('"12"')).toBe("");
  });
  test.each([
    ['t & "-" & n', "abc-5"],
    ['"say ""', undefined],
    ['"a\\"b"', 'a"b'],
    ['"a\\\\b"', "a\\b"],
    ['"a\\b"', "a\\b"],
    ["drop & radio", "AB"],
    ["who", "Aiko"],
    ['1 + 2 & "x"', "3x"],
  ])("%s is %s", (expression, result) => {
    const values = { t: "abc", n: "5", drop: "A", radio: "B", who: { code: "aiko", name: "Aiko" } };
    if (result === undefined) expect(() => text(expression, values)).toThrow("syntax");
    else expect(text(expression, values)).toBe(result);
  });
  test.each([
    ["YEN(1100, 0)", "¥1,100"],
    ["YEN(-500, 0)", "-¥500"],
    ["YEN(1234567.891, 2)", "¥1,234,567.89"],
    ["YEN(1234.5, 2)", "¥1,234.50"],
    ["YEN(0.5, 0)", "¥1"],
    ["YEN(n, 0)", "¥0"],
    ["YEN(1234, -2)", "¥1,200"],
  ])("%s is %s", (expression, result) => expect(text(expression)).toBe(result));
  test("texts that grow without end have no result", () => {
    const doubled = (from: string) => ({ type: "SINGLE_LINE_TEXT", expression: `${from} & ${from}` });
    const chain = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`x${i}`, doubled(i === 0 ? "t" : `x${i - 1}`)]),
    );
    expect(all(chain, { t: "abc" })).toMatchObject({ x3: "abc".repeat(16), x39: "" });
  });
});

describe("dates and times", () => {
  test("a date is its midnight in UTC [M]", () =>
    expect(calc("dt - d", { dt: "2026-04-23T10:00:00Z", d: "2026-04-23" })).toBe("36000"));
  test("a time is its seconds", () => expect(calc("ti", { ti: "01:30" })).toBe("5400"));
  test.each([
    ["NUMBER", "270183", "270183"],
    ["NUMBER_DIGIT", "270183", "270183"],
    ["DATETIME", "324219600", "1980-04-10T13:00:00Z"],
    ["DATE", "324219600", "1980-04-10"],
    ["TIME", "90061", "01:01"],
    ["HOUR_MINUTE", "90061", "25:01"],
    ["DAY_HOUR_MINUTE", "90061", "25:01"],
  ])("in the format %s, %s is %s [M]", (format, input, result) =>
    expect(inFormat(format, input)).toBe(result),
  );
  test("a day and an hour later [M]", () => {
    expect(inFormat("DATE", "d + 86400", { d: "2026-04-30" })).toBe("2026-05-01");
    expect(inFormat("DATETIME", "dt + 3600", { dt: "2026-04-23T23:30:00Z" })).toBe("2026-04-24T00:30:00Z");
  });
  test.each([
    ["TIME", "-60", "23:59"],
    ["HOUR_MINUTE", "-90061", "-25:01"],
    ["HOUR_MINUTE", "59", "00:00"],
    ["DATE", "-86400", "1969-12-31"],
    ["DATE", "253402300800", ""],
    ["DATETIME", "999999999999", ""],
    ["DATE", '"2026-01-01"', ""],
    ["TIME", "1 = 1", ""],
    ["DATE", "d", ""],
  ])("in the format %s, %s is %s", (format, input, result) => expect(inFormat(format, input)).toBe(result));
});

describe("DATE_FORMAT", () => {
  const at = (pattern: string, zone = "Asia/Tokyo", language: "ja" | "en" | "zh" = "en") =>
    text(`DATE_FORMAT(dt, "${pattern}", "${zone}")`, { dt: "2025-04-05T06:07:00Z" }, { language });
  test("[M]", () => expect(text('DATE_FORMAT(1745574000, "YYYY-MM-dd", "UTC")')).toBe("2025-04-25"));
  test.each([
    ["YYYY MM M dd d", "2025 04 4 05 5"],
    ["MMMM", "April"],
    ["MMM", "Apr"],
    ["a KK K hh h", "PM 03 3 03 3"],
    ["HH H kk k", "15 15 15 15"],
    ["mm m ss s", "07 7 00 0"],
    ["Z ZZ ZZZ", "+0900 +09:00 Asia/Tokyo"],
    ["YYYY年MM月dd日", "2025年04月05日"],
    ["yyyy x", "yyyy x"],
  ])("%s is %s [D]", (pattern, result) => expect(at(pattern)).toBe(result));
  test("noon and midnight on the four kinds of clock", () => {
    const clock = (seconds: number) => text(`DATE_FORMAT(${seconds}, "KK hh HH kk a", "UTC")`);
    expect(clock(0)).toBe("00 12 00 24 AM");
    expect(clock(43200)).toBe("00 12 12 12 PM");
  });
  test("the words follow the domain's language", () => {
    expect(at("MMMM MMM a", "UTC", "ja")).toBe("4月 4月 午前");
    expect(at("MMMM MMM a", "UTC", "zh")).toBe("4月 4月 上午");
  });
  test('"system" is the time zone of the domain', () => expect(at("HH ZZZ", "system")).toBe("15 Asia/Tokyo"));
  test("the clocks of summer and winter differ", () => {
    expect(text('DATE_FORMAT(1751328000, "HH Z", "America/New_York")')).toBe("20 -0400");
    expect(text('DATE_FORMAT(1735689600, "HH Z", "America/New_York")')).toBe("19 -0500");
  });
  test("dates and times are read in Etc/GMT", () => {
    expect(text('DATE_FORMAT(d, "d.M.YYYY", "Etc/GMT")', { d: "2026-04-23" })).toBe("23.4.2026");
    expect(text('DATE_FORMAT(ti, "HH:mm", "Etc/GMT")', { ti: "07:05" })).toBe("07:05");
  });
  test("what is no time zone, and a moment outside the calendar, have no result", () => {
    expect(at("YYYY", "Mars/Olympus")).toBe("");
    expect(at("YYYY", "+09:00")).toBe("");
    expect(text('DATE_FORMAT(253402300799, "YYYY", "UTC")')).toBe("9999");
    expect(text('DATE_FORMAT(253402300800, "YYYY", "UTC")')).toBe("");
    expect(text('DATE_FORMAT(-30610224000, "YYYY", "UTC")')).toBe("1000");
    expect(text('DATE_FORMAT(-30610224001, "YYYY", "UTC")')).toBe("");
  });
});

describe("CONTAINS", () => {
  test("looks into the options that are chosen [M]", () => {
    expect(calc('CONTAINS(check, "A")', { check: ["A", "B"] })).toBe("1");
    expect(calc('CONTAINS(check, "C")', { check: ["A", "B"] })).toBe("0");
    expect(calc('CONTAINS(multi, "A")')).toBe("0");
    expect(calc('IF(CONTAINS(check, "A"), 1, 2)', { check: ["A"] })).toBe("1");
  });
  test("and into the rows of a table [M]", () => {
    const table = rows({ rowText: "x", rowDrop: "A" }, { rowText: "y" });
    expect(calc('CONTAINS(rowText, "y")', { table })).toBe("1");
    expect(calc('CONTAINS(rowText, "z")', { table })).toBe("0");
    expect(calc('CONTAINS(rowDrop, "A")', { table })).toBe("1");
    expect(calc('CONTAINS(rowDrop, "A")', { table: [] })).toBe("0");
  });
  test.each(["t", "drop", "radio"])("a text of the record has no result [M]: %s", (field) =>
    expect(calc(`CONTAINS(${field}, "A")`, { [field]: "A" })).toBe(""),
  );
  test("in a row it looks into the row's own choice [M]", () =>
    expect(
      all(
        {
          table: {
            type: "SUBTABLE",
            fields: {
              rowCheck: { type: "CHECK_BOX" },
              has: { type: "CALC", expression: 'CONTAINS(rowCheck, "A")' },
            },
          },
        },
        { table: rows({ rowCheck: ["A"] }, { rowCheck: [] }) },
      ),
    ).toEqual({ "has[0]": "1", "has[1]": "0" }));
});

describe("SUM", () => {
  test.each([
    ["SUM(1, 2, n)", "6"],
    ["SUM(q)", "30"],
    ["SUM(q, 1)", "31"],
    ["SUM(q) + 1", "31"],
  ])("%s is %s", (expression, result) =>
    expect(calc(expression, { n: "3", table: rows({ q: "10" }, { q: "20" }, { q: "" }) })).toBe(result),
  );
  test("of one empty row is 0, of no rows there is none [M]", () => {
    expect(calc("SUM(q)", { table: rows({ q: "" }) })).toBe("0");
    expect(calc("SUM(q)", { table: [] })).toBe("");
    expect(calc("SUM(q) + 1", { table: [] })).toBe("");
    expect(calc("IF(1 = 1, SUM(q), 0)", { table: [] })).toBe("");
  });
});

describe("tables and chains", () => {
  const order = {
    table: {
      type: "SUBTABLE",
      fields: {
        price: { type: "NUMBER" },
        qty: { type: "NUMBER" },
        amount: { type: "CALC", expression: "price * qty * rate" },
        share: { type: "CALC", expression: "amount / total" },
        line: { type: "SINGLE_LINE_TEXT", expression: 'qty & " of " & total' },
      },
    },
    total: { type: "CALC", expression: "SUM(amount)" },
    withTax: { type: "CALC", expression: "total * 1.1" },
    rate: { type: "CALC", expression: "n" },
  };
  test("each row sees itself and the record; sums of rows come back into the rows [M]", () =>
    expect(
      all(order, { n: "2", table: rows({ price: "100", qty: "1" }, { price: "50", qty: "6" }) }),
    ).toEqual({
      rate: "2",
      "amount[0]": "200",
      "amount[1]": "600",
      total: "800",
      withTax: "880",
      "share[0]": "0.25",
      "share[1]": "0.75",
      "line[0]": "1 of 800",
      "line[1]": "6 of 800",
    }));
  test("a field without a result leaves those that need it without one", () =>
    expect(
      all({
        broken: { type: "CALC", expression: "1 / n" },
        after: { type: "CALC", expression: "broken + 1" },
        words: { type: "SINGLE_LINE_TEXT", expression: '"x" & broken' },
        saved: { type: "CALC", expression: "IF(n = 0, 7, broken)" },
      }),
    ).toEqual({ broken: "", after: "", words: "", saved: "7" }));
  test("a calculated field counts as what it holds", () =>
    expect(
      all(
        {
          blank: { type: "CALC", expression: 'IF(n = "", "", n * 2)' },
          more: { type: "CALC", expression: "blank + 1" },
          flag: { type: "CALC", expression: "m > 1" },
          asked: { type: "CALC", expression: "IF(flag, 1, 2)" },
          day: { type: "CALC", format: "DATE", expression: "d" },
          next: { type: "CALC", format: "DATE", expression: "day + 86400" },
          auto: { type: "SINGLE_LINE_TEXT", expression: "m" },
          isText: { type: "CALC", expression: 'auto = "5"' },
        },
        { m: "5", d: "2026-01-31" },
      ),
    ).toEqual({
      blank: "",
      more: "1",
      flag: "1",
      asked: "1",
      day: "2026-01-31",
      next: "2026-02-01",
      auto: "5",
      isText: "1",
    }));
});
