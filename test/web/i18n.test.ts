import { describe, expect, test } from "vitest";
import { english } from "../../web/i18n/en/index.ts";
import { japanese } from "../../web/i18n/ja/index.ts";
import { fill } from "../../web/i18n/translation.ts";
import { chinese } from "../../web/i18n/zh/index.ts";

test.each([
  ["{count} {count:app|apps}", { count: 1 }, "1 app"],
  ["{count} {count:app|apps}", { count: "3,201" }, "3,201 apps"],
  ["{from}–{to}", { from: 1, to: 20 }, "1–20"],
  ["{unknown}", {}, "{unknown}"],
  ["{name}", { name: "$& {name}" }, "$& {name}"],
])("%j with %j is %j", (text, facts, said) => {
  expect(fill(text, facts)).toBe(said);
});

type Areas = Readonly<Record<string, Readonly<Record<string, string>>>>;
const factsIn = (text: string) => new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name));

// That no key is missing the types say; that a sentence names its facts only a look at the words can say.
describe.each([
  ["Japanese", japanese],
  ["Chinese", chinese],
] as [string, Areas][])("%s", (_, language) => {
  test.each(Object.entries(english as Areas))("says in %s what English says", (area, texts) => {
    for (const [key, text] of Object.entries(texts)) {
      const said = language[area]?.[key] ?? "";
      expect(said.trim(), `${area}.${key}`).not.toBe("");
      expect(
        [...factsIn(said)].filter((name) => !factsIn(text).has(name)),
        `${area}.${key}`,
      ).toEqual([]);
    }
  });
});
