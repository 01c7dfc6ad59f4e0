import fc from "fast-check";
import type { Page } from "playwright-core";
import { build } from "vite";
import { beforeAll, describe, expect, test } from "vitest";
import { printExpression } from "../../src/core/expression/print.ts";
import { deploy, liveApp, ok, text } from "../api/app-maker.ts";
import { company } from "../company.ts";
import { rows } from "../core/expression/asking.ts";
import { expressions } from "../core/expression/generated.ts";
import type { Person } from "../person.ts";
import { run } from "./formulas-entry.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { page, pageOf } = browserPages();
let aiko: Person;
beforeAll(async () => {
  aiko = await (await company()).aiko.withSession();
});

const field = (code: string, more: object) => ({ [code]: { code, label: code, ...more } });
const number = (code: string) => field(code, { type: "NUMBER" });
const calc = (code: string, expression: string, more: object = {}) =>
  field(code, { type: "CALC", expression, ...more });
const shown = (on: Page, name: string) => on.getByRole("group", { name, exact: true });
const input = (on: Page, name: string) => on.getByRole("textbox", { name, exact: true });
const button = (on: Page, name: string | RegExp) => on.getByRole("button", { name, exact: true });

describe("a record", () => {
  let app: string;
  beforeAll(async () => {
    app = await liveApp(aiko, {
      ...number("price"),
      ...number("count"),
      ...text("thing"),
      ...field("day", { type: "DATE" }),
      ...calc("amount", "price * count", { format: "NUMBER_DIGIT", unit: "円", unitPosition: "AFTER" }),
      ...calc("each", "amount / count"),
      ...calc("time", "count * 3600", { format: "DAY_HOUR_MINUTE" }),
      ...calc("by", '"" & Created_by'),
      ...calc("secret", "1 + 1", { hideExpression: true }),
      ...text("line", { expression: 'count & " × " & thing' }),
    });
  });

  test("is calculated while it is typed, and saved with the same values", async () => {
    const form = await pageOf(aiko, `/k/${app}/edit`);
    await input(form, "price").fill("1200");
    await input(form, "count").fill("26");
    await input(form, "thing").fill("Pen");
    await shown(form, "amount").getByText("31,200円").waitFor();
    await shown(form, "time").getByText("1 day 2 hours 0 minutes").waitFor();
    await shown(form, "line").getByText("26 × Pen").waitFor();
    expect(await barriers(form)).toEqual([]);
    await button(form, "Save").click();
    await shown(form, "amount").getByText("31,200円").waitFor();
    const { records } = await ok(aiko.get("/k/v1/records.json", { app, query: 'thing = "Pen"' }));
    expect(records[0]).toMatchObject({
      amount: { value: "31200" },
      each: { value: "1200" },
      time: { value: "26:00" },
      line: { value: "26 × Pen" },
    });
  });

  test("says why a formula has no result, and by which formula a value comes", async () => {
    const form = await pageOf(aiko, `/k/${app}/edit`, { viewport: { width: 360, height: 800 } });
    await input(form, "price").fill("5");
    await shown(form, "each").getByText("#ERROR!").waitFor();
    await shown(form, "by").getByText("#CONVERT!").waitFor();
    await input(form, "price").fill("999999999999");
    await input(form, "count").fill("2");
    await shown(form, "amount").getByText("#PRECISION!").waitFor();
    await button(form, "Formula: price * count").focus();
    await form.getByRole("tooltip").getByText("price * count").waitFor();
    expect(await button(form, "Formula: 1 + 1").count()).toBe(0);
    expect(await isTooWide(form)).toBe(false);
  });

  test("is calculated anew while it is changed", async () => {
    const record = { price: { value: "2" }, count: { value: "3" }, thing: { value: "Cup" } };
    const { id } = await ok(aiko.post("/k/v1/record.json", { app, record }));
    const form = await pageOf(aiko, `/k/${app}/show#record=${id}&mode=edit`);
    await shown(form, "line").getByText("3 × Cup").waitFor();
    await input(form, "count").fill("4");
    await shown(form, "line").getByText("4 × Cup").waitFor();
    await button(form, "Save").click();
    await shown(form, "amount").getByText("8円").waitFor();
  });
});

