import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company, type Engine, formApp, ja, labelled, rows } from "../facts.ts";
import { type Ask, asking, fill, said } from "./asking.ts";

const inner = (code: string, type: string, more = {}) => ({ [code]: { code, label: code, type, ...more } });

/** query.md 5 */
export const rowConditions = (engine: Engine) =>
  describe("fields in tables", () => {
    let the: Company;
    let app: string;
    let ask: Ask;

    beforeAll(async () => {
      the = await company({ engine });
      const options = labelled("A", "B");
      app = await formApp(the.aiko, {
        one: {
          type: "SUBTABLE",
          fields: {
            ...inner("name", "SINGLE_LINE_TEXT"),
            ...inner("count", "NUMBER"),
            ...inner("kind", "DROP_DOWN", { options }),
            ...inner("memo", "MULTI_LINE_TEXT"),
            ...inner("day", "DATE"),
          },
        },
        two: { type: "SUBTABLE", fields: inner("other", "SINGLE_LINE_TEXT") },
      });
      await fill(
        the.aiko,
        app,
        {
          one: rows(
            { name: "pen", count: "1", kind: "A" },
            { name: "ink", count: "5", kind: "B", memo: "note here" },
          ),
        },
        { one: rows({ name: "pen", count: "5", kind: "A" }), two: rows({ other: "x" }) },
        { one: [] },
        { one: rows({ name: "", count: "", memo: "m" }) },
      );
      ask = asking(the.aiko, () => app);
    });

    test("are named alone; the table's name before a dot is refused", async () => {
      expect(await ask('name in ("ink")')).toEqual([1]);
      expect(await ask('one.name in ("ink")')).toBe("400 GAIA_IR02");
    });
    test.each(["=", "!="])("do not take %s", async (operator) => {
      for (const [code, value] of [
        ["name", '"pen"'],
        ["count", '"1"'],
        ["day", '"2026-01-01"'],
      ]) {
        expect(await ask(`${code} ${operator} ${value}`)).toBe("400 GAIA_IQ07");
      }
      expect(await said(the.aiko, app, `name ${operator} "x"`, ja)).toBe(
        `テーブルに設定している場合、nameフィールドのフィールドタイプには、演算子${operator}を使用できません。`,
      );
    });
    test.each([
      ['name in ("pen")', [2, 1]],
      ["count > 1", [2, 1]],
      ["count < 2", [4, 1]],
      ["count >= 5", [2, 1]],
      ["count <= 1", [4, 1]],
      ['memo like "note"', [1]],
      ["memo is empty", [2, 1]],
      ['kind in ("B")', [1]],
    ])("hold if one row fulfils it: %s", async (query, ids) => {
      expect(await ask(query)).toEqual(ids);
    });
    test.each([
      ['name not in ("ink")', [4, 2]],
      ['memo not like "note"', [4, 2]],
      ["memo is not empty", [4]],
      ['kind not in ("B")', [4, 2]],
    ])("hold if there are rows and each fulfils it: %s", async (query, ids) => {
      expect(await ask(query)).toEqual(ids);
    });
    test("never hold for a record without rows", async () => {
      for (const query of ['name in ("")', 'name not in ("x")', "count < 100", "memo is empty"]) {
        expect(await ask(query), query).not.toContain(3);
      }
    });
    test("joined by and they are about one row", async () => {
      expect(await ask('name in ("pen") and count >= 5')).toEqual([2]);
      expect(await ask('name in ("pen") and kind in ("B")')).toEqual([]);
    });
    test("of different tables are about rows of their own", async () => {
      expect(await ask('name in ("pen") and other in ("x")')).toEqual([2]);
    });
    test("that are denied are not about the row of the others", async () => {
      expect(await ask('count >= 5 and name not in ("ink")')).toEqual([2]);
      expect(await ask('count >= 1 and kind not in ("B")')).toEqual([2]);
    });
  });
