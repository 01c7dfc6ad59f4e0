import { describe, expect, test } from "vitest";
import { check, codesIn } from "../../../src/core/query/check.ts";
import { parseQuery } from "../../../src/core/query/parse.ts";
import type { Condition } from "../../../src/core/query/query.ts";
import { aiko, appWith, field, ids, options, refusal, rows } from "./asking.ts";

const column = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
const fields = [
  field("SINGLE_LINE_TEXT", "title"),
  field("SUBTABLE", "lines", {
    fields: {
      ...column("SINGLE_LINE_TEXT", "name"),
      ...column("NUMBER", "count"),
      ...column("DROP_DOWN", "kind", options("A", "B")),
      ...column("DATE", "day"),
      ...column("DATETIME", "moment"),
      ...column("TIME", "time"),
      ...column("MULTI_LINE_TEXT", "memo"),
      ...column("USER_SELECT", "who"),
    },
  }),
  field("SUBTABLE", "others", { fields: column("SINGLE_LINE_TEXT", "note") }),
];
const a1 = { name: "a", count: "1" };
const b2 = { name: "b", count: "2" };

describe("conditions on fields in tables [M]", () => {
  const app = appWith(
    fields,
    { lines: rows(a1, b2), others: rows({ note: "x" }) },
    { lines: rows({ name: "a", count: "2" }) },
    { lines: rows(a1, { name: "" }), others: rows({ note: "y" }) },
    {},
    { lines: rows({}) },
  );
  test.each<[string, number[]]>([
    // positive: some row
    ['name in ("a")', [1, 2, 3]],
    ['name in ("a", "b")', [1, 2, 3]],
    ['name in ("")', [3, 5]],
    ["name in ()", []],
    ["count > 1", [1, 2]],
    ["count < 2", [1, 3, 5]],
    ['name like "b"', [1]],
    ["memo is empty", [1, 2, 3, 5]],
    // negative: there are rows, and each of them
    ['name not in ("a")', [5]],
    ['name not in ("")', [1, 2]],
    ['name not in ("nobody")', [1, 2, 3, 5]],
    ['name not like "b"', [2, 3, 5]],
    ["memo is not empty", []],
    ['count not in ("1")', [2, 5]],
    // `and`: in the same row
    ['name in ("a") and count > 1', [2]],
    ['name in ("a") and count in ("1")', [1, 3]],
    ['count in ("2") and name in ("b") and memo is empty', [1]],
    ['(name in ("a") and count > 1) and title = ""', [2]],
    ['name in ("a") and (count > 1 and title = "")', [2]],
    // `or`, and parentheses around one: each on its own
    ['name in ("b") or count in ("2")', [1, 2]],
    ['name in ("a") and (count > 1 or title = "x")', [1, 2]],
    // other tables and negations: each on its own
    ['name in ("b") and note in ("x")', [1]],
    ['name in ("a") and note in ("x", "y")', [1, 3]],
    ['name in ("a") and count not in ("3")', [1, 2, 3]],
    ['name in ("a") and name not in ("b")', [2, 3]],
    ['name in ("b") and count not in ("1")', []],
    ['name not in ("b") and count not in ("1")', [2, 5]],
  ])("%s", (query, found) => {
    expect(ids(app, query)).toEqual(found);
  });

  test.each(["=", "!="])("%s is refused inside of tables, whatever the type", (operator) => {
    const codes: [string, string][] = [
      ["name", '"a"'],
      ["count", "1"],
      ["day", '"2024-01-31"'],
      ["moment", "NOW()"],
      ["kind", '"A"'],
      ["memo", '"x"'],
    ];
    for (const [code, value] of codes) {
      expect(refusal(app, `${code} ${operator} ${value}`)).toMatchObject({
        code: "GAIA_IQ07",
        facts: { code, operator },
      });
    }
  });

  test("an option that is none is named first", () => {
    expect(refusal(app, 'kind = "nosuch"')).toMatchObject({ code: "GAIA_IQ10" });
    expect(refusal(app, 'kind > "A"')).toMatchObject({ code: "GAIA_IQ03" });
    expect(refusal(app, 'name > "A"')).toMatchObject({
      code: "GAIA_IQ03",
      facts: { code: "name", operator: ">" },
    });
    expect(refusal(app, 'count >= ""')).toMatchObject({ code: "GAIA_IL08" });
  });

  test("tables, and columns by the name of their table, are not asked", () => {
    expect(refusal(app, 'lines.name in ("a")')).toMatchObject({ code: "GAIA_IR02" });
    for (const operator of ['in ("a")', "is empty", '= "a"', 'like "a"']) {
      expect(refusal(app, `lines ${operator}`)).toMatchObject({ code: "GAIA_IQ03" });
    }
  });

  test("nothing is sorted by what stands in a table", () => {
    for (const code of ["name", "count", "lines", "lines.name"]) {
      expect(refusal(app, `order by ${code} asc`)).toMatchObject({ code: "GAIA_IS02", facts: { code } });
    }
  });

  test("its users are looked up", () => {
    const tree = parseQuery('who in ("ben", LOGINUSER()) and name in ("aiko")');
    expect(codesIn(tree.condition, fields).users).toEqual(["ben"]);
    expect(refusal(app, 'who in ("nobody")')).toMatchObject({ code: "GAIA_IL26" });
  });
});

