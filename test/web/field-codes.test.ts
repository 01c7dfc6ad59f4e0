import { expect, test } from "vitest";
import { codeProblem } from "../../src/core/apps/field-code.ts";
import { badCode, fieldCodes } from "../../web/pages/create-app/field-codes.ts";

test("names become codes that kintone takes, each once", () => {
  const names = [
    "Unit price ($)",
    "2nd name",
    "品名",
    "品名",
    "not",
    "Record_number",
    "更新者",
    "!!!",
    "a.b",
    "a b",
    "x".repeat(200),
  ];
  const codes = fieldCodes(names);
  expect(codes.slice(0, 10)).toEqual([
    ...[
      "Unit_price",
      "_2nd_name",
      "品名",
      "品名_0",
      "not_0",
      "Record_number_0",
      "更新者_0",
      "field",
      "a_b",
      "a_b_0",
    ],
  ]);
  expect(codes.filter((code) => codeProblem(code, "SINGLE_LINE_TEXT") !== undefined)).toEqual([]);
  expect(new Set(codes).size).toBe(names.length);
});

test("a code that was typed is taken, invalid or fine", () => {
  expect([badCode("a", ["a"]), badCode("1a", []), badCode("not", []), badCode("b", ["a"])]).toEqual([
    ...["taken", "invalid", "invalid", undefined],
  ]);
});
