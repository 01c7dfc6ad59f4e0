import { expect, test } from "vitest";
import { parseQuery } from "../../../src/core/query/parse.ts";
import { printQuery } from "../../../src/core/query/print.ts";
import { emptyRows, fromRows, toRows } from "../../../src/core/query/rows.ts";

test.each([
  ["", "and", 0],
  ["order by a desc", "and", 0],
  ['a = "1"', "and", 1],
  ['a = "1" and b like "x" and d = TODAY() order by a asc, b desc', "and", 3],
  ['a = "1" or b is empty', "or", 2],
])("the dialog shows %j as rows and writes the same again", (text, match, count) => {
  const rows = toRows(parseQuery(text));
  expect(rows).toMatchObject({ match, rows: { length: count } });
  expect(printQuery(fromRows(rows ?? emptyRows))).toBe(text);
});

test.each([
  'a = "1" or b = "2" and c = "3"',
  '(a = "1" or b = "2") and c = "3"',
  "limit 5",
  'a = "1" offset 5',
])("%j is more than rows can show", (text) => expect(toRows(parseQuery(text))).toBeUndefined());
