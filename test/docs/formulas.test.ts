import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formats } from "../../src/core/expression/format.ts";
import { functions, ruleOf } from "../../src/core/expression/functions.ts";
import { comparisons } from "../../src/core/expression/syntax.ts";
import { inFormat, reason } from "../core/expression/asking.ts";

const page = readFileSync("docs/formulas.md", "utf8");
const section = (heading: string) => page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
const firstCells = (heading: string) =>
  [...section(heading).matchAll(/^\| (.+?) \|/gm)].map(([, cell = ""]) => cell).slice(1);

describe("docs/formulas.md", () => {
  test("lists every function, and no other", () => {
    const listed = firstCells("Functions").map((cell) => /^`(\w+)\(/.exec(cell)?.[1]);
    expect(listed).toEqual(Object.keys(functions));
  });
  test.each(Object.keys(functions) as (keyof typeof functions)[])("shows the arguments of %s", (name) => {
    const [, given = ""] = new RegExp(`\`${name}\\((.*?)\\)\``).exec(section("Functions")) ?? [];
    const { min, max } = ruleOf(name);
    const shown = given.split(", ").filter((argument) => argument !== "…");
    expect(shown).toHaveLength(min);
    expect(given.endsWith("…")).toBe(max > min);
  });
  test("lists every format with what it gives", () => {
    expect(firstCells("Results")).toEqual([...formats].sort((a, b) => order(a) - order(b)));
    for (const format of formats) {
      const [, api] = new RegExp(`^\\| ${format} \\|.*\`(.+)\` \\|$`, "m").exec(page) ?? [];
      expect(inFormat(format, "90061")).toBe(api);
    }
    function order(format: string) {
      return page.indexOf(`| ${format} |`);
    }
  });
  test.each([...comparisons, "+", "-", "*", "/", "^", "&"])("names the operator %s", (operator) =>
    expect(section("Writing one")).toContain(`\`${operator}`),
  );
  test("its examples are formulas", () => {
    const form = Object.fromEntries(
      ["price", "quantity", "amount"].map((code) => [code, { type: "NUMBER" }]),
    );
    const more = {
      state: { type: "DROP_DOWN" },
      customer: { type: "SINGLE_LINE_TEXT" },
      day: { type: "DATE" },
    };
    const examples = page.split("\n## ")[0]?.match(/^ {4}.+$/gm) ?? [];
    expect(examples).toHaveLength(3);
    for (const example of examples) expect(reason(example.trim(), { ...form, ...more })).toBeUndefined();
  });
});
