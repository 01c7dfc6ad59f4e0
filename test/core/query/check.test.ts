import { describe, expect, test } from "vitest";
import type { Operator } from "../../../src/core/fields/field.ts";
import { fieldTypes } from "../../../src/core/fields/index.ts";
import { check, checkSaved, checkSort, codesIn } from "../../../src/core/query/check.ts";
import { parseCondition, parseQuery, parseSort } from "../../../src/core/query/parse.ts";
import { comparisons } from "../../../src/core/query/syntax.ts";
import { aiko, appWith, field, ids, options, people, problemOf, record, refusal } from "./asking.ts";

const all = [
  field("SINGLE_LINE_TEXT", "text"),
  field("LINK", "link", { protocol: "WEB" }),
  field("MULTI_LINE_TEXT", "memo"),
  field("RICH_TEXT", "rich"),
  field("NUMBER", "number"),
  field("CALC", "calc", { expression: "number * 2" }),
  field("CHECK_BOX", "check", options("A", "B", "C")),
  field("RADIO_BUTTON", "radio", options("A", "B", "C")),
  field("DROP_DOWN", "drop", options("C", "A", "B")),
  field("MULTI_SELECT", "multi", options("A", "B", "C")),
  field("DATE", "date"),
  field("TIME", "time"),
  field("DATETIME", "datetime"),
  field("USER_SELECT", "user"),
  field("ORGANIZATION_SELECT", "unit"),
  field("GROUP_SELECT", "team"),
  field("FILE", "file"),
  field("SUBTABLE", "table", { fields: { column: { type: "NUMBER", code: "column", label: "column" } } }),
  field("GROUP", "group"),
  { id: 900, type: "REFERENCE_TABLE", code: "related", label: "related" },
  field("RECORD_NUMBER", "no"),
  field("CREATOR", "creator"),
  field("CREATED_TIME", "created"),
  field("MODIFIER", "modifier"),
  field("UPDATED_TIME", "updated"),
  { ...field("STATUS", "status"), enabled: true, options: [{ id: 1, label: "A", index: 0 }] },
  { ...field("STATUS_ASSIGNEE", "assignee"), enabled: true },
  field("CATEGORY", "category"),
];
const app = { fields: all };

const operators: Operator[] = [
  ...([
    "=",
    "!=",
    ">",
    "<",
    ">=",
    "<=",
    "in",
    "not in",
    "like",
    "not like",
    "is empty",
    "is not empty",
  ] as const),
];

describe("operators", () => {
  const equal: Operator[] = ["=", "!="];
  const ordering: Operator[] = [">", "<", ">=", "<="];
  const listing: Operator[] = ["in", "not in"];
  const searching: Operator[] = ["like", "not like"];
  const emptiness: Operator[] = ["is empty", "is not empty"];
  const numeric = [...equal, ...ordering, ...listing];
  const allowed: Record<string, Operator[]> = {
    $id: numeric,
    no: numeric,
    number: numeric,
    calc: numeric,
    text: [...equal, ...listing, ...searching],
    link: [...equal, ...listing, ...searching],
    memo: [...searching, ...emptiness],
    rich: searching,
    file: [...searching, ...emptiness],
    check: listing,
    radio: listing,
    drop: listing,
    multi: listing,
    date: [...equal, ...ordering],
    datetime: [...equal, ...ordering],
    created: [...equal, ...ordering],
    updated: [...equal, ...ordering],
    time: [...equal, ...ordering],
    creator: listing,
    modifier: listing,
    user: listing,
    unit: listing,
    team: listing,
    table: [],
    group: [],
    related: [],
    status: [...equal, ...listing],
    assignee: listing,
    category: [],
  };
  const literal: Record<string, string> = {
    ...Object.fromEntries(["check", "radio", "drop", "multi", "status"].map((code) => [code, '"A"'])),
    ...Object.fromEntries(["creator", "modifier", "user", "assignee"].map((code) => [code, '"ben"'])),
    unit: '"sales"',
    team: '"choir"',
    time: '"09:30"',
  };

  test("every type is listed here", () => {
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(fieldTypes.map(({ type }) => type)));
    expect(Object.keys(allowed).sort()).toEqual(["$id", ...all.map(({ code }) => code)].sort());
  });

  test.each(
    Object.entries(allowed).flatMap(([code, fine]) =>
      operators.map((operator) => [code, operator, fine.includes(operator)] as const),
    ),
  )("%s %s: %s", (code, operator, fine) => {
    const value = literal[code] ?? '"2024-01-31"';
    const text = operator.startsWith("is")
      ? `${code} ${operator}`
      : listing.includes(operator)
        ? `${code} ${operator} (${value})`
        : `${code} ${operator} ${value}`;
    if (fine) expect(check(parseQuery(text), { ...app, context: aiko }).where.is).not.toBe("all");
    else expect(refusal(app, text)).toMatchObject({ code: "GAIA_IQ03", facts: { code, operator } });
  });
});

