import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Answer } from "../person.ts";

const labelled = (...labels: string[]) =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index: String(index) }]));
const properties = {
  text: { type: "SINGLE_LINE_TEXT", code: "text", label: "Text" },
  memo: { type: "MULTI_LINE_TEXT", code: "memo", label: "Memo" },
  number: { type: "NUMBER", code: "number", label: "Number" },
  radio: {
    type: "RADIO_BUTTON",
    code: "radio",
    label: "Radio",
    options: labelled("A", "B"),
    defaultValue: "A",
  },
  check: { type: "CHECK_BOX", code: "check", label: "Check", options: labelled("A", "B") },
  date: { type: "DATE", code: "date", label: "Date" },
  datetime: { type: "DATETIME", code: "datetime", label: "Datetime" },
  user: { type: "USER_SELECT", code: "user", label: "User" },
  品名: { type: "SINGLE_LINE_TEXT", code: "品名", label: "品名" },
};

let people: Company;
let app: string;
beforeAll(async () => {
  people = await company();
  const { aiko } = people;
  app = (await fine(aiko.post("/k/v1/preview/app.json", { name: "Things" }))).app;
  await fine(aiko.post("/k/v1/preview/app/form/fields.json", { app, properties }));
  await fine(aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
  const now = new Date().toISOString();
  const records = [
    {
      text: "apple",
      memo: "丸の内 FOO BAR",
      number: "5",
      radio: "A",
      check: ["A"],
      date: "2024-01-31",
      user: [{ code: "aiko" }],
    },
    {
      text: "banana ",
      number: "0.5",
      radio: "B",
      check: ["A", "B"],
      datetime: now,
      user: [{ code: "ben" }],
    },
    { text: "", number: "999999999999.9999", radio: "B", 品名: "ねじ" },
    { text: 'quote "x"\n', memo: " \n ", number: "" },
  ].map((values) => Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }])));
  await fine(aiko.post("/k/v1/records.json", { app, records }));
});

async function fine(asked: Promise<Answer>) {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body;
}

const ask = (query: string, more = {}) => people.aiko.get("/k/v1/records.json", { app, query, ...more });
const idsOf = ({ body }: Answer) =>
  body.records.map((record: { $id: { value: string } }) => Number(record.$id.value));

describe("a query finds", () => {
  test.each([
    ["", [4, 3, 2, 1]],
    ["order by $id asc", [1, 2, 3, 4]],
    ['text = "apple"', [1]],
    ['text = "banana"', [2]],
    ['text != "apple"', [4, 3, 2]],
    ['text = "quote \\"x\\"\\n"', [4]],
    ['text like "BANANA"', [2]],
    ['memo like "の内" and memo like "foo bar"', [1]],
    ["memo is empty order by $id asc", [2, 3, 4]],
    ["number = 5.0", [1]],
    ['number = "５"', [1]],
    ['number > "999999999999.9998"', [3]],
    ["number < 1", [4, 2]],
    ["number != abc", "CB_VA01"],
    ['number != "abc"', []],
    ["order by number asc, $id asc", [4, 2, 1, 3]],
    ['check in ("B")', [2]],
    ['check in ("") and radio in ("B")', [3]],
    ['date <= "2024-01-31" and date != ""', [1]],
    ["datetime = THIS_YEAR()", [2]],
    ["user in (LOGINUSER())", [1]],
    ['user not in ("ben")', [4, 3, 1]],
    ['品名　in　("ねじ")', [3]],
    ["$id in (1, 4) order by $id desc limit 1 offset 1", [1]],
    ["limit 0", []],
    ['radio in ("A") or (number > 1 and number < 10) or $id = 3', [4, 3, 1]],
  ])("%s", async (query, found) => {
    const reply = await ask(query);
    if (typeof found === "string") expect(reply).toMatchObject({ status: 400, body: { code: found } });
    else expect(idsOf(reply)).toEqual(found);
  });

  test("the same when it is too long for an address and comes by a POST that means a GET", async () => {
    const { aiko } = people;
    const query = `$id in (${Array(5000).fill(1).join()})`;
    const post = await aiko.post("/k/v1/records.json", { app, query }, { "X-HTTP-Method-Override": "GET" });
    expect(idsOf(post)).toEqual([1]);
  });

  test("as many as totalCount says, whatever part is shown", async () => {
    expect((await ask("number > 0 limit 1", { totalCount: true })).body).toMatchObject({
      records: { length: 1 },
      totalCount: "3",
    });
    expect((await ask("number > 0 limit 1")).body.totalCount).toBeNull();
  });

  test("what an API token's Administrator is not: the login user", async () => {
    const token = await people.token(["view"], app);
    const reply = await people
      .withToken(token)
      .get("/k/v1/records.json", { app, query: "user in (LOGINUSER())" });
    expect(reply).toMatchObject({ status: 200, body: { records: [] } });
  });
});

