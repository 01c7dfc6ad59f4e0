import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { deploy, draftApp, liveApp, ok } from "../api/app-maker.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();
const plain = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
const button = (on: Page | Locator, name: string) => on.getByRole("button", { name, exact: true });
const part = (on: Page, code: string) => on.locator(`[data-part="${code}"]`);
const flow = (app: string) => `/k/admin/app/flow?app=${app}#section=form`;
const rows = (page: Page) => page.locator(".subtable-row-gaia");

let people: Company;
let aiko: Person;
let goods: string;

beforeAll(async () => {
  people = await company();
  aiko = await people.aiko.withSession();
  goods = (await ok(aiko.post("/k/v1/preview/app.json", { name: "Goods" }))).app;
  const properties = {
    ...plain("SINGLE_LINE_TEXT", "name", { unique: true }),
    ...plain("NUMBER", "price"),
    ...plain("SINGLE_LINE_TEXT", "kind"),
    ...plain("CHECK_BOX", "tags", { options: { a: { label: "a", index: "0" } } }),
  };
  await ok(aiko.post("/k/v1/preview/app/form/fields.json", { app: goods, properties }));
  await deploy(aiko, goods);
  const records = ["Green tea", "Black tea", "Coffee"].map((name, index) => ({
    name: { value: name },
    price: { value: String(100 * (index + 1)) },
    kind: { value: name.endsWith("tea") ? "tea" : "coffee" },
  }));
  await ok(aiko.post("/k/v1/records.json", { app: goods, records }));
});

const dialog = (on: Page) => on.getByRole("dialog");
const said = (on: Page, words: string) => on.getByText(words).first().waitFor();

/** Drops something from the palette at the end of a table. */
async function dropInTable(on: Page, what: string, table: string) {
  const box = await part(on, table).locator("> div").nth(1).boundingBox();
  if (!box) throw new Error(`${table} is not on the form`);
  await button(on, `Add ${what}`).hover();
  await on.mouse.down();
  await on.mouse.move(box.x + box.width - 20, box.y + box.height / 2, { steps: 8 });
  await on.mouse.up();
  // The library swallows clicks for 50 ms after a drop.
  await on.evaluate("new Promise((go) => requestAnimationFrame(() => setTimeout(go, 60)))");
}
async function openSettings(on: Page, code: string) {
  await part(on, code)
    .getByRole("button", { name: /^Actions for/ })
    .last()
    .click();
  await on.getByRole("menuitem", { name: "Settings" }).click();
  await dialog(on).waitFor();
}
const rename = (on: Page, name: string) => dialog(on).getByRole("textbox", { name: "Field name" }).fill(name);
/** Chooses in a list that opens under its input. */
async function choose(on: Page, input: string, option: string) {
  await dialog(on).getByRole("combobox", { name: input, exact: true }).click();
  await on.getByRole("option", { name: option, exact: true }).click();
}
async function offered(on: Page, input: string): Promise<string[]> {
  await dialog(on).getByRole("combobox", { name: input, exact: true }).click();
  await on.getByRole("option").first().waitFor();
  const names = await on.getByRole("option").allInnerTexts();
  await on.keyboard.press("Tab");
  return names;
}
async function apply(on: Page) {
  await button(dialog(on), "Apply").click();
  await dialog(on).waitFor({ state: "detached" });
}

test("somebody builds a form with a table, a lookup and related records, and fills it", async () => {
  const app = await draftApp(aiko, plain("SINGLE_LINE_TEXT", "kind"));
  const form = await pageOf(aiko, flow(app));

  await button(form, "Add Table").click();
  await dropInTable(form, "Lookup", "Table");
  await part(form, "Lookup").getByText("Choose the source app.").waitFor();
  await dropInTable(form, "Number", "Table");
  await openSettings(form, "Number");
  await rename(form, "cost");
  await apply(form);

  await openSettings(form, "Lookup");
  await rename(form, "item");
  await choose(form, "Source app", "Goods");
  expect(await offered(form, "Key field")).toEqual(["name", "Record number"]);
  await choose(form, "Key field", "name");
  await button(dialog(form), "Add a field to copy").click();
  await choose(form, "Copy 1: field of this form", "cost");
  // A number takes numbers: no text, no boxes to check.
  expect(await offered(form, "Copy 1: field of the source app")).toEqual(["price", "Record number"]);
  await choose(form, "Copy 1: field of the source app", "price");
  await choose(form, "Add a column", "kind");
  await button(dialog(form), "Add sort field").click();
  await choose(form, "Sort field 1: field", "name");
  expect(await dialog(form).getByText("Least number of characters").count()).toBe(0);
  await apply(form);

  await button(form, "Add Related records").click();
  await openSettings(form, "Related_records");
  await rename(form, "same kind");
  await choose(form, "Source app", "Goods");
  await choose(form, "Field of this form", "kind");
  expect(await offered(form, "Field of the source app")).toEqual(["name", "kind"]);
  await choose(form, "Field of the source app", "kind");
  for (const column of ["name", "price"]) await choose(form, "Add a column", column);
  await button(dialog(form), "Add condition").click();
  await choose(form, "Condition 1: field", "price");
  await choose(form, "Condition 1: comparison", "< less than");
  await dialog(form).getByLabel("Condition 1: value").fill("250");
  await choose(form, "Records per page", "1");
  expect(await barriers(form)).toEqual([]);
  await apply(form);

  // A table is copied with its columns, under codes of their own.
  await part(form, "Table").getByRole("button", { name: "Actions for Table" }).click();
  await form.getByRole("menuitem", { name: "Duplicate" }).click();
  await part(form, "Table_0").locator('[data-part="item_0"]').waitFor();
  await button(form, "Undo").click();
  await part(form, "Table_0").waitFor({ state: "detached" });
  await button(form, "Add Field group").click();
  await part(form, "Field_group").getByRole("button", { name: "Actions for Field group" }).click();
  await form.getByRole("menuitem", { name: "Duplicate" }).click();
  await part(form, "Field_group_0").waitFor();
  for (const code of ["Field_group_0", "Field_group"]) {
    await button(form, "Undo").click();
    await part(form, code).waitFor({ state: "detached" });
  }

  await button(form, "Save form").click();
  await said(form, "Form saved.");
  await button(form, "Activate App").click();
  await button(dialog(form), "Activate App").click();
  await dialog(form).getByText("is ready to use").waitFor();
  await fillsTheForm(form, app);
});