describe("names and the order of complaints", () => {
  test("an unknown field is named before its value and operator are looked at", () => {
    expect(refusal(app, 'nosuch = "x"')).toMatchObject({ code: "GAIA_IQ11", facts: { code: "nosuch" } });
    expect(refusal(app, 'Text = "x"')).toMatchObject({ code: "GAIA_IQ11", facts: { code: "Text" } });
    expect(refusal(app, '$revision = "1"')).toMatchObject({ code: "GAIA_IQ11" });
    expect(refusal(app, "nosuch = FROM_TODAY(1)")).toMatchObject({ code: "GAIA_IQ11" });
  });

  test("an unknown option is named before an operator that does not fit", () => {
    expect(refusal(app, 'radio = "nosuch"')).toMatchObject({
      code: "GAIA_IQ10",
      facts: { code: "radio", value: "nosuch" },
    });
    expect(refusal(app, 'radio = "A"')).toMatchObject({
      code: "GAIA_IQ03",
      facts: { code: "radio", operator: "=" },
    });
  });

  test.each(["check", "radio", "drop", "multi"])(
    "every option in the list of %s must exist, for in and for not in",
    (code) => {
      expect(refusal(app, `${code} in ("A", "nosuch")`).code).toBe("GAIA_IQ10");
      expect(refusal(app, `${code} not in ("nosuch")`).code).toBe("GAIA_IQ10");
    },
  );

  test.each(["creator", "modifier", "user"])(
    "an unknown user in %s is an error, not an empty result",
    (code) => {
      expect(refusal(app, `${code} in ("nobody")`)).toMatchObject({
        code: "GAIA_IL26",
        facts: { code: "nobody" },
      });
      expect(refusal(app, `${code} not in ("nobody")`).code).toBe("GAIA_IL26");
    },
  );

  test("names with a dot belong to lists of related records", () => {
    expect(refusal(app, 'table.name in ("x")')).toMatchObject({ code: "GAIA_IR02" });
    expect(refusal(app, 'text.text in ("x")').code).toBe("GAIA_IR02");
    expect(refusal(app, 'text.$id in ("1")').code).toBe("GAIA_IR02");
  });

  test("the first bad condition from the left is the one reported", () => {
    expect(refusal(app, 'text = "x" and (nosuch = "x" or radio in ("nosuch"))').code).toBe("GAIA_IQ11");
    expect(refusal(app, 'radio in ("nosuch") order by nosuch limit 501').code).toBe("GAIA_IQ10");
    expect(refusal(app, "order by nosuch limit 501").code).toBe("GAIA_IQ11");
  });
});