describe("questions about tables", () => {
  const where = (text: string) => check(parseQuery(text), { fields, context: aiko }).where;
  const count = (condition: Condition): number =>
    condition.is === "row"
      ? 1
      : condition.is === "not"
        ? count(condition.part)
        : "parts" in condition
          ? condition.parts.reduce((sum, part) => sum + count(part), 0)
          : 0;
  test.each([
    ['name in ("a") and count > 1', 1],
    ['name in ("a") or count > 1', 1],
    ['name not in ("a") and count not in ("1") and name not like "x"', 2],
    ['name in ("a") and count not in ("1")', 2],
    ['(name in ("a") or count > 1) and (name in ("b") or count > 2)', 2],
    ['name in ("a") or note in ("x")', 2],
  ])("%s: %i", (text, questions) => {
    expect(count(where(text))).toBe(questions);
  });
  test("more of them than a database can bear are refused", () => {
    const many = (count: number) => Array.from({ length: count }, () => 'name not in ("a")').join(" or ");
    expect(count(where(many(250)))).toBe(500);
    expect(refusal({ fields }, many(251))).toMatchObject({ code: "GAIA_IL08" });
  });
});

describe("dates in tables take `in` [D]", () => {
  // Wednesday noon in Tokyo, 2024-01-31
  const app = appWith(
    fields,
    { lines: rows({ day: "2024-01-31", moment: "2024-01-30T15:00:00Z", time: "09:30" }) },
    { lines: rows({ day: "2024-01-28", moment: "2024-01-30T14:59:00Z", time: "10:00" }) },
    { lines: rows({}) },
    {},
  );
  test.each<[string, number[]]>([
    ['day in ("2024-01-31")', [1]],
    ['day in ("2024-01-31", "")', [1, 3]],
    ['day not in ("2024-01-31")', [2, 3]],
    ["day in (TODAY())", [1]],
    ["day in (THIS_WEEK())", [1, 2]],
    ['day in (LAST_YEAR(), "2024-01-28", "")', [2, 3]],
    ["day not in (THIS_WEEK())", [3]],
    ["moment in (TODAY())", [1]],
    ['moment in ("2024-01-30T14:59:00Z")', [2]],
    ['time in ("9:30")', [1]],
    ['day >= "2024-01-29" and moment in (TODAY())', [1]],
    ['day > "2024-01-29" and time in ("10:00")', []],
  ])("%s", (query, found) => {
    expect(ids(app, query)).toEqual(found);
  });
  test("NOW is no day, and a time has no functions", () => {
    expect(refusal(app, "day in (NOW())")).toMatchObject({ code: "GAIA_IQ03" });
    expect(refusal(app, "time in (NOW())")).toMatchObject({ code: "GAIA_IQ03" });
  });
});
