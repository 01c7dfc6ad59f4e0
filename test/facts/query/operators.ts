import { beforeAll, describe, expect, test } from "vitest";
import { act, action, setProcess, state } from "../../api/process/app.ts";
import { type Company, company, deploy, type Engine, formApp, ja, labelled, outcome } from "../facts.ts";
import { type Ask, asking, fill, said } from "./asking.ts";

const options = labelled("A", "B");
const comparing = ["=", "!="];
const ordering = [">", "<", ">=", "<="];
const among = ["in", "not in"];
const alike = ["like", "not like"];
const missing = ["is empty", "is not empty"];
const all = [...comparing, ...ordering, ...among, ...alike, ...missing];

/** What each type can be asked, and a value to ask with. */
const allowed: Record<string, readonly [code: string, value: string, operators: readonly string[]]> = {
  RECORD_NUMBER: ["Record_number", '"1"', [...comparing, ...ordering, ...among]],
  $id: ["$id", '"1"', [...comparing, ...ordering, ...among]],
  NUMBER: ["number", '"1"', [...comparing, ...ordering, ...among]],
  CALC: ["calc", '"1"', [...comparing, ...ordering, ...among]],
  SINGLE_LINE_TEXT: ["text", '"ab"', [...comparing, ...among, ...alike]],
  LINK: ["link", '"ab"', [...comparing, ...among, ...alike]],
  MULTI_LINE_TEXT: ["lines", '"ab"', [...alike, ...missing]],
  RICH_TEXT: ["rich", '"ab"', alike],
  FILE: ["files", '"ab"', [...alike, ...missing]],
  CHECK_BOX: ["check", '"A"', among],
  RADIO_BUTTON: ["radio", '"A"', among],
  DROP_DOWN: ["drop", '"A"', among],
  MULTI_SELECT: ["multi", '"A"', among],
  DATE: ["date", '"2026-01-01"', [...comparing, ...ordering]],
  DATETIME: ["moment", '"2026-01-01T00:00:00Z"', [...comparing, ...ordering]],
  CREATED_TIME: ["Created_datetime", '"2026-01-01T00:00:00Z"', [...comparing, ...ordering]],
  UPDATED_TIME: ["Updated_datetime", '"2026-01-01T00:00:00Z"', [...comparing, ...ordering]],
  TIME: ["time", '"10:00"', [...comparing, ...ordering]],
  CREATOR: ["Created_by", '"aiko"', among],
  MODIFIER: ["Updated_by", '"aiko"', among],
  USER_SELECT: ["users", '"aiko"', among],
  ORGANIZATION_SELECT: ["departments", '""', among],
  GROUP_SELECT: ["groups", '"everyone"', among],
};
const sortable = [
  ...["$id", "Record_number", "text", "number", "calc", "date", "moment", "time", "Created_datetime"],
  ...["Updated_datetime", "drop", "radio", "Status", "link", "Created_by", "Updated_by"],
];