describe("NUMBER", () => {
  const numbers = appWith(
    [field("NUMBER", "n")],
    { n: "5" },
    { n: "" },
    { n: "0" },
    { n: "-3" },
    { n: "0.5" },
    { n: "10" },
    { n: "999999999999.9999" },
  );

  test.each([
    "5",
    '"5"',
    '"05"',
    '"+5"',
    '"5e0"',
    '"5E0"',
    '"5.0"',
    '"0.5e1"',
    '"５"',
    '"５e０"',
    "+5",
    "5.0",
    "05",
  ])("n = %s finds 5: the literal is read like a stored number", (literal) =>
    expect(ids(numbers, `n = ${literal}`)).toEqual([1]),
  );

  test.each([
    ['n = "-0"', [3]],
    ['n = ".5"', [5]],
    ['n = "０.５"', [5]],
    ['n = "-３"', [4]],
    ['n in ("5", "-0")', [1, 3]],
    ['n > "9"', [6, 7]],
    ['n >= "10"', [6, 7]],
    ['n > "999999999999.9998"', [7]],
    ['n >= "999999999999.99991"', []],
    ['n > "1e999999999"', []],
    ['n < "1e999999999"', [1, 2, 3, 4, 5, 6, 7]],
    ['n > "-1e999999999"', [1, 3, 4, 5, 6, 7]],
    ['n > "1e-999999999"', [1, 5, 6, 7]],
  ])("%s", (query, found) => expect(ids(numbers, query)).toEqual(found));

  test.each([" 5", "5 ", "1,234", "5abc", "abc", "＋5", "－5", "5．0", "5ｅ0", " "])(
    "%j is not understood: it matches nothing, for != too, and not in matches all",
    (literal) => {
      for (const operator of ["=", "!=", "<", ">", "<=", ">="])
        expect(ids(numbers, `n ${operator} "${literal}"`)).toEqual([]);
      expect(ids(numbers, `n in ("${literal}")`)).toEqual([]);
      expect(ids(numbers, `n in ("${literal}", "5")`)).toEqual([1]);
      expect(ids(numbers, `n not in ("${literal}")`)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(ids(numbers, `n not in ("${literal}", "5")`)).toEqual([2, 3, 4, 5, 6, 7]);
    },
  );

  test("empty is a value of its own, not 0, and below every number", () => {
    expect(ids(numbers, 'n = ""')).toEqual([2]);
    expect(ids(numbers, 'n in ("")')).toEqual([2]);
    expect(ids(numbers, 'n in ("", "5")')).toEqual([1, 2]);
    expect(ids(numbers, 'n != "0"')).toEqual([1, 2, 4, 5, 6, 7]);
    expect(ids(numbers, 'n not in ("0")')).toEqual([1, 2, 4, 5, 6, 7]);
    expect(ids(numbers, 'n != ""')).toEqual([1, 3, 4, 5, 6, 7]);
    expect(ids(numbers, 'n not in ("")')).toEqual([1, 3, 4, 5, 6, 7]);
    expect(ids(numbers, 'n not in ("", "5")')).toEqual([3, 4, 5, 6, 7]);
    expect(ids(numbers, 'n < "0"')).toEqual([2, 4]);
    expect(ids(numbers, 'n <= "0"')).toEqual([2, 3, 4]);
    expect(ids(numbers, 'n >= "0"')).toEqual([1, 3, 5, 6, 7]);
  });

  test.each([">", "<", ">=", "<="])("%s with nothing to compare is an invalid query", (operator) =>
    expect(refusal(numbers, `n ${operator} ""`).code).toBe("GAIA_IL08"),
  );

  test("in and not in with nothing listed", () => {
    expect(ids(numbers, "n in ()")).toEqual([]);
    expect(ids(numbers, "n not in ()")).toHaveLength(7);
  });
});

describe.each(["$id", "no"])("%s", (code) => {
  const records = appWith(all, {}, {}, {});

  test.each([
    [`${code} = 2`, [2]],
    [`${code} = "002"`, [2]],
    [`${code} = "+2"`, [2]],
    [`${code} != 2`, [1, 3]],
    [`${code} >= 2`, [2, 3]],
    [`${code} < "-1"`, []],
    [`${code} in (1, "3", "x")`, [1, 3]],
    [`${code} not in ("1")`, [2, 3]],
    [`${code} < 99999999999999999999`, [1, 2, 3]],
    [`${code} = 99999999999999999999`, []],
    [`${code} = ""`, []],
    [`${code} != ""`, [1, 2, 3]],
    [`${code} in ("")`, []],
    [`${code} not in ("")`, [1, 2, 3]],
  ])("%s", (query, found) => expect(ids(records, query)).toEqual(found));

  test.each(["abc", "1e0", "1.0", " 1", "1 ", "１"])("%j is not understood", (literal) => {
    for (const operator of ["=", "!=", "<", ">"])
      expect(ids(records, `${code} ${operator} "${literal}"`)).toEqual([]);
  });

  test("an ordering comparison with nothing is an invalid query", () => {
    for (const operator of ["<", ">", "<=", ">="])
      expect(refusal(records, `${code} ${operator} ""`).code).toBe("GAIA_IL08");
  });
});

describe.each(["SINGLE_LINE_TEXT", "LINK"])("%s", (type) => {
  const long = "x".repeat(64);
  const texts = appWith(
    [field(type, "t", type === "LINK" ? { protocol: "WEB" } : {})],
    { t: "abc" },
    { t: "ABC" },
    { t: "ＡＢＣ" },
    { t: "abc  " },
    { t: " abc" },
    { t: "abc　" },
    { t: "" },
    { t: "   " },
    { t: `${long}1` },
    { t: `${long}2` },
  );

  test.each([
    ['t = "abc"', [1, 4]],
    ['t = "abc   "', [1, 4]],
    ['t = "ABC"', [2]],
    ['t in ("ＡＢＣ")', [3]],
    ['t = " abc"', [5]],
    ['t = "abc　"', [6]],
    ['t = "abc\\t"', []],
    ['t = ""', [7, 8]],
    ['t = "  "', [7, 8]],
    ['t in ("")', [7, 8]],
    ['t in ("", "ABC")', [2, 7, 8]],
    ['t != "abc"', [2, 3, 5, 6, 7, 8, 9, 10]],
    ['t not in ("abc", "ABC")', [3, 5, 6, 7, 8, 9, 10]],
    ['t != ""', [1, 2, 3, 4, 5, 6, 9, 10]],
    ['t not in ("")', [1, 2, 3, 4, 5, 6, 9, 10]],
    [`t = "${long}"`, [9, 10]],
    [`t = "${long}1"`, [9, 10]],
    [`t in ("${long}3")`, [9, 10]],
    [`t != "${long}1"`, [1, 2, 3, 4, 5, 6, 7, 8]],
    [`t = "${"x".repeat(63)}"`, []],
  ])("%s", (query, found) => expect(ids(texts, query)).toEqual(found));
});

describe("dates and times", () => {
  const moments = appWith(
    all,
    { date: "2024-01-31", time: "09:30", datetime: "2024-01-31T03:00:00Z" },
    { date: "2024-02-01", time: "10:00", datetime: "2024-01-31T15:00:00Z" },
    {},
  );

  test.each([
    ['date = "2024-01-31"', [1]],
    ['date != "2024-01-31"', [2, 3]],
    ['date < "2024-02-01"', [1, 3]],
    ['date <= "2024-02-01"', [1, 2, 3]],
    ['date > "2024-01-31"', [2]],
    ['date >= "2024-01-31"', [1, 2]],
    ['date = ""', [3]],
    ['date != ""', [1, 2]],
    ['time = "9:30"', [1]],
    ['time < "10:00"', [1, 3]],
    ['time >= "09:30"', [1, 2]],
    ['time = ""', [3]],
    ['datetime = "2024-01-31T12:00:00+09:00"', [1]],
    ['datetime = "2024-01-31T03:00:59Z"', [1]],
    ['datetime < "2024-01-31T15:00:00Z"', [1, 3]],
    ['datetime >= "2024-01-31T03:00:00Z"', [1, 2]],
    ['datetime = ""', [3]],
    ['datetime != ""', [1, 2]],
    // A date is the beginning of that day where the caller is.
    ['datetime = "2024-02-01"', [2]],
    ['datetime < "2024-02-01"', [1, 3]],
    ['date = "tomorrow"', []],
    ['date != "2024-02-30"', []],
    ['created != ""', [1, 2, 3]],
    ['created = ""', []],
    ['created <= "2024-01-01T00:00:00Z"', [1, 2, 3]],
  ])("%s", (query, found) => expect(ids(moments, query)).toEqual(found));

  test.each(["date", "time", "datetime", "created"])(
    "an ordering comparison of %s with nothing is an invalid query",
    (code) => expect(refusal(app, `${code} < ""`).code).toBe("GAIA_IL08"),
  );
});

describe("options", () => {
  const chosen = appWith(
    all,
    { check: ["A"], multi: ["A", "B"], radio: "A", drop: "A" },
    { check: ["A", "B"], multi: ["C"], radio: "B", drop: "B" },
    { check: [], multi: [], radio: null, drop: null },
  );

  test.each([
    ['check in ("B", "C")', [2]],
    ['check in ("A")', [1, 2]],
    ['check not in ("B")', [1, 3]],
    ['multi in ("B", "C")', [1, 2]],
    ['multi not in ("A")', [2, 3]],
    ['radio in ("A", "B")', [1, 2]],
    ['radio not in ("A")', [2, 3]],
    ['drop in ("A")', [1]],
    ['drop not in ("", "A")', [2]],
    ['drop in ("")', [3]],
    ['radio in ("")', [3]],
    ['check in ("")', [3]],
    ['check in ("", "B")', [2, 3]],
    ['multi not in ("")', [1, 2]],
    ["check in ()", []],
    ["check not in ()", [1, 2, 3]],
  ])("%s", (query, found) => expect(ids(chosen, query)).toEqual(found));

  test("a removed option can still be asked for", () => {
    const removed = { ...field("DROP_DOWN", "d", options("A")), removedOptions: ["Old"] };
    expect(ids(appWith([removed], { d: "Old" }, { d: "A" }), 'd in ("Old")')).toEqual([1]);
  });
});

describe("users", () => {
  const { fields, records } = appWith(
    all,
    { user: [{ code: "aiko", name: "Aiko" }] },
    {
      user: [
        { code: "ben", name: "Ben" },
        { code: "chie", name: "Chie" },
      ],
    },
    { user: [] },
  );
  const made = {
    fields,
    records: records.map((one, index) => ({
      ...one,
      creatorId: [people.aiko, people.ben, people.ben][index] ?? 0,
    })),
  };

  test.each([
    ['user in ("ben", "aiko")', [1, 2]],
    ['user not in ("ben")', [1, 3]],
    ['user in ("")', [3]],
    ['user in ("", "chie")', [2, 3]],
    ["user in (LOGINUSER())", [1]],
    ['user in (loginuser(), "chie")', [1, 2]],
    ["user not in (LOGINUSER())", [2, 3]],
    ['creator in ("ben")', [2, 3]],
    ["creator in (LOGINUSER())", [1]],
    ["creator not in (LOGINUSER())", [2, 3]],
    ["modifier in (LOGINUSER())", [1, 2, 3]],
  ])("%s", (query, found) => expect(ids(made, query)).toEqual(found));

  test("the caller need not be looked up", () => {
    const alone = { ...aiko, user: () => undefined };
    expect(ids(made, "user in (LOGINUSER())", alone)).toEqual([1]);
    expect(refusal(made, 'user in ("ben")', alone).code).toBe("GAIA_IL26");
  });

  test("the codes to look up", () => {
    const tree = parseQuery(
      'user in ("ben", "", LOGINUSER()) and text in ("x") or creator not in ("chie", "ben") and nosuch in ("y")',
    );
    expect(codesIn(tree.condition, all)).toEqual({ users: ["ben", "chie"], organizations: [], groups: [] });
    expect(codesIn(undefined, all)).toEqual({ users: [], organizations: [], groups: [] });
  });
});

describe("like is a word search", () => {
  const stored = [
    "gamma keyword",
    "FOO BAR",
    "X-Y",
    "P-Q-R",
    "ABCDEF",
    "ALPHA_BETA",
    "KSQL-FLOW-TEST-C200",
    "丸の内",
  ];
  const texts = appWith(
    [field("SINGLE_LINE_TEXT", "t"), field("MULTI_LINE_TEXT", "m")],
    ...stored.map((t) => ({ t, m: t })),
    {},
  );

  test.each([
    ["key", []],
    ["keyword", [1]],
    ["FOO", [2]],
    ["BAR", [2]],
    ["OO", []],
    ["X", [3]],
    ["Y", [3]],
    ["X-Y", [3]],
    ["P-Q", [4]],
    ["ABC", []],
    ["ABCDEF", [5]],
    ["ALPHA", []],
    ["ALPHA_BETA", [6]],
    ["KSQL-FLOW-TEST-C", []],
    ["の内", [8]],
    ["内", []],
    ["%", []],
    ["foo bar", [2]],
    ["BAR FOO", []],
  ])("%s", (keyword, found) => {
    for (const code of ["t", "m"]) {
      expect(ids(texts, `${code} like "${keyword}"`)).toEqual(found);
      const others = stored
        .map((_, index) => index + 1)
        .concat(9)
        .filter((id) => !(found as number[]).includes(id));
      expect(ids(texts, `${code} not like "${keyword}"`)).toEqual(others);
    }
  });

  test("looking for nothing is an invalid query", () => {
    for (const code of ["text", "memo", "rich", "file"]) {
      expect(refusal(app, `${code} like ""`).code).toBe("GAIA_IL08");
      expect(refusal(app, `${code} not like ""`).code).toBe("GAIA_IL08");
    }
  });

  test("files are found by name", () => {
    const file = { fileKey: "k", name: "見積書 2024.pdf", contentType: "application/pdf", size: "1" };
    const files = appWith(all, { file: [file] }, {});
    expect(ids(files, 'file like "見積書"')).toEqual([1]);
    expect(ids(files, "file is empty")).toEqual([2]);
    expect(ids(files, "file is not empty")).toEqual([1]);
  });
});

test("is empty: unset, nothing and nothing but blanks", () => {
  const memos = appWith(all, { memo: "x" }, { memo: "" }, { memo: " \n\t " }, {}, { memo: " x" });
  expect(ids(memos, "memo is empty")).toEqual([2, 3, 4]);
  expect(ids(memos, "memo is not empty")).toEqual([1, 5]);
});

describe("order, limit and offset", () => {
  const sorted = appWith(
    all,
    { number: "10", text: "b", drop: "A", date: "2024-01-02" },
    { number: "9", text: "a", drop: "C" },
    { number: "", text: "B", drop: null, date: "2024-01-01" },
    { number: "9", text: "", drop: "B" },
    { number: "-1", text: "あ", drop: "A" },
  );

  test.each([
    ["order by $id asc", [1, 2, 3, 4, 5]],
    ["order by no desc", [5, 4, 3, 2, 1]],
    ["order by number asc", [3, 5, 4, 2, 1]],
    ["order by number desc", [1, 4, 2, 5, 3]],
    ["order by number", [3, 5, 4, 2, 1]],
    ["order by number asc, $id asc", [3, 5, 2, 4, 1]],
    ["order by number asc, number desc, text asc", [3, 5, 4, 2, 1]],
    ["order by text asc", [4, 3, 2, 1, 5]],
    ["order by date asc", [5, 4, 2, 3, 1]],
    // By the place of the option in the settings: C, A, B.
    ["order by drop asc", [3, 2, 5, 1, 4]],
    ["order by drop desc", [4, 5, 1, 2, 3]],
    ["order by created desc, creator asc, $id asc", [1, 2, 3, 4, 5]],
  ])("%s", (query, found) => expect(ids(sorted, query)).toEqual(found));

  test("without an order the newest come first, a hundred of them", () => {
    expect(check(parseQuery(""), { ...app, context: aiko })).toEqual({
      where: { is: "all" },
      order: [{ on: { kind: "integer", column: "id" }, descending: true }],
      limit: 100,
      offset: 0,
    });
  });

  test.each([
    ..."$id no text number date datetime time created updated drop radio link creator modifier".split(" "),
  ])("%s can be sorted by", (code) =>
    expect(checkSort(parseSort(`${code} asc`, "sort"), all)).toHaveLength(1),
  );

  test.each([..."check multi rich $revision memo file user table.name".split(" ")])(
    "%s cannot be sorted by",
    (code) => expect(refusal(app, `order by ${code}`)).toMatchObject({ code: "GAIA_IS02", facts: { code } }),
  );

  test("limits", () => {
    const checked = (text: string) => check(parseQuery(text), { ...app, context: aiko });
    expect(checked("limit 500 offset 10000")).toMatchObject({ limit: 500, offset: 10_000 });
    expect(checked("limit 0")).toMatchObject({ limit: 0 });
    expect(refusal(app, "limit 501").code).toBe("GAIA_QU01");
    expect(refusal(app, "offset 10001").code).toBe("GAIA_QU02");
    expect(refusal(app, "offset 99999").code).toBe("GAIA_QU02");
    expect(refusal(app, "limit -1").code).toBe("CB_VA01");
  });
});

describe("saved filters", () => {
  const saved = (text: string) =>
    checkSaved(parseCondition(text, "filterCond"), { fields: all, context: aiko });

  test("use and, or or, but not both", () => {
    expect(saved('text = "a" and number > 1 and date = TODAY()')).toMatchObject({ is: "and" });
    expect(saved('text = "a" or number > 1')).toMatchObject({ is: "or" });
    expect(saved("")).toEqual({ is: "all" });
    for (const mixed of [
      'text = "a" or number > 1 and number < 5',
      '(text = "a" or number > 1) and number < 5',
      '((text = "a" and number > 1)) or number = 7',
    ]) {
      expect(problemOf(() => saved(mixed)).code).toBe("GAIA_IQ02");
      expect(ids(appWith(all), mixed)).toEqual([]);
    }
  });

  test("a user who does not exist has an error of its own", () => {
    expect(problemOf(() => saved('user in ("nobody")')).code).toBe("GAIA_IL42");
    expect(saved('user in ("ben", LOGINUSER())')).toMatchObject({ is: "in" });
  });

  test("everything else is as in a query", () => {
    expect(problemOf(() => saved('nosuch = "x"')).code).toBe("GAIA_IQ11");
    expect(problemOf(() => saved('radio = "A"')).code).toBe("GAIA_IQ03");
    expect(problemOf(() => checkSort(parseSort("check asc", "sort"), all)).code).toBe("GAIA_IS02");
    expect(problemOf(() => checkSort(parseSort("nosuch asc", "sort"), all)).code).toBe("GAIA_IQ11");
  });
});

test("and, or and parentheses", () => {
  const rows = appWith(
    all,
    { number: "1", text: "a" },
    { number: "2", text: "b" },
    { number: "3", text: "a" },
  );
  expect(ids(rows, 'number = 1 or number = 3 and text = "b"')).toEqual([1]);
  expect(ids(rows, '(number = 1 or number = 3) and text = "a"')).toEqual([1, 3]);
  expect(
    [...comparisons(parseQuery('(text = "a" or number = 3) and $id > 0').condition)].map(
      ({ field }) => field,
    ),
  ).toEqual(["text", "number", "$id"]);
});

test("system values stand in the columns of every app", () => {
  const records = [record(all, 1, {}, { updatedAt: "2024-01-31T03:04:00Z" }), record(all, 2, {})];
  expect(ids({ fields: all, records }, "updated = NOW()")).toEqual([1]);
});