describe("a saved record", () => {
  let app: string;
  beforeAll(async () => {
    const { Halves } = field("Halves", {
      type: "SUBTABLE",
      fields: { ...number("part"), ...calc("half", "part / (part - 2)") },
    });
    app = await liveApp(aiko, {
      ...number("price"),
      ...number("count"),
      ...calc("each", "price / count"),
      ...calc("twice", "each * 2"),
      ...calc("more", "price + 1"),
      Halves,
    });
  });

  const record = (price: string, count: string) => ({
    price: { value: price },
    count: { value: count },
    Halves: { value: [{ value: { part: { value: "2" } } }, { value: { part: { value: "4" } } }] },
  });
  const added = async (price: string, count: string) =>
    (await ok(aiko.post("/k/v1/record.json", { app, record: record(price, count) }))).id as string;

  test("says why a formula has no result, and in which cell", async () => {
    const id = await added("5", "0");
    const form = await pageOf(aiko, `/k/${app}/show#record=${id}`);
    await shown(form, "each").getByText("#ERROR!").waitFor();
    await shown(form, "twice").getByText("#ERROR!").waitFor();
    expect(await shown(form, "more").textContent()).toContain("6");
    const halves = form.locator('[data-cell="half"]');
    expect(await halves.allTextContents()).toEqual(["#ERROR!", "2"]);
    expect(await barriers(form)).toEqual([]);
  });

  test("shows what an earlier formula left, until it is saved", async () => {
    const id = await added("6", "2");
    const broken = { each: { type: "CALC", expression: "price / (count - 2)" } };
    await ok(aiko.put("/k/v1/preview/app/form/fields.json", { app, properties: broken }));
    await deploy(aiko, app);
    const form = await pageOf(aiko, `/k/${app}/show#record=${id}`);
    await shown(form, "twice").waitFor();
    expect(await shown(form, "each").textContent()).toMatch(/3$/);
  });

  test("blames no formula that asks for what the reader may not see", async () => {
    const id = await added("6", "3");
    const { ben } = await company();
    const accessibility = (code: string, accessibility: string) => ({
      entity: { type: code === "everyone" ? "GROUP" : "USER", code },
      accessibility,
    });
    const rights = [
      { code: "count", entities: [accessibility("aiko", "WRITE"), accessibility("everyone", "NONE")] },
    ];
    await ok(aiko.put("/k/v1/field/acl.json", { app, rights }));
    const stored = (await ok(aiko.get("/k/v1/record.json", { app, id }))).record.each.value as string;
    const form = await pageOf(await ben.withSession(), `/k/${app}/show#record=${id}&mode=edit`);
    await input(form, "price").fill("8");
    await shown(form, "more").getByText("9").waitFor();
    expect(await shown(form, "each").textContent()).toMatch(new RegExp(`${stored}$`));
  });
});

describe("the form editor", () => {
  test("writes a formula with the codes at hand and says what is wrong with it", async () => {
    const app = await liveApp(aiko, { ...number("price"), ...number("count") });
    const editor = await pageOf(aiko, `/k/admin/app/flow?app=${app}#section=form`);
    await button(editor, "Add Calculated").click();
    await button(editor, /^Actions for Calculated/).click();
    await editor.getByRole("menuitem", { name: "Settings" }).click();
    const dialog = editor.getByRole("dialog");
    const formula = dialog.getByRole("textbox", { name: "Formula" });
    await dialog.getByText("Write a formula.").waitFor();
    await formula.fill("price * amount");
    await dialog.getByText("The field code (amount) in the formula does not exist.").waitFor();
    await formula.fill("price * ");
    await button(editor, "Insert a field").click();
    await editor.getByRole("menuitem", { name: "count" }).click();
    await expect.poll(() => formula.inputValue()).toBe("price * count");
    expect(await barriers(editor)).toEqual([]);
    await button(editor, "Apply").click();
    await editor.getByText("price * count").first().waitFor();
    await button(editor, "Save form").click();
    await editor.getByText("Form saved.").first().waitFor();
    const { properties } = await ok(aiko.get("/k/v1/preview/app/form/fields.json", { app }));
    expect(Object.values(properties)).toContainEqual(
      expect.objectContaining({ type: "CALC", expression: "price * count", format: "NUMBER" }),
    );
  });

  test("lets formulas follow a field to its new code", async () => {
    const app = await liveApp(aiko, { ...number("price"), ...calc("twice", "price * 2") });
    const editor = await pageOf(aiko, `/k/admin/app/flow?app=${app}#section=form`);
    await button(editor, "Actions for price").click();
    await editor.getByRole("menuitem", { name: "Settings" }).click();
    await editor.getByRole("dialog").getByRole("textbox", { name: "Field code" }).fill("unit");
    await button(editor, "Apply").click();
    await editor.getByText("unit * 2").first().waitFor();
    await button(editor, "Save form").click();
    await editor.getByText("Form saved.").first().waitFor();
    const { properties } = await ok(aiko.get("/k/v1/preview/app/form/fields.json", { app }));
    expect(properties.twice.expression).toBe("unit * 2");
  });
});

