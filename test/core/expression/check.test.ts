import { describe, expect, test } from "vitest";
import { reason } from "./asking.ts";

describe("why a formula is refused", () => {
  test.each([
    ["nobody + 1", "計算式に含まれるフィールドコード（nobody）が存在しません。"],
    ["TRUE", "計算式に含まれるフィールドコード（TRUE）が存在しません。"],
    ["MIN(n, 1)", "MIN関数は使用できません。"],
    ["left(t, 1)", "left関数は使用できません。"],
    ["n +", "計算式の文法が正しくありません。"],
    ["1e3", "計算式の文法が正しくありません。"],
    [".5", "計算式の文法が正しくありません。"],
    ["5.", "計算式の文法が正しくありません。"],
    ["1.2.3", "計算式の文法が正しくありません。"],
    ["(n", "計算式の文法が正しくありません。"],
    ["n)", "計算式の文法が正しくありません。"],
    ["n m", "計算式の文法が正しくありません。"],
    ['"open', "計算式の文法が正しくありません。"],
    ["1 < 2 < 3", "計算式の文法が正しくありません。"],
    ["n % 2", "計算式の文法が正しくありません。"],
    ["--1", "計算式の文法が正しくありません。"],
    ["SUM(1,)", "計算式の文法が正しくありません。"],
    ["IF(1 = 1, 2)", "IF関数には3個の引数が必要です。"],
    ["round(1)", "ROUND関数には2個の引数が必要です。"],
    ["SUM()", "SUM関数には1個以上の引数が必要です。"],
    ["AND()", "AND関数には1個以上の引数が必要です。"],
    ["NOT(1=1, 2=2)", "NOT関数に指定できる引数は1個までです。"],
    ["YEN(1, 2, 3)", "YEN関数に指定できる引数は2個までです。"],
    [`OR(${Array(33).fill("1=1").join(",")})`, "OR関数に指定できる引数は32個までです。"],
    ["n ＋ 1", "全角記号「＋」が入力されています。半角記号「+」を入力してください。"],
    ["SUM（n)", "全角記号「（」が入力されています。半角記号「(」を入力してください。"],
    ["n ＝ １", "全角記号「＝」が入力されています。半角記号「=」を入力してください。"],
    ["n = １", "全角記号「１」が入力されています。半角記号「1」を入力してください。"],
    ["t & “x”", '全角記号「“」が入力されています。半角記号「"」を入力してください。'],
    ["lines", "計算式で利用できないフィールドタイプ(MULTI_LINE_TEXT)が指定されています。"],
    ["t + 1", "演算子「+」とデータ型の組み合わせが正しくありません。"],
    ['2 * "a"', "演算子「*」とデータ型の組み合わせが正しくありません。"],
    ["-t", "演算子「-」とデータ型の組み合わせが正しくありません。"],
    ['(n & "") ^ 2', "演算子「^」とデータ型の組み合わせが正しくありません。"],
    ["SUM(t)", "SUM関数と引数のデータ型の組み合わせが正しくありません。"],
    ["SUM(rowText)", "SUM関数と引数のデータ型の組み合わせが正しくありません。"],
    ['ROUND("1", 0)', "ROUND関数と引数のデータ型の組み合わせが正しくありません。"],
    ['DATE_FORMAT(t, "YYYY", "UTC")', "DATE_FORMAT関数と引数のデータ型の組み合わせが正しくありません。"],
    ['DATE_FORMAT(d, 1, "UTC")', "DATE_FORMAT関数と引数のデータ型の組み合わせが正しくありません。"],
    ['CONTAINS(n, "1")', "CONTAINS関数と引数のデータ型の組み合わせが正しくありません。"],
    ["q", "配列型の値に対して適切な関数が利用されていません。"],
    ["q + 1", "配列型の値に対して適切な関数が利用されていません。"],
    ["ROUND(q, 0)", "配列型の値に対して適切な関数が利用されていません。"],
    ["IF(1 = 1, q, 0)", "配列型の値に対して適切な関数が利用されていません。"],
    ["check", "配列型の値に対して適切な関数が利用されていません。"],
    ['check & ""', "配列型の値に対して適切な関数が利用されていません。"],
    ["SUM(check)", "配列型の値に対して適切な関数が利用されていません。"],
    ['CONTAINS(q, "1")', "配列型の値に対して適切な関数が利用されていません。"],
    ['CONTAINS(rowCheck, "A")', "配列型の値に対して適切な関数が利用されていません。"],
    ["n == 1", "「==」が入力されています。「=」を入力してください。"],
    ["n => 1", "「=>」が入力されています。「>=」を入力してください。"],
    ["n =< 1", "「=<」が入力されています。「<=」を入力してください。"],
    ["n × 2", "「×」が入力されています。「*」を入力してください。"],
    ["n !== 2", "「!==」が入力されています。「!=」を入力してください。"],
  ])("%s: %s", (expression, text) => expect(reason(expression)).toBe(text));

  test.each([
    'CONTAINS(t, "a")',
    'CONTAINS(check, "A")',
    'CONTAINS(rowText, "a")',
    "SUM(q, n, 1)",
    "IF(1, 1, 2)",
    "AND(1, 1)",
    "(1 > 0) + 1",
    "1 / 0",
    '"text"',
    't < "b"',
    "n\n+\u30001",
    "n<>1",
    "If(n > 1, Sum(q), 0)",
  ])("%s may be deployed", (expression) => expect(reason(expression)).toBeUndefined());

  test("a circle, however long [M]", () => {
    const circular = "フィールドの参照が循環しています。";
    expect(reason("result + 1")).toBe(circular);
    expect(
      reason("a", { a: { type: "CALC", expression: "b" }, b: { type: "CALC", expression: "result" } }),
    ).toBe(circular);
    const table = { type: "SUBTABLE", fields: { x: { type: "CALC", expression: "result" } } };
    expect(reason("SUM(x)", { table })).toBe(circular);
  });
  test("rows do not see the rows of another table", () => {
    const other = { type: "SUBTABLE", fields: { x: { type: "CALC", expression: "SUM(q)" } } };
    expect(reason("1", { other })).toBe("配列型の値に対して適切な関数が利用されていません。");
  });
  test("a table is no value", () =>
    expect(reason("table")).toBe("計算式で利用できないフィールドタイプ(SUBTABLE)が指定されています。"));
  test("a calculated text is a text", () => {
    expect(reason("auto + 1", { auto: { type: "SINGLE_LINE_TEXT", expression: "n" } })).toBe(
      "演算子「+」とデータ型の組み合わせが正しくありません。",
    );
  });
  test("the first formula of the form that is wrong is named", () =>
    expect(reason("1", { one: { type: "CALC", expression: "1 +" } })).toBe(
      "計算式の文法が正しくありません。",
    ));
  test("in three languages", () => {
    expect(reason("NOBODY(1)", {}, "en")).toBe("The function NOBODY cannot be used.");
    expect(reason("NOBODY(1)", {}, "zh")).toBe("不能使用NOBODY函数。");
  });
  test("a formula that is too deep or too long for the stack is no formula", () => {
    const deep = (n: number) => `${"(".repeat(n)}1${")".repeat(n)}`;
    expect(reason(deep(100))).toBeUndefined();
    expect(reason(deep(101))).toBe("計算式の文法が正しくありません。");
    expect(reason(deep(4000))).toBe("計算式の文法が正しくありません。");
    expect(reason(Array(1001).fill("1").join("+"))).toBeUndefined();
    expect(reason(Array(1002).fill("1").join("+"))).toBe("計算式の文法が正しくありません。");
    expect(reason(Array(4000).fill("2").join("^"))).toBe("計算式の文法が正しくありません。");
  });
});
