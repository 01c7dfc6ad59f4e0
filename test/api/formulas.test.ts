import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { add, cells, changeForm, deploy, done, engines, formApp, update, valuesOf } from "./form-app.ts";

const calc = (expression: string, more: Record<string, unknown> = {}) => ({
  type: "CALC",
  expression,
  ...more,
});
const auto = (expression: string, more: Record<string, unknown> = {}) => ({
  type: "SINGLE_LINE_TEXT",
  expression,
  ...more,
});
const numbers = { price: { type: "NUMBER" }, qty: { type: "NUMBER" } };

describe.each(engines)("calculated fields on %s", (engine) => {
  let people: Company;
  beforeAll(async () => {
    people = await company({ engine });
  });
  const added = async (app: string, values = {}) => (await done(add(people.aiko, app, values))).id as string;
  const stored = async (app: string, values = {}) => valuesOf(people.aiko, app, await added(app, values));

  describe("values [M]", () => {
    let app: string;
    beforeAll(async () => {
      app = await formApp(people.aiko, {
        ...numbers,
        name: { type: "SINGLE_LINE_TEXT" },
        amount: calc("price * qty"),
        withTax: calc("amount * 1.1"),
        line: auto('name & ": " & amount'),
      });
    });

    test("are calculated when a record is added and when it is changed", async () => {
      const id = await added(app, { price: "100", qty: "3", name: "Pen" });
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({
        amount: "300",
        withTax: "330",
        line: "Pen: 300",
      });
      await done(update(people.aiko, app, id, { qty: "5" }));
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({
        amount: "500",
        withTax: "550",
        line: "Pen: 500",
      });
      await done(
        people.aiko.put("/k/v1/records.json", {
          app,
          records: [{ id, record: cells({ name: "Pencil", price: null }) }],
        }),
      );
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({ amount: "0", line: "Pencil: 0" });
    });
    test("what is sent for them is ignored, whatever it is", async () => {
      const sent = { price: "1", qty: "2", amount: "777", withTax: ["x"], line: "mine" };
      const id = await added(app, sent);
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({
        amount: "2",
        withTax: "2.2",
        line: ": 2",
      });
      await done(update(people.aiko, app, id, { amount: "777", line: { a: 1 } }));
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({ amount: "2", line: ": 2" });
    });
    test("a record without anything shows them all", async () => {
      expect(await stored(app)).toMatchObject({ amount: "0", withTax: "0", line: ": 0" });
      const { id } = await done(people.aiko.post("/k/v1/record.json", { app }));
      const { record } = await done(people.aiko.get("/k/v1/record.json", { app, id }));
      expect(record.amount).toEqual({ type: "CALC", value: "0" });
      expect(record.line).toEqual({ type: "SINGLE_LINE_TEXT", value: ": 0" });
    });
  });

  test("a result of the wrong kind, or none at all, is the empty text [M]", async () => {
    const app = await formApp(people.aiko, {
      ...numbers,
      text: calc('"abc"'),
      zero: calc("1 / 0"),
      branch: calc("IF(1, 1, 2)"),
      empty: calc("price"),
      noText: auto("1 / 0"),
      day: calc("price", { format: "DATE" }),
    });
    expect(await stored(app, { qty: "1" })).toMatchObject({
      text: "",
      zero: "",
      branch: "",
      empty: "",
      noText: "",
      day: "",
    });
  });

  test("the app's precision holds for every step [M]", async () => {
    const app = await formApp(
      people.aiko,
      { third: calc("1/3"), whole: calc("1/3*3"), overflow: calc("0.01 * 10000"), price: { type: "NUMBER" } },
      { numberPrecision: { digits: 5, decimalPlaces: 2, roundingMode: "UP" } },
    );
    expect(await stored(app)).toMatchObject({ third: "0.34", whole: "1.02", overflow: "" });
  });

  test("moments and the people who wrote the record can be named, as this write leaves them", async () => {
    const form = {
      day: { type: "DATE" },
      next: calc("day + 86400", { format: "DATE" }),
      later: calc("Created_datetime + 3600", { format: "DATETIME" }),
      age: calc("Updated_datetime - Created_datetime"),
      by: auto('Created_by & "/" & Updated_by'),
    };
    const app = await formApp(people.aiko, form);
    const id = await added(app, { day: "2026-02-28", Created_datetime: "2026-02-28T10:00:00Z" });
    const values = await valuesOf(people.aiko, app, id);
    expect(values).toMatchObject({ next: "2026-03-01", later: "2026-02-28T11:00:00Z", by: "Aiko/Aiko" });
    const seconds = (Date.parse(String(values.Updated_datetime)) - Date.parse("2026-02-28T10:00:00Z")) / 1000;
    expect(values.age).toBe(String(seconds));
  });

  describe("a formula that changes", () => {
    test("leaves what is stored until the record is saved [R]", async () => {
      const app = await formApp(people.aiko, { ...numbers, amount: calc("price * qty") });
      const id = await added(app, { price: "2", qty: "3" });
      await changeForm(people.aiko, app, { amount: calc("price + qty") });
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({ amount: "6" });
      await done(update(people.aiko, app, id, {}));
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({ amount: "5" });
    });
    test("a new calculated field is empty in old records", async () => {
      const app = await formApp(people.aiko, numbers);
      const id = await added(app, { price: "2", qty: "3" });
      const amount = { code: "amount", label: "amount", ...calc("price * qty") };
      await done(people.aiko.post("/k/v1/preview/app/form/fields.json", { app, properties: { amount } }));
      await deploy(people.aiko, app);
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({ amount: "" });
      expect(await stored(app, { price: "2", qty: "4" })).toMatchObject({ amount: "8" });
    });
    test("follows the fields that it names to new codes", async () => {
      const app = await formApp(people.aiko, { ...numbers, amount: calc('IF(price="", 0, price*qty)') });
      await changeForm(people.aiko, app, { price: { type: "NUMBER", code: "unit" } });
      const { properties } = await done(people.aiko.get("/k/v1/app/form/fields.json", { app }));
      expect(properties.amount.expression).toBe('IF(unit="", 0, unit*qty)');
      expect(await stored(app, { unit: "2", qty: "4" })).toMatchObject({ amount: "8" });
    });
  });

  describe("settings [M]", () => {
    const refusal = async (properties: Record<string, Record<string, unknown>>, language = "ja") => {
      const { app } = await done(people.aiko.post("/k/v1/preview/app.json", { name: "App" }));
      const named = Object.entries(properties).map(([code, one]) => [
        code,
        { code, label: `L-${code}`, ...one },
      ]);
      await done(
        people.aiko.post("/k/v1/preview/app/form/fields.json", {
          app,
          properties: Object.fromEntries(named),
        }),
      );
      const before = await people.aiko.get("/k/v1/preview/app/deploy.json", { apps: [app] });
      const answer = await people.aiko.post(
        "/k/v1/preview/app/deploy.json",
        { apps: [{ app }] },
        { "Accept-Language": language },
      );
      const status = await people.aiko.get("/k/v1/preview/app/deploy.json", { apps: [app] });
      expect(status.body).toEqual(before.body);
      return answer;
    };
    test("a formula is looked at when the app is updated, not before", async () => {
      const { status, body } = await refusal({ amount: calc("nobody + 1") });
      expect(status).toBe(400);
      expect(body).toEqual({
        code: "GAIA_IL01",
        id: expect.any(String),
        message:
          "フィールド「L-amount」の計算式が正しくありません。(エラーの内容：計算式に含まれるフィールドコード（nobody）が存在しません。)",
      });
    });
    test("fields in a circle", async () => {
      const { body } = await refusal({ a: calc("b"), b: calc("a") });
      expect(body).toMatchObject({
        code: "GAIA_IL01",
        message: expect.stringContaining("フィールドの参照が循環しています。"),
      });
    });
    test("a text's formula too, in the reader's language", async () => {
      const { body } = await refusal({ t: auto("SUM(") }, "en");
      expect(body.message).toBe(
        "The formula in the field 'L-t' is invalid. (Reason: The syntax of the formula is invalid.)",
      );
    });
    test("the format is one of seven", async () => {
      const { app } = await done(people.aiko.post("/k/v1/preview/app.json", { name: "App" }));
      const properties = { amount: { code: "amount", label: "amount", ...calc("1", { format: "MONEY" }) } };
      const answer = await people.aiko.post("/k/v1/preview/app/form/fields.json", { app, properties });
      expect(answer).toMatchObject({
        status: 400,
        body: { code: "CB_VA01", errors: { "properties[amount].format": { messages: expect.any(Array) } } },
      });
    });
    test("they come back as they were given, with kintone's defaults", async () => {
      const app = await formApp(people.aiko, {
        plain: calc("1"),
        full: calc("2", {
          required: true,
          hideExpression: true,
          format: "NUMBER_DIGIT",
          displayScale: "2",
          unit: "円",
          unitPosition: "AFTER",
        }),
      });
      const { properties } = await done(people.aiko.get("/k/v1/app/form/fields.json", { app }));
      expect(properties.plain).toEqual({
        type: "CALC",
        code: "plain",
        label: "plain",
        noLabel: false,
        required: false,
        expression: "1",
        hideExpression: false,
        format: "NUMBER",
        displayScale: "",
        unit: "",
        unitPosition: "BEFORE",
      });
      expect(properties.full).toMatchObject({ required: true, unit: "円", displayScale: "2" });
    });
    test("required is taken and never enforced", async () => {
      const app = await formApp(people.aiko, {
        none: calc("1/0", { required: true }),
        words: auto("1/0", { required: true, minLength: "3" }),
      });
      expect(await stored(app)).toMatchObject({ none: "", words: "" });
    });
  });

  describe("queries", () => {
    let app: string;
    beforeAll(async () => {
      app = await formApp(people.aiko, {
        ...numbers,
        day: { type: "DATE" },
        amount: calc("price * qty / price * price"),
        due: calc("day + 86400", { format: "DATE" }),
        moment: calc("day + 3600", { format: "DATETIME" }),
        length: calc("qty * 3600", { format: "HOUR_MINUTE" }),
        words: auto('"order " & qty'),
      });
      const records = [
        { price: "2", qty: "30", day: "2026-01-01" },
        { price: "10", qty: "5", day: "2026-02-01" },
        { price: "0", qty: "1" },
        { price: "-1", qty: "100", day: "1960-01-01" },
      ].map(cells);
      await done(people.aiko.post("/k/v1/records.json", { app, records }));
    });
    const found = async (query: string) =>
      (await done(people.aiko.get("/k/v1/records.json", { app, query, fields: ["qty"] }))).records.map(
        (record: { qty: { value: string } }) => record.qty.value,
      );
    test.each([
      ["amount = 60", ["30"]],
      ['amount = "6e1"', ["30"]],
      ["amount > 50 order by amount asc", ["30"]],
      ["amount in (50, 60) order by amount asc", ["5", "30"]],
      ['amount = ""', ["1"]],
      ["order by amount asc", ["1", "100", "5", "30"]],
      ["order by amount desc", ["30", "5", "100", "1"]],
      ['due = "2026-01-02"', ["30"]],
      ['due > "2026-01-02" order by due asc', ["5"]],
      ["due > 86400 order by due desc", ["5", "30"]],
      ['moment = "2026-01-01T01:00:00Z"', ["30"]],
      ['moment < "2026-02-01T10:00:00+09:00" and moment != "" order by moment asc', ["100", "1", "30"]],
      ['length = "30:00"', ["30"]],
      ['length >= "05:00" order by length asc', ["5", "30", "100"]],
      ['words = "order 5"', ["5"]],
      ['words like "30"', ["30"]],
    ])("%s finds %j", async (query, result) => expect(await found(query)).toEqual(result));
    test("the words of a number field are refused [M]", async () => {
      expect(await people.aiko.get("/k/v1/records.json", { app, query: 'amount like "1"' })).toMatchObject({
        status: 400,
        body: { code: "GAIA_IQ03" },
      });
      expect(await people.aiko.get("/k/v1/records.json", { app, query: 'amount > ""' })).toMatchObject({
        body: { code: "GAIA_IL08" },
      });
    });
  });

  describe("tables [M]", () => {
    let app: string;
    const cell = (value: string) => ({ value });
    const row = (price: string, qty: string, id?: string) => ({
      ...(id && { id }),
      value: { price: cell(price), qty: cell(qty) },
    });
    beforeAll(async () => {
      const inner = (code: string, property: object) => ({ [code]: { code, label: code, ...property } });
      app = await formApp(people.aiko, {
        rate: { type: "NUMBER" },
        items: {
          type: "SUBTABLE",
          fields: {
            ...inner("price", { type: "NUMBER" }),
            ...inner("qty", { type: "NUMBER" }),
            ...inner("amount", calc("price * qty * rate", { required: true })),
            ...inner("share", calc("amount / total")),
            ...inner("line", auto('qty & "/" & total', { required: true })),
          },
        },
        total: calc("SUM(amount)"),
        any: calc('CONTAINS(line, "1/8")'),
      });
    });
    const rowsOf = async (id: string) => {
      const { items } = await valuesOf(people.aiko, app, id);
      return (items as { id: string; value: Record<string, { value: string }> }[]).map(({ id, value }) => ({
        id,
        amount: value.amount?.value,
        share: value.share?.value,
        line: value.line?.value,
      }));
    };

    test("each row is calculated from itself and the record, and the record from all rows", async () => {
      const id = await added(app, { rate: "1", items: [row("2", "1"), row("2", "3")] });
      const [first, second] = await rowsOf(id);
      expect(first).toMatchObject({ amount: "2", share: "0.25", line: "1/8" });
      expect(second).toMatchObject({ amount: "6", share: "0.75", line: "3/8" });
      expect(await valuesOf(people.aiko, app, id)).toMatchObject({ total: "8", any: "1" });
    });
    test("rows that are not sent follow the record, and keep their ids", async () => {
      const id = await added(app, { rate: "1", items: [row("2", "1"), row("2", "3")] });
      const before = await rowsOf(id);
      await done(update(people.aiko, app, id, { rate: "10" }));
      const after = await rowsOf(id);
      expect(after.map((one) => one.id)).toEqual(before.map((one) => one.id));
      expect(after.map((one) => one.amount)).toEqual(["20", "60"]);
      await done(update(people.aiko, app, id, { items: [{ id: before[1]?.id, value: { qty: cell("1") } }] }));
      expect(await rowsOf(id)).toEqual([{ id: before[1]?.id, amount: "20", share: "1", line: "1/20" }]);
      const found = async (query: string) =>
        (await done(people.aiko.get("/k/v1/records.json", { app, query, totalCount: true }))).totalCount;
      expect(await found(`amount in ("20") and $id = ${id}`)).toBe("1");
      expect(await found(`amount in ("60") and $id = ${id}`)).toBe("0");
    });
    test("a table without rows has no sum, one empty row has 0", async () => {
      expect(await stored(app, { rate: "1" })).toMatchObject({ total: "", any: "0" });
      expect(await stored(app, { rate: "1", items: [{ value: {} }] })).toMatchObject({ total: "0" });
    });
    test("what is sent for a row's calculated fields is ignored", async () => {
      const sent = { value: { ...row("2", "3").value, amount: cell("777"), line: cell("mine") } };
      const id = await added(app, { rate: "1", items: [sent] });
      expect(await rowsOf(id)).toMatchObject([{ amount: "6", line: "3/6" }]);
    });
  });

  test("a calculated text may be a unique key", async () => {
    const app = await formApp(people.aiko, { ...numbers, key: auto('"K-" & qty', { unique: true }) });
    const id = await added(app, { qty: "1" });
    expect(await add(people.aiko, app, { qty: "1" })).toMatchObject({
      status: 400,
      body: { errors: { "record.key.value": { messages: [expect.any(String)] } } },
    });
    await done(
      people.aiko.put("/k/v1/record.json", {
        app,
        updateKey: { field: "key", value: "K-1" },
        record: cells({ price: "9" }),
      }),
    );
    expect(await valuesOf(people.aiko, app, id)).toMatchObject({ price: "9", key: "K-1" });
  });
});