const cells = (page: Page, code: string) =>
  rows(page)
    .locator(`[data-cell="${code}"]`)
    .allInnerTexts()
    .then((texts) => texts.map((text) => text.trim()));

async function fillsTheForm(form: Page, app: string) {
  await form.goto(`/k/${app}/edit`);
  await form.getByRole("textbox", { name: "kind" }).fill("tea");
  // The related list follows what is typed: of the two teas, both cost less than 250.
  const related = form.getByRole("region", { name: "same kind" });
  await related.getByText("Black tea").or(related.getByText("Green tea")).waitFor();
  await related.getByText("2 records").waitFor();

  const first = rows(form).nth(0);
  await first.getByRole("textbox", { name: "item" }).fill("tea");
  await button(first, "Get").click();
  await dialog(form).getByRole("button", { name: "Pick Black tea" }).waitFor();
  expect(await dialog(form).locator("tbody tr").allInnerTexts()).toEqual([
    expect.stringMatching(/^Black tea\s+tea/),
    expect.stringMatching(/^Green tea\s+tea/),
  ]);
  await dialog(form).getByRole("button", { name: "Pick Black tea" }).click();
  await expect.poll(() => cells(form, "cost")).toEqual(["200"]);

  await button(first, "Add row").click();
  await rows(form).nth(1).getByRole("textbox", { name: "item" }).fill("Coffee");
  await button(rows(form).nth(1), "Get").click();
  await expect.poll(() => cells(form, "cost")).toEqual(["200", "300"]);
  await button(first, "Duplicate this row").click();
  await expect.poll(() => cells(form, "cost")).toEqual(["200", "200", "300"]);
  await pickUpRow(form, 3);
  await form.keyboard.press("ArrowUp");
  await form.getByText("place 2 of 3").first().waitFor({ state: "attached" });
  await form.keyboard.press("Space");
  await expect.poll(() => cells(form, "cost")).toEqual(["200", "300", "200"]);
  expect(await barriers(form)).toEqual([]);
  await button(form, "Save").click();

  await form.waitForURL(/show#record=1/);
  await related.getByText("2 records").waitFor();
  await button(related, "Next").click();
  await form.getByRole("link", { name: "Black tea" }).first().waitFor();
  const { record } = await ok(aiko.get("/k/v1/record.json", { app, id: 1 }));
  const saved = record.Table.value.map(({ value }: { value: Record<string, { value: string }> }) =>
    [value.item, value.cost].map((cell) => cell?.value),
  );
  expect(saved).toEqual([
    ["Black tea", "200"],
    ["Coffee", "300"],
    ["Black tea", "200"],
  ]);
}
async function pickUpRow(on: Page, number: number) {
  await button(on, `Move row ${number}`).focus();
  await on.keyboard.press("Space");
  await on.getByText("picked up").first().waitFor({ state: "attached" });
}

test("a row is edited in the list: formulas follow, and what somebody else saved is told", async () => {
  const app = await draftApp(aiko, {
    ...plain("NUMBER", "price"),
    ...plain("NUMBER", "count"),
    ...plain("CALC", "amount", { expression: "price * count" }),
    ...plain("CALC", "share", { expression: "100 / price" }),
  });
  // The view does not show everything that the formulas need.
  const few = { type: "LIST", name: "few", index: "0", fields: ["price", "amount", "share"] };
  await ok(aiko.put("/k/v1/preview/app/views.json", { app, views: { few } }));
  await deploy(aiko, app);
  const record = { price: { value: "5" }, count: { value: "3" } };
  await ok(aiko.post("/k/v1/record.json", { app, record }));

  const list = await pageOf(aiko, `/k/${app}/`);
  await button(list, "Edit").click();
  const row = list.getByRole("row", { name: "Edit" });
  await row.getByRole("textbox", { name: "price" }).fill("10");
  await row.getByText("30", { exact: true }).waitFor();
  await row.getByRole("textbox", { name: "price" }).fill("0");
  await row.getByText("#ERROR!").waitFor();
  await row.getByRole("textbox", { name: "price" }).fill("20");

  await ok(aiko.put("/k/v1/record.json", { app, id: 1, record: { count: { value: "4" } } }));
  await button(row, "Save").click();
  await list.getByRole("alert").getByText("count", { exact: false }).waitFor();
  expect(await barriers(list)).toEqual([]);
  await button(list, "Save my changes on top").click();
  await list.getByRole("row").getByText("80", { exact: true }).waitFor();
  expect((await ok(aiko.get("/k/v1/record.json", { app, id: 1 }))).record).toMatchObject({
    price: { value: "20" },
    count: { value: "4" },
  });
});

test("a key that is a link leads to its record, and a row says why its formula has no result", async () => {
  const sites = await liveApp(aiko, plain("LINK", "site", { unique: true }));
  const site = "https://tea.example/";
  await ok(aiko.post("/k/v1/record.json", { app: sites, record: { site: { value: site } } }));
  const lookup = { relatedApp: { app: sites }, relatedKeyField: "site", fieldMappings: [] };
  const fields = { ...plain("NUMBER", "count"), ...plain("CALC", "each", { expression: "100 / count" }) };
  const app = await liveApp(aiko, {
    ...plain("LINK", "from", { lookup }),
    ...plain("SUBTABLE", "lines", { fields }),
  });
  const form = await pageOf(aiko, `/k/${app}/edit`);
  await form.getByRole("textbox", { name: "from" }).fill(site);
  const row = rows(form).nth(0);
  await row.getByText("#ERROR!").waitFor();
  await row.getByRole("textbox", { name: "count" }).fill("4");
  await row.getByText("25", { exact: true }).waitFor();
  // What is a number stands at the right, and its name over it.
  const header = form.getByRole("columnheader", { name: "each" });
  expect(await header.getAttribute("data-align")).toBe("right");
  await button(form, "Save").click();
  await form.getByRole("link", { name: site }).waitFor();
  await form.getByRole("link", { name: "Show record 1" }).click();
  await form.waitForURL(new RegExp(`/k/${sites}/show`));
});

test("what the server refuses without naming a place stands at the relation", async () => {
  const gone = await liveApp(aiko, plain("SINGLE_LINE_TEXT", "name", { unique: true }));
  const app = await draftApp(aiko, plain("SINGLE_LINE_TEXT", "kind"));
  const form = await pageOf(aiko, flow(app), { viewport: { width: 360, height: 800 } });
  await button(form, "Add Lookup").press("Enter");
  await openSettings(form, "Lookup");
  await choose(form, "Source app", `Made for a test (ID ${gone})`);
  await choose(form, "Key field", "name");
  expect(await barriers(form)).toEqual([]);
  expect(await isTooWide(form)).toBe(false);
  await apply(form);
  await ok(aiko.delete(`/tonari/v1/apps/${gone}`));
  await button(form, "Save form").click();
  await part(form, "Lookup").getByText("not found", { exact: false }).waitFor();
});

test("settings about an app that may not be seen stay as they are", async () => {
  const secret = await liveApp(aiko, plain("SINGLE_LINE_TEXT", "name", { unique: true }));
  const lookup = { relatedApp: { app: secret }, relatedKeyField: "name", fieldMappings: [] };
  const app = await liveApp(aiko, plain("SINGLE_LINE_TEXT", "from", { lookup }));
  const everybody = (right: boolean) => ({
    entity: { type: "GROUP", code: "everyone" },
    ...{ appEditable: right, recordViewable: right, recordAddable: right, recordEditable: right },
  });
  await ok(aiko.put("/k/v1/app/acl.json", { app, rights: [everybody(true)] }));
  const owner = { entity: { type: "CREATOR" }, appEditable: true, recordViewable: true };
  await ok(aiko.put("/k/v1/app/acl.json", { app: secret, rights: [owner, everybody(false)] }));

  const ben = await people.ben.withSession();
  const form = await pageOf(ben, flow(app));
  await openSettings(form, "from");
  await dialog(form).getByText("an app that you may not see", { exact: false }).waitFor();
  await rename(form, "Where from");
  await apply(form);
  await button(form, "Save form").click();
  await said(form, "Form saved.");
  const { properties } = await ok(aiko.get("/k/v1/preview/app/form/fields.json", { app }));
  expect(properties.from).toMatchObject({
    label: "Where from",
    lookup: { relatedApp: { app: secret }, relatedKeyField: "name" },
  });
});
