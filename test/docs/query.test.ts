import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/core/errors/catalogue.ts";
import type { FieldType } from "../../src/core/fields/field.ts";
import { fieldTypes } from "../../src/core/fields/index.ts";
import { maxLimit, maxOffset } from "../../src/core/query/check.ts";
import { type FunctionName, functions } from "../../src/core/query/functions.ts";
import { maxRowQuestions } from "../../src/core/query/gather.ts";
import { maxConditions, maxDepth, maxOperands, maxSortKeys, parseQuery } from "../../src/core/query/parse.ts";
import { printQuery } from "../../src/core/query/print.ts";

const page = readFileSync("docs/query.md", "utf8");
/** The rows of the table under a heading, as lists of cells. */
function rowsUnder(heading: string): string[][] {
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const lines = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(1).map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

const takes: Record<FieldType["functions"], string> = {
  none: "",
  date: "dates, without NOW",
  datetime: "dates",
  login: "LOGINUSER",
  organization: "PRIMARY_ORGANIZATION",
};

describe("what can be asked of a field", () => {
  const rows = new Map(
    rowsUnder("What can be asked of a field").map(([name = "", ...cells]) => [
      name.split(",")[0] ?? "",
      cells,
    ]),
  );

  test("every type that can be asked has its row", () => {
    expect([...rows.keys()].sort()).toEqual(
      fieldTypes
        .filter(({ operators }) => operators.length > 0)
        .map(({ type }) => type)
        .sort(),
    );
  });

  test.each(fieldTypes.filter(({ operators }) => operators.length > 0))("$type", (type) => {
    expect(rows.get(type.type)).toEqual([
      type.operators.map((operator) => `\`${operator}\``).join(" "),
      takes[type.functions],
      type.sortable ? "yes" : "",
    ]);
  });
});

test("every function is explained as the code explains it", () => {
  const rows = (Object.keys(functions) as FunctionName[]).map((name) => {
    const entry = functions[name];
    const examples = Object.entries("examples" in entry ? entry.examples : {});
    return [
      `\`${name}(${entry.takes})\``,
      entry.says,
      examples.map(([call, days]) => `\`${call}\` ${days}`).join("; "),
    ];
  });
  expect(rowsUnder("Functions")).toEqual(rows);
});

test("the bounds are the real ones", () => {
  const figures = [maxDepth, maxConditions, maxOperands, maxSortKeys, maxLimit, maxOffset].map((figure) =>
    figure.toLocaleString("en"),
  );
  const [depth, conditions, values, keys, limit, offset] = figures;
  expect(page.replace(/\s+/g, " ")).toContain(
    `Bounds: ${depth} parentheses inside each other, ${conditions} conditions, ${values} values, ${keys} keys to sort by, limit ${limit}, offset ${offset}. And ${maxRowQuestions} questions about rows`,
  );
});

test("every error of queries is named, and none that does not exist", () => {
  const named = rowsUnder("Errors").map(([code]) => code);
  expect(Object.keys(catalogue)).toEqual(expect.arrayContaining(named));
  const queries = Object.keys(catalogue).filter((code) =>
    /^GAIA_(QU|IS|IR)\d|^GAIA_IQ(0|1|23|25)/.test(code),
  );
  // A field in a table has its own error, which comes with tables.
  expect(named).toEqual(expect.arrayContaining(queries.filter((code) => code !== "GAIA_IQ07")));
});

test("the example is a query, written as the printer writes it", () => {
  const [, example = ""] = /```\n(.*?)\n```/s.exec(page) ?? [];
  expect(parseQuery(printQuery(parseQuery(example)))).toEqual(parseQuery(example));
  expect(parseQuery(example)).toMatchObject({
    limit: 20,
    offset: 40,
    order: [{ field: "due" }, { field: "$id" }],
  });
});