test("every formula gives the same in the browser's build as on the server", async () => {
  const entry = new URL("./formulas-entry.ts", import.meta.url).pathname;
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      target: "es2022",
      lib: { entry, formats: ["iife"], name: "formulas", fileName: "formulas" },
    },
  });
  const [{ output }] = built as unknown as [{ output: [{ code: string }] }];
  const opened = await page(aiko.url);
  await opened.goto("about:blank");
  await opened.addScriptTag({ content: output[0].code });

  const values = [
    { n: "3", m: "-7.25", t: "abc", d: "2026-04-23", dt: "2026-04-23T10:00:00Z", ti: "23:59", drop: "A" },
    { n: "", m: "0", t: "", d: null, dt: "", ti: null, drop: null, check: ["A", "B"] },
    { n: "999999999999", m: "0.0001", t: "5", table: rows({ q: "5", rowText: "x" }, { q: "", rowText: "" }) },
  ];
  const formulas = [
    ...fc.sample(expressions, { numRuns: 1500, seed: 1 }).map(printExpression),
    'DATE_FORMAT(dt, "YYYY MMMM MMM dd a hh KK kk ZZ ZZZ", "America/New_York")',
    'DATE_FORMAT(d, "YYYY-MM-dd HH:mm:ss Z", "system")',
    ...["1/3*3", "n ^ 30", "m ^ -3", "ROUND(m, 1)", "YEN(m * 1000, 2)", "SUM(q) / n", "999999999999 * m"],
  ];
  const here = run(formulas, values);
  const there = await opened.evaluate(
    ([list, records]) =>
      (globalThis as unknown as { formulas: { run(...asked: unknown[]): unknown } }).formulas.run(
        list,
        records,
      ),
    [formulas, values] as const,
  );
  expect(there).toEqual(here);
  // Random formulas are mostly nonsense; enough of these must have a result.
  expect(here.flat().filter((result) => /^[^#]/.test(result)).length).toBeGreaterThan(500);
});

test("all records are calculated anew from the app's settings", async () => {
  const app = await liveApp(aiko, { ...number("price"), ...calc("twice", "price * 2") });
  const records = [1, 2, 3].map((price) => ({ price: { value: String(price) } }));
  await ok(aiko.post("/k/v1/records.json", { app, records }));
  const properties = { twice: { type: "CALC", expression: "price * 3" } };
  await ok(aiko.put("/k/v1/preview/app/form/fields.json", { app, properties }));
  await ok(aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
  const settings = await pageOf(aiko, `/k/admin/app/flow?app=${app}#section=settings`, {
    viewport: { width: 360, height: 800 },
  });
  await settings.getByRole("link", { name: /^Recalculate records/ }).click();
  await button(settings, "Recalculate all records").click();
  await settings.getByRole("status").getByText("All records are calculated (3).").waitFor();
  expect(await barriers(settings)).toEqual([]);
  expect(await isTooWide(settings)).toBe(false);
  const { record } = await ok(aiko.get("/k/v1/record.json", { app, id: 2 }));
  expect(record.twice.value).toBe("6");
});
