import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { precisionOf } from "../../web/pages/create-app/plan.ts";
import { Table } from "../../web/pages/create-app/table.ts";

const reader = { language: "en", timeZone: "UTC" };
const tableOf = (text: string) => new Table(new TextEncoder().encode(text), {}, reader);

describe("a table", () => {
  test("of movies is read as what it is", async () => {
    const view = new Table(await readFile("samples/movies.csv"), {}, reader).view();
    expect(view.rows).toBe(3201);
    expect(Object.fromEntries(view.columns.map(({ name, reading }) => [name, reading.type]))).toMatchObject({
      ...{
        title: "SINGLE_LINE_TEXT",
        release_date: "DATE",
        director: "SINGLE_LINE_TEXT",
        genre: "DROP_DOWN",
      },
      ...{
        production_budget: "NUMBER",
        imdb_rating: "NUMBER",
        mpaa_rating: "DROP_DOWN",
        imdb_votes: "NUMBER",
      },
    });
  });

  test("keeps quotes, lines inside cells and short rows, and says which rows are too long", () => {
    const table = tableOf('a,b\n"x, ""y""","1\n2"\nz\n1,2,3\n');
    expect([0, 1, 2].map((row) => table.row(row))).toEqual([['x, "y"', "1\n2"], ["z"], ["1", "2", "3"]]);
    expect(table.view()).toMatchObject({
      rows: 3,
      tooLong: 1,
      columns: [{ name: "a" }, { name: "b", empty: 1 }],
    });
  });

  test("counts what a reading cannot take, and gives those cells as they are", () => {
    const table = tableOf("n\n1\nmany\n\n3\n");
    const [column] = table.view().columns;
    if (column === undefined) throw new Error("no column");
    const reading = { ...column.reading, type: "NUMBER" as const };
    expect(table.facts(0, reading)).toMatchObject({ misfits: 1, misfitExamples: ["many"] });
    expect(table.values(0, 3, [{ index: 0, reading }])).toEqual([["1"], ["many"], ["3"]]);
  });

  test("says how its numbers were written", () => {
    const table = tableOf('price\n"$1,200.125"\n$3\n');
    const [column] = table.view().columns;
    expect(column && table.facts(0, column.reading)).toMatchObject({
      ...{ unit: "$", unitBefore: true, grouped: true, wholeDigits: 4, decimalPlaces: 3 },
    });
  });
});

test("an app keeps numbers whole that are longer than kintone's defaults", async () => {
  const planOf = (text: string) => {
    const table = tableOf(text);
    return table.view().columns.map(({ name, reading }, index) => ({
      ...{ index, reading, label: name, code: name, required: false, unique: false },
      facts: table.facts(index, reading),
    }));
  };
  expect(precisionOf(planOf("x\n1.5\n2\n"))).toBeUndefined();
  expect(precisionOf(planOf("lat\n35.68123456\n2\n"))).toMatchObject({ digits: "20", decimalPlaces: "8" });
});