describe("a query is refused", () => {
  test.each([
    [
      'nosuch = "x"',
      "GAIA_IQ11",
      "Specified field (nosuch) not found.",
      "指定されたフィールド（nosuch）が見つかりません。",
    ],
    ['radio in ("C")', "GAIA_IQ10", undefined, "フィールド「radio」の項目に「C」は存在しません。"],
    ['radio = "A"', "GAIA_IQ03", undefined, "radioフィールドのフィールドタイプには演算子=を使用できません。"],
    ['text > "1"', "GAIA_IQ03", undefined, "textフィールドのフィールドタイプには演算子>を使用できません。"],
    [
      'date in ("2024-01-31")',
      "GAIA_IQ03",
      undefined,
      "dateフィールドのフィールドタイプには演算子inを使用できません。",
    ],
    [
      'user in ("nobody")',
      "GAIA_IL26",
      "The specified user (code：nobody) not found.",
      "指定したユーザー（code：nobody）が見つかりません。",
    ],
    ['number > ""', "GAIA_IL08", undefined, "クエリの指定が不正です。"],
    ['text like ""', "GAIA_IL08", undefined, "クエリの指定が不正です。"],
    ["date = TODAY(1)", "GAIA_IL08", undefined, "クエリの指定が不正です。"],
    [
      "date = THIS_MONTH(32)",
      "GAIA_IQ23",
      undefined,
      "指定した日にち（32）は無効です。1から31までの整数で指定します。",
    ],
    [
      "date = FROM_TODAY(1, HOURS)",
      "GAIA_IQ25",
      undefined,
      "FROM_TODAY()の第2引数には、「DAYS」「WEEKS」「MONTHS」「YEARS」のいずれかを指定します。",
    ],
    ['table.name in ("x")', "GAIA_IR02", undefined, undefined],
    ["order by check asc", "GAIA_IS02", undefined, undefined],
    ["order by $revision", "GAIA_IS02", undefined, undefined],
    ["limit 501", "GAIA_QU01", "limit must be 500 or less.", "limit には 500 以下の値を指定してください。"],
    [
      "offset 10001",
      "GAIA_QU02",
      "offset must be 10,000 or less.",
      "offset には 10,000 以下の値を指定してください。",
    ],
  ])("%s: %s", async (query, code, en, ja) => {
    const refusal = async (language: string) =>
      people.aiko.get("/k/v1/records.json", { app, query }, { "Accept-Language": language });
    const reply = await refusal("en");
    expect(reply).toMatchObject({ status: 400, body: { code } });
    expect(reply.headers.get("X-Cybozu-Error")).toBe(code);
    if (en) expect(reply.body.message).toBe(en);
    if (ja) expect((await refusal("ja")).body.message).toBe(ja);
  });

  test.each([
    ["single quotes", "number = 'x'"],
    ["a raw tab", 'text = "a\tb"'],
    ["a negative limit", "limit -1"],
    ["not in front of parentheses", "not (number = 1)"],
    ["ten thousand parentheses", "(".repeat(10_000)],
    ["an order by nothing", 'text = "x" order by'],
    ["back-ticks", '`text` = "x"'],
  ])("%s: no query at all", async (_, query) => {
    const asGet = { "X-HTTP-Method-Override": "GET" };
    expect(await people.aiko.post("/k/v1/records.json", { app, query }, asGet)).toMatchObject({
      status: 400,
      body: {
        code: "CB_VA01",
        message: "Missing or invalid input.",
        errors: { query: { messages: ["unsupported query format"] } },
      },
    });
  });

  test("and the log says where it went wrong, the reply does not", async () => {
    const { body } = await ask("number ==== 1");
    expect(JSON.stringify(body)).not.toContain("character");
    expect(people.lines.some((line) => line.includes("a value expected at character 9"))).toBe(true);
  });
});
