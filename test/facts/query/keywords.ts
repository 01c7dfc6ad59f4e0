import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company, type Engine, formApp } from "../facts.ts";
import { type Ask, asking, fill } from "./asking.ts";

/** query.md 4.7. What is found at once here, kintone's index may find a little later. */
export const keywords = (engine: Engine) =>
  describe("like", () => {
    let the: Company;
    let ask: Ask;

    const stored = [
      ...[
        "gamma keyword",
        "FOO BAR",
        "X-Y",
        "P-Q-R",
        "ABCDEF",
        "ALPHA_BETA",
        "KSQL-FLOW-TEST-C200",
        "丸の内",
      ],
    ];
    beforeAll(async () => {
      the = await company({ engine });
      const app = await formApp(the.aiko, { text: { type: "SINGLE_LINE_TEXT" } });
      await fill(the.aiko, app, ...stored.map((text) => ({ text })));
      ask = asking(the.aiko, () => app);
    });

    test.each([
      ["gamma keyword", "keyword", "key"],
      ["FOO BAR", "FOO", "OO"],
      ["FOO BAR", "BAR", "AR"],
      ["X-Y", "X", "Z"],
      ["X-Y", "Y", "Z"],
      ["X-Y", "X-Y", "X-Z"],
      ["P-Q-R", "P-Q", "P-R"],
      ["ABCDEF", "ABCDEF", "ABC"],
      ["ALPHA_BETA", "ALPHA_BETA", "ALPHA"],
      ["KSQL-FLOW-TEST-C200", "KSQL-FLOW-TEST-C200", "KSQL-FLOW-TEST-C"],
      ["丸の内", "の内", "内"],
    ])("%s is found by %s, and not by %s", async (text, word, part) => {
      const id = stored.indexOf(text) + 1;
      expect(await ask(`text like "${word}"`)).toContain(id);
      expect(await ask(`text like "${part}"`)).not.toContain(id);
    });
  });