/** query.md 3, 4.5, 8 */
export const operators = (engine: Engine) =>
  describe("operators", () => {
    let the: Company;
    let app: string;
    let ask: Ask;

    beforeAll(async () => {
      the = await company({ engine });
      app = await formApp(the.aiko, {
        number: { type: "NUMBER" },
        calc: { type: "CALC", expression: "number" },
        text: { type: "SINGLE_LINE_TEXT" },
        link: { type: "LINK" },
        lines: { type: "MULTI_LINE_TEXT" },
        rich: { type: "RICH_TEXT" },
        files: { type: "FILE" },
        check: { type: "CHECK_BOX", options },
        radio: { type: "RADIO_BUTTON", options, defaultValue: "A" },
        drop: { type: "DROP_DOWN", options },
        multi: { type: "MULTI_SELECT", options },
        date: { type: "DATE" },
        moment: { type: "DATETIME" },
        time: { type: "TIME" },
        users: { type: "USER_SELECT" },
        departments: { type: "ORGANIZATION_SELECT" },
        groups: { type: "GROUP_SELECT" },
        郵便番号: { type: "SINGLE_LINE_TEXT" },
      });
      await setProcess(the.aiko, app, {
        enable: true,
        states: { First: state(0), Second: state(1) },
        actions: [action("Go", "First", "Second")],
      });
      await deploy(the.aiko, app);
      await fill(the.aiko, app, { drop: "A" }, { drop: "B", users: [{ code: "ben" }] }, { check: ["A"] });
      await act(the.aiko, app, "2", "Go");
      ask = asking(the.aiko, () => app);
    });

    const condition = (code: string, operator: string, value: string) => {
      if (missing.includes(operator)) return `${code} ${operator}`;
      return among.includes(operator) ? `${code} ${operator} (${value})` : `${code} ${operator} ${value}`;
    };
    test.each(Object.entries(allowed))(
      "%s takes those of its type and no other",
      async (_, [code, value, own]) => {
        for (const operator of all) {
          const query = condition(code, operator, value);
          const answer = await ask(query);
          if (own.includes(operator)) expect(answer, query).toBeInstanceOf(Array);
          else expect(answer, query).toBe("400 GAIA_IQ03");
        }
      },
    );
    test.each([
      ["date in", 'date in ("2026-01-01")', "date", "in"],
      ["a text with >", '郵便番号 > "1"', "郵便番号", ">"],
    ])("%s is refused with code and operator", async (_, query, code, operator) => {
      expect(await said(the.aiko, app, query, ja)).toBe(
        `${code}フィールドのフィールドタイプには演算子${operator}を使用できません。`,
      );
    });
    test("an unknown field comes before an unknown option, and that before the operator", async () => {
      expect(await ask('nosuch = "x"')).toBe("400 GAIA_IQ11");
      expect(await ask('radio = "nosuch"')).toBe("400 GAIA_IQ10");
      expect(await ask('radio = "A"')).toBe("400 GAIA_IQ03");
      expect(await said(the.aiko, app, 'nosuch = "x"', ja)).toBe(
        "指定されたフィールド（nosuch）が見つかりません。",
      );
    });
    test("every option has to be one of the field's, also after not in", async () => {
      for (const query of ['drop in ("A", "nosuch")', 'drop not in ("nosuch")', 'check in ("nosuch")']) {
        expect(await ask(query), query).toBe("400 GAIA_IQ10");
      }
      expect(await said(the.aiko, app, 'drop in ("nosuch")', ja)).toBe(
        "フィールド「drop」の項目に「nosuch」は存在しません。",
      );
      expect(await said(the.aiko, app, 'drop in ("nosuch")', { "Accept-Language": "en" })).toContain(
        "does not exist in the",
      );
    });
    test("nothing chosen is asked for as an empty text, beside options too", async () => {
      expect(await ask('drop in ("")')).toEqual([3]);
      expect(await ask('drop not in ("", "A")')).toEqual([2]);
    });
    test("a status takes = and in, and must be one of the process", async () => {
      expect(await ask('Status = "Second"')).toEqual([2]);
      expect(await ask('Status in ("First")')).toEqual([3, 1]);
      expect(await ask('Status in ("nosuch")')).toBe("400 GAIA_IQ10");
    });
    test("an unknown user is an error", async () => {
      expect(await ask('users in ("nobody")')).toBe("400 GAIA_IL26");
      expect(await said(the.aiko, app, 'users in ("nobody")', ja)).toBe(
        "指定したユーザー（code：nobody）が見つかりません。",
      );
    });
    test("not in finds records without a user", async () => {
      expect(await ask('users not in ("ben")')).toEqual([3, 1]);
    });

    test.each(sortable)("records can be sorted by %s", async (code) => {
      expect(await ask(`order by ${code} asc`)).toHaveLength(3);
      expect(await ask(`order by ${code} desc, $id asc`)).toHaveLength(3);
    });
    test.each(["check", "multi", "rich", "$revision"])("records cannot be sorted by %s", async (code) => {
      expect(await ask(`order by ${code} asc`)).toBe("400 GAIA_IS02");
    });
    test("without an order the newest come first", async () => {
      expect(await ask("$id > 0")).toEqual([3, 2, 1]);
    });
    test("dots name what related records hold, and nothing else", async () => {
      expect(await ask('text.other in ("x")')).toBe("400 GAIA_IR02");
      expect(await said(the.aiko, app, 'text.other in ("x")', ja)).toMatch(
        /^フィールド「text(\.other)?」に指定したクエリが正しくありません。指定したクエリは、関連レコード一覧フィールドでのみ使用できます。$/,
      );
    });
    test("a saved filter does not mix and with or", async () => {
      const plain = await formApp(the.aiko, { text: { type: "SINGLE_LINE_TEXT" } });
      const saved = async (filterCond: string) => {
        const view = { index: 0, type: "LIST", name: "v", fields: ["text"], filterCond };
        return outcome(the.aiko.put("/k/v1/preview/app/views.json", { app: plain, views: { v: view } }));
      };
      const [a, b, c] = ["a", "b", "c"].map((value) => `text = "${value}"`);
      expect(await saved(`${a} and ${b} or ${c}`)).toBe("400 GAIA_IQ02");
      expect(await saved(`${a} or ${b} or ${c}`)).toBe("200");
    });
  });
