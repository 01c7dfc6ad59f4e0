import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company, type Engine, formApp, ja } from "../facts.ts";
import { type Ask, asking, fill, said } from "./asking.ts";

const long = "x".repeat(64);

/** query.md 4.1 to 4.4 and 4.8 */
export const comparisons = (engine: Engine) => {
  let the: Company;
  const appWith = (properties: Parameters<typeof formApp>[1], ...records: object[]) => {
    let app: string;
    beforeAll(async () => {
      the = await company({ engine });
      app = await formApp(the.aiko, properties);
      await fill(the.aiko, app, ...records.map((values) => ({ ...values })));
    });
    const ask: Ask = (query) => asking(the.aiko, () => app)(query);
    return { ask, app: () => app };
  };

  describe("numbers are compared", () => {
    const { ask, app } = appWith(
      { n: { type: "NUMBER" }, c: { type: "CALC", expression: "n" } },
      { n: "5" },
      { n: "0" },
      { n: "" },
      { n: "-3" },
      { n: "999999999999.9999" },
    );
    test.each(["05", "+5", "5e0", "5E0", "5.0", "0.5e1", "５", "５e０", "５.０"])(
      "%s is 5",
      async (literal) => {
        expect(await ask(`n = "${literal}"`)).toEqual([1]);
        expect(await ask(`n in ("${literal}")`)).toEqual([1]);
      },
    );
    test("-0 is 0", async () => {
      expect(await ask('n = "-0"')).toEqual([2]);
    });
    test.each([
      [".5", [1, 5]],
      ["０.５", [1, 5]],
      ["-１", [1, 2, 5]],
    ])("%s is understood", async (literal, ids) => {
      expect(await ask(`n > "${literal}" order by $id asc`)).toEqual(ids);
    });
    test.each([" 5", "5 ", "1,234", "5abc", "abc", "＋5", "－5", "５．０", "５ｅ０", "5　"])(
      "%j is no number: nothing is equal to it, different from it or beside it",
      async (literal) => {
        for (const operator of ["=", "!=", "<", ">", "<=", ">="]) {
          expect(await ask(`n ${operator} "${literal}"`), operator).toEqual([]);
        }
        expect(await ask(`n in ("${literal}")`)).toEqual([]);
        expect(await ask(`n in ("${literal}", "5")`)).toEqual([1]);
        expect(await ask(`n not in ("${literal}") order by $id asc`)).toEqual([1, 2, 3, 4, 5]);
      },
    );
    test("exactly", async () => {
      expect(await ask('n > "999999999999.9998"')).toEqual([5]);
      expect(await ask('n > "999999999999.9999"')).toEqual([]);
    });
    test.each([
      ['n = ""', [3]],
      ['n != "0"', [1, 3, 4, 5]],
      ['n not in ("0")', [1, 3, 4, 5]],
      ['n != ""', [1, 2, 4, 5]],
      ['n not in ("")', [1, 2, 4, 5]],
      ["n < 0", [3, 4]],
      ["n <= 0", [2, 3, 4]],
      ["n >= 0", [1, 2, 5]],
      ["n > -4", [1, 2, 4, 5]],
    ])("an empty one is itself, and below all others: %s", async (query, ids) => {
      expect(await ask(`${query} order by $id asc`)).toEqual(ids);
      expect(await ask(`${query.replace("n", "c")} order by $id asc`)).toEqual(ids);
    });
    test.each([">", "<", ">=", "<="])("nothing is %s an empty text: that is an error", async (operator) => {
      expect(await ask(`n ${operator} ""`)).toBe("400 GAIA_IL08");
      expect(await said(the.aiko, app(), `n ${operator} ""`, ja)).toBe("クエリの指定が不正です。");
    });
  });

  describe("record numbers are compared", () => {
    const { ask } = appWith({ n: { type: "NUMBER" } }, {}, {}, {});
    describe.each(["$id", "Record_number"])("%s", (code) => {
      test("without looking at zeros and sign in front", async () => {
        expect(await ask(`${code} = "002"`)).toEqual([2]);
        expect(await ask(`${code} = "+2"`)).toEqual([2]);
      });
      test.each(["2e0", "2.0", " 2", "2 ", "abc"])("%j is no number", async (literal) => {
        for (const operator of ["=", "!=", ">", "<"]) {
          expect(await ask(`${code} ${operator} "${literal}"`), operator).toEqual([]);
        }
      });
      test("none is empty", async () => {
        expect(await ask(`${code} = ""`)).toEqual([]);
        expect(await ask(`${code} != ""`)).toEqual([3, 2, 1]);
        expect(await ask(`${code} > ""`)).toBe("400 GAIA_IL08");
      });
    });
  });

  describe("texts are compared", () => {
    const both = (text: string) => ({ text });
    const { ask } = appWith(
      { text: { type: "SINGLE_LINE_TEXT" } },
      both("abc"),
      both("abc  "),
      both(" abc"),
      both("abc\t"),
      both("abc　"),
      both(`${long}one`),
      both(`${long}two`),
      {},
      both(""),
    );
    test.each(["ABC", "ＡＢＣ"])("exactly: %s is not abc", async (literal) => {
      expect(await ask(`text = "${literal}"`)).toEqual([]);
    });
    test.each(["abc", "abc  "])("without spaces at the end, on both sides (%j)", async (literal) => {
      expect(await ask(`text = "${literal}"`)).toEqual([2, 1]);
      expect(await ask(`text in ("${literal}")`)).toEqual([2, 1]);
    });
    test("spaces in front, tabs and full-width spaces count", async () => {
      expect(await ask('text = " abc"')).toEqual([3]);
      expect(await ask('text = "abc\\t"')).toEqual([4]);
      expect(await ask('text = "abc　"')).toEqual([5]);
    });
    test.each([long, `${long}one`, `${long}other`])("up to 64 characters, on both sides", async (literal) => {
      expect(await ask(`text = "${literal}"`)).toEqual([7, 6]);
      expect(await ask(`text in ("${literal}")`)).toEqual([7, 6]);
      expect(await ask(`text != "${literal}"`)).not.toContain(6);
      expect(await ask(`text not in ("${literal}")`)).not.toContain(7);
    });
    test("one that was never set is an empty one, and differs from all others", async () => {
      expect(await ask('text = ""')).toEqual([9, 8]);
      expect(await ask('text in ("")')).toEqual([9, 8]);
      expect(await ask('text != "abc"')).toEqual([9, 8, 7, 6, 5, 4, 3]);
      expect(await ask('text != ""')).toEqual([7, 6, 5, 4, 3, 2, 1]);
    });
  });

  describe("links are compared", () => {
    const address = `http://a.b/${"x".repeat(53)}`;
    const { ask } = appWith(
      { link: { type: "LINK" } },
      { link: "http://a.b/C" },
      { link: `${address}one` },
      { link: `${address}two` },
      {},
    );
    test("exactly, up to 64 characters and without spaces at the end", async () => {
      expect(await ask('link = "http://a.b/C"')).toEqual([1]);
      expect(await ask('link = "http://a.b/c"')).toEqual([]);
      expect(await ask('link in ("http://a.b/C  ")')).toEqual([1]);
      expect(await ask(`link = "${address}other"`)).toEqual([3, 2]);
      expect(await ask('link = ""')).toEqual([4]);
      expect(await ask('link != "http://a.b/C"')).toEqual([4, 3, 2]);
    });
  });

  describe("dates and times are compared", () => {
    const { ask } = appWith(
      { date: { type: "DATE" }, time: { type: "TIME" }, moment: { type: "DATETIME" } },
      { date: "2026-04-23", time: "10:00", moment: "2026-04-23T10:00:00Z" },
      {},
    );
    test.each([
      ["date", "2026-04-24"],
      ["time", "10:01"],
      ["moment", "2026-04-23T10:01:00Z"],
    ])("an empty %s is before all others", async (code, later) => {
      expect(await ask(`${code} < "${later}"`)).toEqual([2, 1]);
      expect(await ask(`${code} <= "${later}"`)).toEqual([2, 1]);
      const [own] = { date: ["2026-04-23"], time: ["10:00"], moment: ["2026-04-23T10:00:00Z"] }[code] ?? [];
      expect(await ask(`${code} >= "${own}"`)).toEqual([1]);
    });
    test("an empty moment is asked for as an empty text", async () => {
      expect([await ask('moment = ""'), await ask('moment != ""')]).toEqual([[2], [1]]);
    });
    test("a moment counts minutes", async () => {
      expect(await ask('moment = "2026-04-23T10:00:59Z"')).toEqual([1]);
      expect(await ask('moment = "2026-04-23T19:00:00+09:00"')).toEqual([1]);
    });
  });

  describe("is empty", () => {
    const { ask } = appWith(
      { lines: { type: "MULTI_LINE_TEXT" } },
      {},
      { lines: "" },
      { lines: " \n\t " },
      { lines: "x" },
    );
    test("holds for lines of nothing but spaces, tabs and line ends", async () => {
      expect(await ask("lines is empty")).toEqual([3, 2, 1]);
      expect(await ask("lines is not empty")).toEqual([4]);
    });
  });
};
