import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "../../../src/core/errors/problem.ts";
import type { Operator } from "../../../src/core/fields/field.ts";
import { type FunctionName, functions } from "../../../src/core/query/functions.ts";
import {
  maxConditions,
  maxDepth,
  maxOperands,
  maxSortKeys,
  parseCondition,
  parseQuery,
  parseSort,
} from "../../../src/core/query/parse.ts";
import { printCondition, printQuery, printSort } from "../../../src/core/query/print.ts";
import type { Comparison, ConditionTree, Operand, QueryTree } from "../../../src/core/query/syntax.ts";
import { problemOf } from "./asking.ts";

const literal = (text: string): Operand => ({ is: "literal", text });
const comparison = (field: string, operator: Operator, ...operands: Operand[]): Comparison => ({
  is: "comparison",
  field,
  operator,
  operands,
});
const a = comparison("a", "=", literal("1"));
const b = comparison("b", "=", literal("2"));
const c = comparison("c", "=", literal("3"));

describe("a query", () => {
  test("is condition, order, limit and offset, each of them optional", () => {
    expect(parseQuery('a = "1" order by b desc, c asc, $id limit 10 offset 20')).toEqual({
      condition: a,
      order: [
        { field: "b", descending: true },
        { field: "c", descending: false },
        { field: "$id", descending: false },
      ],
      limit: 10,
      offset: 20,
    });
    expect(parseQuery("")).toEqual({ order: [] });
    expect(parseQuery(" \n")).toEqual({ order: [] });
    expect(parseQuery("limit 500")).toEqual({ order: [], limit: 500 });
    expect(parseQuery("offset 5")).toEqual({ order: [], offset: 5 });
    expect(parseQuery("order by a")).toEqual({ order: [{ field: "a", descending: false }] });
    expect(parseQuery("a = 1 limit 5").limit).toBe(5);
  });

  test.each([
    ['a = "1" or b = "2" and c = "3"', { is: "or", parts: [a, { is: "and", parts: [b, c] }] }],
    ['(a = "1" or b = "2") and c = "3"', { is: "and", parts: [{ is: "or", parts: [a, b] }, c] }],
    ['(a = "1" and b = "2") and c = "3"', { is: "and", parts: [{ is: "and", parts: [a, b] }, c] }],
    ['a = "1" and b = "2" and c = "3"', { is: "and", parts: [a, b, c] }],
    ['((a = "1"))', a],
  ])("%s: and binds tighter than or, parentheses group", (text, tree) =>
    expect(parseQuery(text).condition).toEqual(tree),
  );

  test.each([
    ["a = 5", comparison("a", "=", literal("5"))],
    ["a = -5.25", comparison("a", "=", literal("-5.25"))],
    ["a=+5", comparison("a", "=", literal("+5"))],
    ['a!="x"', comparison("a", "!=", literal("x"))],
    ['a>="x"', comparison("a", ">=", literal("x"))],
    ['a<"x"', comparison("a", "<", literal("x"))],
    ['a in (1, "x")', comparison("a", "in", literal("1"), literal("x"))],
    ['a not in("x")', comparison("a", "not in", literal("x"))],
    ["a in ()", comparison("a", "in")],
    ['a like"x"', comparison("a", "like", literal("x"))],
    ['a not like "x"', comparison("a", "not like", literal("x"))],
    ["a is empty", comparison("a", "is empty")],
    ["a is not empty", comparison("a", "is not empty")],
    ['$id > "3"', comparison("$id", ">", literal("3"))],
    ['関連.名前 in ("x")', comparison("関連.名前", "in", literal("x"))],
    ['関連.$id > "1"', comparison("関連.$id", ">", literal("1"))],
    ["d = TODAY()", comparison("d", "=", { is: "call", name: "TODAY", arguments: [] })],
    [
      "d > FROM_TODAY(-5, DAYS)",
      comparison("d", ">", { is: "call", name: "FROM_TODAY", arguments: ["-5", "DAYS"] }),
    ],
    ["d = THIS_MONTH(LAST)", comparison("d", "=", { is: "call", name: "THIS_MONTH", arguments: ["LAST"] })],
    [
      'u in (LOGINUSER(), "x")',
      comparison("u", "in", { is: "call", name: "LOGINUSER", arguments: [] }, literal("x")),
    ],
  ])("%s", (text, tree) => expect(parseQuery(text).condition).toEqual(tree));

  test.each([
    "名前",
    "ｶﾅ",
    "Ａ１",
    "a１2",
    "_a",
    "＿",
    "単価・税込",
    "＄",
    "￥額",
    "文字列__1行_",
    "é",
    "ー",
  ])("%s is a field code", (code) =>
    expect(parseQuery(`${code}="1" order by ${code} desc`).condition).toMatchObject({ field: code }),
  );

  test.each(["and", "or", "in", "is", "like", "order", "by", "limit", "offset", "empty", "asc", "TODAY"])(
    "a field may be called %s",
    (code) => {
      expect(parseQuery(`${code} = "1" and ${code} in ("2")`).condition).toMatchObject({
        parts: [{ field: code }, { field: code }],
      });
    },
  );

  test("keywords and functions are read in any case, field codes are not changed", () => {
    expect(
      parseQuery('A IN ("x") OR b IS NOT Empty AND d = today() ORDER BY A DESC, b Asc LIMIT 1 OFFSET 2'),
    ).toEqual(
      parseQuery('A in ("x") or b is not empty and d = TODAY() order by A desc, b asc limit 1 offset 2'),
    );
    expect(parseQuery("d = from_today(1, days)")).toEqual(parseQuery("d = FROM_TODAY(1, DAYS)"));
  });

  test("space, tab, line breaks and the full-width space stand between words", () => {
    expect(parseQuery('a\u3000=\t"1"\r\nand\u3000\u3000b = "2"\u3000limit\n5')).toEqual(
      parseQuery('a = "1" and b = "2" limit 5'),
    );
    expect(() => parseQuery('a\u00a0= "1"')).toThrow(Problem);
  });

  test("escapes", () => {
    expect(parseQuery(String.raw`a = "\"\\\n\t\r"`).condition).toEqual(
      comparison("a", "=", literal('"\\\n\t\r')),
    );
    expect(parseQuery('a = "\'日本語　％*"').condition).toEqual(
      comparison("a", "=", literal("'日本語　％*")),
    );
  });

  test("more than can be counted is still a limit", () => {
    expect(parseQuery("limit 99999999999999999999").limit).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe("a syntax error", () => {
  test.each([
    "a = 'x'",
    'a = "x',
    'a = "x\ty"',
    'a = "x\ny"',
    'a = "x\ry"',
    'a = "x\u0000y"',
    String.raw`a = "\d"`,
    '`a` = "x"',
    '"a" = "x"',
    "a",
    "a =",
    'a == "x"',
    'a <> "x"',
    'a "x"',
    "= 1",
    "a = b",
    "a = 5abc",
    "a = 1e5",
    "a = 5.",
    "a = .5",
    'a = "x" and',
    'a = "x" b = "y"',
    'a = "x" or or b = "y"',
    '(a = "x"',
    'a = "x")',
    "()",
    'not (a = "x")',
    'not a = "x"',
    'a not = "x"',
    "a in",
    'a in "x"',
    'a in ("x",)',
    'a in ("x" "y")',
    "a like 5",
    "a like TODAY()",
    "a is null",
    "a is not",
    "1a = 5",
    "a.b.c = 1",
    "a. = 1",
    "d = TODAY",
    "d = SOMEDAY()",
    "d = TODAY(",
    'd = FROM_TODAY("5", DAYS)',
    "d = FROM_TODAY(1.5, DAYS)",
    "order by",
    "order a",
    "order by a,",
    "order by a up",
    "order by a desc desc",
    "limit",
    "limit -1",
    "limit +1",
    "limit 1.5",
    'limit "5"',
    "offset -1",
    "limit 1 limit 2",
    "offset 5 limit 5",
    "limit 5 order by a",
    'order by a a = "x"',
    "a = 1;",
    "a = 1 -- x",
    "*",
  ])("%j", (text) =>
    expect(problemOf(() => parseQuery(text))).toMatchObject({
      code: "CB_VA01",
      errors: { query: [{ text: "querySyntax" }] },
    }),
  );

  test("is about the parameter that holds the text, and the log says where it is", () => {
    expect(problemOf(() => parseCondition("a =", "views[x].filterCond"))).toMatchObject({
      errors: { "views[x].filterCond": [{ text: "querySyntax" }] },
      why: "a value expected at character 4",
    });
    expect(problemOf(() => parseSort("a up", "sort"))).toMatchObject({
      errors: { sort: [{ text: "querySyntax" }] },
    });
  });

  test("depth and size are bounded, and the bounds are generous", () => {
    const nested = (depth: number) => `${"(".repeat(depth)}a = 1${")".repeat(depth)}`;
    expect(parseQuery(nested(maxDepth)).condition).toEqual(a);
    const tooMuch = [
      nested(maxDepth + 1),
      "(".repeat(100_000),
      nested(100_000),
      Array(maxConditions + 1)
        .fill("a = 1")
        .join(" and "),
      `a in (${Array(maxOperands + 1)
        .fill(1)
        .join()})`,
      `d = TODAY(${Array(maxOperands + 1)
        .fill(1)
        .join()})`,
      `order by ${Array(maxSortKeys + 1)
        .fill("a")
        .join()}`,
    ];
    for (const text of tooMuch) expect(problemOf(() => parseQuery(text)).code).toBe("CB_VA01");
    expect(parseQuery(Array(maxConditions).fill("a = 1").join(" or ")).condition).toMatchObject({ is: "or" });
    expect(parseQuery(`a in (${Array(maxOperands).fill(1).join()})`).condition).toMatchObject({
      operator: "in",
    });
  });

  test("is found at once, also in megabytes", () => {
    const started = performance.now();
    const megabyte = 1_000_000;
    for (const text of ["(", "a", '"', "\\", "1", " ", '"\\"', "a=1 and ", "ー", "=", ",", "a.b"]) {
      expect(() => parseQuery(text.repeat(megabyte))).toSatisfy((read: () => unknown) => throwsOrReads(read));
    }
    expect(parseQuery(`a = "${'\\"'.repeat(megabyte)}"`).condition).toMatchObject({
      operands: [{ text: '"'.repeat(megabyte) }],
    });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test("is the only thing that can happen to any text", () => {
    const pieces = fc.constantFrom(
      "a",
      "名",
      "(",
      ")",
      '"',
      "\\",
      "and",
      "or",
      "in",
      "not",
      "like",
      "is",
      "empty",
      "=",
      "!=",
      "<",
      "1",
      "-1",
      ",",
      ".",
      " ",
      "\u3000",
      "order",
      "by",
      "limit",
      "offset",
      "TODAY",
      "\n",
      "$id",
      "\ud83d",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "grapheme" }),
          fc.array(pieces).map((all) => all.join("")),
          fc.array(pieces).map((all) => all.join(" ")),
        ),
        (text) => {
          expect(() => parseQuery(text)).toSatisfy((read: () => unknown) => throwsOrReads(read));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("a saved filter and a saved order", () => {
  test("are only that", () => {
    expect(parseCondition('a = "1"', "filterCond")).toEqual(a);
    expect(parseCondition(" ", "filterCond")).toBeUndefined();
    expect(() => parseCondition('a = "1" order by a', "filterCond")).toThrow(Problem);
    expect(() => parseCondition("limit 5", "filterCond")).toThrow(Problem);
    expect(parseSort("a desc, $id asc", "sort")).toEqual([
      { field: "a", descending: true },
      { field: "$id", descending: false },
    ]);
    expect(parseSort("", "sort")).toEqual([]);
    expect(() => parseSort("order by a", "sort")).toThrow(Problem);
    expect(() => parseSort("a limit 5", "sort")).toThrow(Problem);
  });
});

describe("printing", () => {
  test("writes one way of many", () => {
    expect(
      printQuery(parseQuery('  (a=5 AND b IN("x",loginuser()))or(c is  EMPTY)order by a,b DESC limit 07')),
    ).toBe('a = "5" and b in ("x", LOGINUSER()) or c is empty order by a asc, b desc limit 7');
    expect(printQuery(parseQuery("(a=1 or b=2) and (c=3 and d=4)"))).toBe(
      '(a = "1" or b = "2") and (c = "3" and d = "4")',
    );
    expect(printQuery({ order: [] })).toBe("");
  });

  test("and reading again gives the same tree", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(parseQuery(printQuery(tree))).toEqual(tree);
        expect(parseSort(printSort(tree.order), "sort")).toEqual(tree.order);
        if (tree.condition)
          expect(parseCondition(printCondition(tree.condition), "filterCond")).toEqual(tree.condition);
      }),
      { numRuns: 1000 },
    );
  });
});

const names = fc.oneof(
  fc.constantFrom(
    "$id",
    "数値",
    "文字列__1行_",
    "order",
    "limit",
    "in",
    "and",
    "関連.f",
    "関連.$id",
    "Ａ・１",
  ),
  fc
    .stringMatching(/^[a-zA-Z_ぁ-ん一-龥][a-zA-Z0-9_ぁ-ん一-龥]{0,8}$/)
    .filter((name) => name.toLowerCase() !== "not"),
);
const texts = fc
  .oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom('"', "\\", "\n", "\t", "\r", "\\n", "5", "-1.5"),
  )
  // Other control characters cannot be written in a query.
  .map((text) => text.replace(/[^\P{Cc}\n\t\r\u007f-\u009f]/gu, ""));
const literals = texts.map(literal);
const calls = fc
  .constantFrom(...(Object.keys(functions) as FunctionName[]))
  .chain((name) =>
    fc
      .array(fc.constantFrom("-5", "3", "DAYS", "LAST", "MONDAY"), { maxLength: 3 })
      .map((given): Operand => ({ is: "call", name, arguments: given })),
  );
const operands = fc.oneof({ weight: 3, arbitrary: literals }, calls);
const compare = fc.oneof(
  fc
    .tuple(names, fc.constantFrom<Operator>("=", "!=", "<", ">", "<=", ">="), operands)
    .map(([f, o, v]) => comparison(f, o, v)),
  fc
    .tuple(names, fc.constantFrom<Operator>("in", "not in"), fc.array(operands, { maxLength: 4 }))
    .map(([f, o, v]) => comparison(f, o, ...v)),
  fc
    .tuple(names, fc.constantFrom<Operator>("like", "not like"), literals)
    .map(([f, o, v]) => comparison(f, o, v)),
  fc.tuple(names, fc.constantFrom<Operator>("is empty", "is not empty")).map(([f, o]) => comparison(f, o)),
);
const { condition } = fc.letrec<{ condition: ConditionTree }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    compare,
    // `a and b and c` is one group; an `or` that begins with an `or` needs parentheses, which printing adds.
    fc
      .tuple(
        fc.constantFrom("and" as const, "or" as const),
        fc.array(tie("condition"), { minLength: 2, maxLength: 4 }),
      )
      .map(([is, parts]): ConditionTree => ({ is, parts })),
  ),
}));
const numbers = fc.option(fc.nat(), { nil: undefined });
const trees = fc
  .tuple(
    fc.option(condition, { nil: undefined }),
    fc.array(fc.record({ field: names, descending: fc.boolean() }), { maxLength: 3 }),
    numbers,
    numbers,
  )
  .map(
    ([condition, order, limit, offset]): QueryTree => ({
      ...(condition && { condition }),
      order,
      ...(limit !== undefined && { limit }),
      ...(offset !== undefined && { offset }),
    }),
  );

function throwsOrReads(read: () => unknown): boolean {
  try {
    read();
  } catch (problem) {
    return problem instanceof Problem && problem.code === "CB_VA01";
  }
  return true;
}
