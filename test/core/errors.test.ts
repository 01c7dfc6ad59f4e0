import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue, type ErrorCode, sentCode, statusOf } from "../../src/core/errors/catalogue.ts";
import { chooseLanguage, type Language } from "../../src/core/errors/language.ts";
import { type MessageKey, messages } from "../../src/core/errors/messages.ts";
import { invalid, message, Problem, Problems, problem } from "../../src/core/errors/problem.ts";
import { renderProblem, sentence } from "../../src/core/errors/render.ts";

const languages: Language[] = ["ja", "en", "zh"];
const codes = Object.keys(catalogue) as ErrorCode[];
const keys = Object.keys(messages) as MessageKey[];

describe.each(languages)("in %s", (language) => {
  test.each(codes)("%s says something and names its facts", (code) => {
    namesEveryFact(
      catalogue[code].facts,
      (facts) => renderProblem(new Problem(code, facts), language, "").message,
    );
  });

  test.each(keys)("the message %s says something and names its facts", (text) => {
    namesEveryFact(messages[text], (facts) => sentence({ text, facts }, language));
  });
});

// Some sentences print a number next to the fact (a limit of 5 reads "less than 6"), so a fact counts as named
// when the sentence changes with it.
function namesEveryFact(names: readonly string[], say: (facts: Record<string, number>) => string) {
  const facts = Object.fromEntries(names.map((name, index) => [name, 100 + index]));
  const said = say(facts);
  expect(said).not.toBe("");
  expect(said).not.toMatch(/undefined|NaN|\$\{/);
  for (const name of names) expect(say({ ...facts, [name]: 900 })).not.toBe(said);
}

test("the words of kintone", () => {
  expect(message("required")).toSatisfy(reads({ ja: "必須です。", en: "Required." }));
  expect(message("requiredParameter")).toSatisfy(reads({ ja: "必須です。", en: "Required field." }));
  expect(message("maxLengthExceeded", { max: 5 })).toSatisfy(
    reads({ ja: "6文字より短くなければなりません。", en: "Enter less than 6 characters." }),
  );
  expect(message("minLengthNotReached", { min: "3" })).toSatisfy(
    reads({ ja: "2文字より長くなければなりません。", en: "Enter more than 2 characters." }),
  );
  expect(message("atLeast", { min: 1 })).toSatisfy(
    reads({ ja: "最小でも1以上です。", en: "must be greater than or equal to 1" }),
  );
});

function reads(words: Partial<Record<Language, string>>) {
  return (said: ReturnType<typeof message>) =>
    Object.entries(words).every(([language, expected]) => sentence(said, language as Language) === expected);
}

describe("a reply", () => {
  test("names the code, the id and the facts", () => {
    expect(renderProblem(problem("GAIA_RE01", { id: 7 }), "ja", "abc")).toEqual({
      code: "GAIA_RE01",
      id: "abc",
      message: "指定したレコード（id: 7）が見つかりません。",
    });
  });

  test("lists the bad parameters", () => {
    const problem = invalid({
      app: [message("requiredParameter")],
      "record.price.value": [message("tooLarge", { max: 10 }), message("tooManyDigits")],
    });
    expect(renderProblem(problem, "en", "abc")).toEqual({
      code: "CB_VA01",
      id: "abc",
      message: "Missing or invalid input.",
      errors: {
        app: { messages: ["Required field."] },
        "record.price.value": {
          messages: ["The value must be 10 or less.", "The number of digits exceeds the maximum allowed."],
        },
      },
    });
  });

  test("translates a reason together with its sentence", () => {
    const wrong = problem("GAIA_IL01", {
      label: "合計",
      reason: message("formulaUnknownFunction", { name: "FOO" }),
    });
    expect(renderProblem(wrong, "ja", "").message).toBe(
      "フィールド「合計」の計算式が正しくありません。(エラーの内容：FOO関数は使用できません。)",
    );
    expect(renderProblem(wrong, "en", "").message).toBe(
      "The formula in the field '合計' is invalid. (Reason: The function FOO cannot be used.)",
    );
  });

  test("keeps what is meant for the log to itself", () => {
    const lost = problem("CB_IL01", {}, { why: "disk full" });
    expect(lost.message).toContain("disk full");
    expect(JSON.stringify(renderProblem(lost, "en", "abc"))).not.toContain("disk full");
  });

  test("for a missing OAuth scope differs from one for a bad token in its status only", () => {
    expect(renderProblem(problem("CB_OA01_SCOPE"), "en", "x")).toEqual(
      renderProblem(problem("CB_OA01"), "en", "x"),
    );
    expect([statusOf("CB_OA01"), statusOf("CB_OA01_SCOPE")]).toEqual([401, 403]);
  });
});

describe("collected problems", () => {
  test("are thrown together", () => {
    const problems = new Problems();
    problems.throwIfAny();
    expect(problems.any).toBe(false);

    problems.add("ids", message("requiredParameter"));
    problems.add("ids", message("deleteCount", { max: 100 }));
    problems.add("app");
    const errors = { ids: [{ text: "requiredParameter" }, { text: "deleteCount", facts: { max: 100 } }] };
    expect(problems.any).toBe(true);
    expect(problems.all).toEqual(errors);
    expect(() => problems.throwIfAny()).toThrow(expect.objectContaining({ code: "CB_VA01", errors }));
  });

  test("of a part are taken over below its path", () => {
    const record = new Problems();
    record.add("price.value", message("required"));
    record.add("[price].value", message("notANumber"));
    const problems = new Problems();
    problems.merge(record, "records[0]");
    problems.merge({ app: [message("requiredParameter")] });
    expect(Object.keys(problems.all)).toEqual(["records[0].price.value", "records[0][price].value", "app"]);
  });

  test("may have any path, even one that means something to JavaScript", () => {
    const problems = new Problems();
    problems.add("__proto__", message("unknownKey", { key: "__proto__" }));
    problems.add("constructor", message("unknownKey", { key: "constructor" }));
    const { errors } = renderProblem(invalid(problems.all), "en", "");
    expect(Object.keys(errors ?? {})).toEqual(["__proto__", "constructor"]);
  });
});

describe("the language of a reply", () => {
  test.each<[setting: string | undefined, header: string | undefined, language: Language]>([
    // The user's own choice wins; a language of kintone that we do not have reads English.
    ["ja", "en", "ja"],
    ["zh", undefined, "zh"],
    ["es", "ja", "en"],
    ["zh-TW", "ja", "en"],
    // "auto", and nobody signed in yet: the header decides.
    ["auto", "en-US", "en"],
    ["auto", "zh", "zh"],
    ["auto", "zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    [undefined, "ja-JP", "ja"],
    [undefined, "en;q=0.5, ja;q=0.9", "ja"],
    [undefined, "en;q=0, ja;q=0.1", "ja"],
    [undefined, "fr, zh;q=0.4", "zh"],
    [undefined, "EN-gb ; Q=0.8 , ja ; q=0.7", "en"],
    [undefined, "zh-TW, en;q=0.5", "en"],
    // No header, or one that says nothing: the installation's language.
    ["auto", undefined, "zh"],
    ["auto", "*", "zh"],
    [undefined, "", "zh"],
    [undefined, "fr, *;q=0.1", "zh"],
    // Only languages that we do not have.
    ["auto", "fr", "en"],
    [undefined, "de-DE, fr;q=0.9", "en"],
  ])("setting %s, header %s: %s", (setting, acceptLanguage, language) => {
    expect(chooseLanguage({ setting, acceptLanguage, domain: "zh" })).toBe(language);
  });
});

describe("docs/errors.md", () => {
  const page = readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8");

  test.each(codes)("explains %s", (code) => {
    const row = `\\| \`${sentCode(code)}\` +\\| ${statusOf(code)} +\\| [^|]+\\. +\\| [^|]+\\. +\\|`;
    expect(page).toMatch(new RegExp(`^${row}$`, "m"));
  });

  test("explains no code that does not exist", () => {
    const explained = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, code]) => code);
    expect([...new Set(explained)].sort()).toEqual([...new Set(codes.map(sentCode))].sort());
  });
});
