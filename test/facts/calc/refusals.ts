import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company, done, type Engine, ja, labelled, outcome } from "../facts.ts";

const options = labelled("A");
const property = (code: string, type: string, more = {}) => ({
  [code]: { code, label: code, type, ...more },
});
const fields = {
  ...property("n", "NUMBER"),
  ...property("text", "SINGLE_LINE_TEXT"),
  ...property("lines", "MULTI_LINE_TEXT"),
  ...property("check", "CHECK_BOX", { options }),
  ...property("table", "SUBTABLE", {
    fields: {
      ...property("q", "NUMBER"),
      ...property("ticks", "CHECK_BOX", { options }),
    },
  }),
};

/** calc.md 8 */
export const refusals = (engine: Engine) =>
  describe("Update App refuses", () => {
    let the: Company;
    let app: string;
    const fieldsPath = "/k/v1/preview/app/form/fields.json";
    const deployPath = "/k/v1/preview/app/deploy.json";

    beforeAll(async () => {
      the = await company({ engine });
      app = (await done(the.aiko.post("/k/v1/preview/app.json", { name: "x" }))).app;
      await done(the.aiko.post(fieldsPath, { app, properties: fields }));
      await done(the.aiko.post(fieldsPath, { app, properties: property("c", "CALC", { expression: "1" }) }));
    });
    const deployed = async (expression: string, headers: Record<string, string> = ja) => {
      const properties = { c: { type: "CALC", expression, label: "Result" } };
      await done(the.aiko.put(fieldsPath, { app, properties }));
      return the.aiko.post(deployPath, { apps: [{ app }] }, headers);
    };

    test.each([
      ["an unknown field", "nosuch + 1", "計算式に含まれるフィールドコード（nosuch）が存在しません。"],
      ["an unknown function", "MIN(1, 2)", "MIN関数は使用できません。"],
      ["a fault in the grammar", "1 +", "計算式の文法が正しくありません。"],
      ["a number with an exponent", "1e3", undefined],
      ["a circle", "c + 1", "フィールドの参照が循環しています。"],
      ["too few arguments", "ROUND(1)", "ROUND関数には2個の引数が必要です。"],
      ["none where one is needed", "SUM()", /^SUM関数には1個(以上)?の引数が必要です。$/],
      ["too many arguments", "NOT(1 = 1, 2 = 2)", undefined],
      ["full-width symbols", "1 ＋ 1", "全角記号「＋」が入力されています。半角記号「+」を入力してください。"],
      [
        "fields of another type",
        "lines",
        /^計算式で利用できないフィールドタイプ(（|\().*(）|\))が指定されています。$/,
      ],
      ["an operator that does not fit", '"a" * 2', "演算子「*」とデータ型の組み合わせが正しくありません。"],
      [
        "an argument that does not fit",
        'ROUND("a", 1)',
        /^ROUND関数と引数のデータ型の組み合わせが正しくありません。$/,
      ],
      ["a column alone", "q + 1", "配列型の値に対して適切な関数が利用されていません。"],
      ["a column of numbers in CONTAINS", 'CONTAINS(q, "1")', undefined],
      ["a column of check boxes in CONTAINS", 'CONTAINS(ticks, "A")', undefined],
      ["another language's operator", "n == 1", /^「==」が入力されています。/],
    ])("%s, with the reason and without `errors`", async (_, expression, reason) => {
      const { status, body } = await deployed(expression);
      expect([status, body.code]).toEqual([400, "GAIA_IL01"]);
      expect(body).not.toHaveProperty("errors");
      const [, told] =
        /^フィールド「Result」の計算式が正しくありません。\(エラーの内容：(.*)\)$/.exec(body.message) ?? [];
      expect(told).toBeTruthy();
      if (typeof reason === "string") expect(told).toBe(reason);
      else if (reason) expect(told).toMatch(reason);
    });
    test("a formula in English, too", async () => {
      const { body } = await deployed("MIN(1, 2)", { "Accept-Language": "en" });
      expect(body.message).toMatch(/^The formula in the field 'Result' is invalid\. \(Reason: .+\)$/);
    });
    test.each(["IF(1, 1, 2)", "AND(1, 1)", "NOT(1)", "1 / 0"])(
      "not %s, which only has no result",
      async (expression) => {
        expect(await outcome(deployed(expression))).toBe("200");
      },
    );
  });
