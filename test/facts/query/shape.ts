import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company, done, type Engine, en, errors, formApp, ja } from "../facts.ts";
import { type Ask, asking, fill, said } from "./asking.ts";

/** query.md 1, 2 and 8 */
export const shape = (engine: Engine) =>
  describe("the shape of a query", () => {
    let the: Company;
    let app: string;
    let ask: Ask;

    beforeAll(async () => {
      the = await company({ engine });
      app = await formApp(the.aiko, {
        n: { type: "NUMBER" },
        text: { type: "SINGLE_LINE_TEXT" },
        全角: { type: "SINGLE_LINE_TEXT" },
      });
      await fill(
        the.aiko,
        app,
        ...Array.from({ length: 100 }, (_, at) => ({
          n: at + 1,
          text: at < 3 ? ["a\tb", "a\nb", "a b"][at] : "",
        })),
      );
      await fill(the.aiko, app, { n: 101, 全角: "x" });
      ask = asking(the.aiko, () => app);
    });

    test.each([{}, { query: "" }])("without one the newest hundred records come (%j)", async (params) => {
      const { records } = await done(the.aiko.get("/k/v1/records.json", { app, ...params }));
      const ids = records.map(({ $id }: { $id: { value: string } }) => Number($id.value));
      expect([ids.length, ids[0], ids[99]]).toEqual([100, 101, 2]);
    });
    test("a limit can stand alone", async () => {
      expect(await ask("limit 500")).toHaveLength(101);
    });
    test.each([
      ["full-width spaces", "n　=　101　order　by　n　asc　limit　1"],
      ["tabs and line ends", "n\t=\r\n101\norder by\tn asc"],
    ])("%s separate words", async (_, query) => {
      expect(await ask(query)).toEqual([101]);
    });
    test.each(["\t", "\n", "\r"])("a raw %j in a text is refused", async (raw) => {
      expect(await ask(`text = "a${raw}b"`)).toBe("400 CB_VA01");
    });
    test("a tab and a line end in a text are written with a backslash", async () => {
      expect([await ask('text = "a\\tb"'), await ask('text = "a\\nb"')]).toEqual([[1], [2]]);
    });
    test.each(["text = 'a b'", '`text` = "a b"', '"text" = "a b"'])("%s is refused", async (query) => {
      expect(await ask(query)).toBe("400 CB_VA01");
    });
    test("a code may have letters of any width", async () => {
      expect(await ask('全角 = "x"')).toEqual([101]);
    });
    test("numbers may stand in quotes or not", async () => {
      expect([await ask("n = 5"), await ask('n = "5"')]).toEqual([[5], [5]]);
    });
    test("what is no query is told under `query`", async () => {
      const asked = (headers: Record<string, string>) =>
        errors(the.aiko.get("/k/v1/records.json", { app, query: "n = = 1" }, headers));
      expect(await asked(ja)).toEqual({ query: ["クエリ記法が間違っています。"] });
      expect(await asked(en)).toEqual({ query: ["unsupported query format"] });
    });
    test("and, or may be mixed when records are asked for", async () => {
      expect(await ask("n = 1 or n = 2 and n = 3")).toEqual([1]);
    });

    test("a limit above 500 is refused", async () => {
      expect(await ask("limit 501")).toBe("400 GAIA_QU01");
      expect(await said(the.aiko, app, "limit 501", ja)).toBe("limit には 500 以下の値を指定してください。");
      expect(await said(the.aiko, app, "limit 501", en)).toBe("limit must be 500 or less.");
    });
    test("a negative limit is no query", async () => {
      expect(await ask("limit -1")).toBe("400 CB_VA01");
    });
    test("an offset above 10,000 is refused", async () => {
      expect(await ask("offset 99999")).toBe("400 GAIA_QU02");
      expect(await said(the.aiko, app, "offset 99999", ja)).toBe(
        "offset には 10,000 以下の値を指定してください。",
      );
      expect(await ask("offset 10000")).toEqual([]);
    });
    test("the total counts without limit and offset, and only if it is asked for", async () => {
      const total = async (more: object) =>
        (await done(the.aiko.get("/k/v1/records.json", { app, query: "n > 1 limit 2 offset 5", ...more })))
          .totalCount;
      expect([
        await total({ totalCount: "true" }),
        await total({}),
        await total({ totalCount: false }),
      ]).toEqual(["100", null, null]);
    });
  });
