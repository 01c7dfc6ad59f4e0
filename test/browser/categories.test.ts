import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { liveApp, ok } from "../api/app-maker.ts";
import { type Company, company } from "../company.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();
let all: Company;

beforeAll(async () => {
  all = await company();
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
/** Saves, and waits until there is nothing left to save. */
async function save(page: Page) {
  await button(page, "Save").click();
  await page.getByText("Edits not saved").waitFor({ state: "detached" });
}
const narrow = { viewport: { width: 360, height: 740 } };

/** Where the pictures go that somebody wants to look at. */
const pictures = process.env.TONARI_TEST_PICTURES;
const look = async (page: Page, name: string) => {
  expect(await barriers(page)).toEqual([]);
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
};
const leaf = (name: string, index: number, children = {}) => ({ [name]: { name, index, children } });
const regions = {
  ...leaf("Asia", 0, { ...leaf("Japan", 0, leaf("Tokyo", 0)), ...leaf("China", 1) }),
  ...leaf("Europe", 1),
};

/** An app with categories that works, and its records by title. */
async function appWithCategories(records: Record<string, string[]>) {
  const { aiko } = all;
  const app = await liveApp(aiko, { title: { type: "SINGLE_LINE_TEXT", code: "title", label: "title" } });
  const categories = { app, enabled: true, categories: regions };
  await ok(aiko.put("/k/v1/preview/app/categories.json", categories));
  await ok(aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
  for (const [title, chosen] of Object.entries(records)) {
    const { id } = await ok(aiko.post("/k/v1/record.json", { app, record: { title: { value: title } } }));
    await ok(aiko.put(`/tonari/v1/apps/${app}/records/${id}/categories`, { categories: chosen }));
  }
  return app;
}
const heldBy = async (app: string, id = "1") =>
  (await ok(all.aiko.get("/k/v1/record.json", { app, id }))).record.Categories?.value;

test("a tree is made, put to work by Update App, and a record goes into it", async () => {
  const { aiko, ben } = all;
  const app = await liveApp(aiko, { title: { type: "SINGLE_LINE_TEXT", code: "title", label: "title" } });
  await ok(aiko.post("/k/v1/record.json", { app, record: { title: { value: "Report" } } }));
  const page = await pageOf(await aiko.withSession(), `/k/admin/app/flow?app=${app}#section=settings`);
  const names = page.getByRole("textbox", { name: "Name of the category" });

  await page.getByRole("link", { name: /Categories/ }).click();
  await page.getByRole("switch", { name: "Use categories" }).click();
  for (const name of ["Asia", "Japan", "Tokyo", "Europe"]) {
    await button(page, "Add a category").click();
    await names.last().fill(name);
  }
  for (const deeper of ["Japan", "Tokyo", "Tokyo"]) await button(page, `One level deeper: ${deeper}`).click();
  await button(page, "Move up: Europe").click();
  await look(page, "categories-settings");
  await button(page, "Add a category").click();
  await names.first().focus();
  await page.getByText("Enter a name").waitFor();
  await names.last().fill(" Asia ");
  await page.getByText("This name is there already").first().waitFor();
  await button(page, "Delete with all below it: Asia").last().click();
  await save(page);
  await ok(aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
  expect(await ok(ben.get("/k/v1/app/categories.json", { app }))).toMatchObject({
    enabled: true,
    categories: {
      Europe: { index: "0" },
      Asia: { index: "1", children: { Japan: { children: { Tokyo: { name: "Tokyo" } } } } },
    },
  });

  const record = await pageOf(await ben.withSession(), `/k/${app}/show#record=1`);
  const bar = record.getByRole("region", { name: "Categories" });
  await bar.getByText("In no category").waitFor();
  await button(record, "Choose categories").click();
  await record.getByRole("checkbox", { name: "Tokyo" }).check();
  await record.getByRole("checkbox", { name: "Europe" }).check();
  await look(record, "categories-dialog");
  await record.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await bar.getByText("Tokyo").waitFor();
  await record.getByRole("dialog").waitFor({ state: "detached" });
  await look(record, "categories-detail");
  expect(await heldBy(app)).toEqual(["Europe", "Tokyo"]);
});

test("a name is free for a new category when the other's new name is saved", async () => {
  const app = await appWithCategories({ Report: ["Europe"] });
  const page = await pageOf(await all.aiko.withSession(), `/k/admin/app/category?app=${app}`);
  const names = page.getByRole("textbox", { name: "Name of the category" });
  await names.last().fill("Everywhere");
  await button(page, "Add a category").click();
  await names.last().fill("Europe");
  await page.getByText("save its new one first", { exact: false }).waitFor();
  expect(await button(page, "Save").isDisabled()).toBe(true);
  await names.last().fill("");
  await button(page, "Delete with all below it: no name yet").click();
  await save(page);
  await button(page, "Add a category").click();
  await names.last().fill("Europe");
  await save(page);
  await ok(all.aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
  expect(await heldBy(app)).toEqual(["Everywhere"]);
});

test("on a telephone and in the dark", async () => {
  const app = await appWithCategories({ Report: ["Japan", "Tokyo"] });
  for (const colorScheme of ["light", "dark"] as const) {
    const person = await all.aiko.withSession();
    const page = await pageOf(person, `/k/admin/app/category?app=${app}`, { ...narrow, colorScheme });
    await page.getByRole("textbox", { name: "Name of the category" }).last().waitFor();
    expect(await isTooWide(page)).toBe(false);
    await look(page, `categories-settings-360-${colorScheme}`);
    await page.goto(`/k/${app}/show#record=1`);
    await page.getByRole("region", { name: "Categories" }).getByText("Tokyo").waitFor();
    expect(await isTooWide(page)).toBe(false);
    await look(page, `categories-detail-360-${colorScheme}`);
  }
});

test("the list shows one category with all under it, beside the tree", async () => {
  const app = await appWithCategories({ A: ["Asia"], T: ["Tokyo"], C: ["China"], E: ["Europe"], N: [] });
  const ben = await all.ben.withSession();
  const page = await pageOf(ben, `/k/${app}/`);
  const tree = page.getByRole("navigation", { name: "Categories" });
  const titles = async () => (await page.locator("[data-field-code=title]").allTextContents()).sort();
  const shows = (...wanted: string[]) => expect.poll(titles).toEqual(wanted);

  await shows("A", "C", "E", "N", "T");
  await tree.getByRole("link", { name: "Asia" }).click();
  await shows("A", "C", "T");
  expect(await tree.getByRole("link", { name: "Asia" }).getAttribute("aria-current")).toBe("page");
  await look(page, "categories-list");
  await tree.getByRole("link", { name: "Japan" }).click();
  await shows("T");
  await page.goBack();
  await shows("A", "C", "T");
  // The record's page goes on in the category, and back to it.
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.getByText("1 of 3").first().waitFor();
  await page.goBack();
  await tree.getByRole("link", { name: "In no category" }).click();
  await shows("N");
  await page.reload();
  await shows("N");
  await tree.getByRole("link", { name: "(All)" }).click();
  await shows("A", "C", "E", "N", "T");

  const phone = await pageOf(ben, `/k/${app}/?category=Europe`, { ...narrow, colorScheme: "dark" });
  const choice = phone.getByRole("combobox", { name: "Categories" });
  await expect.poll(() => choice.inputValue()).toContain("Europe");
  expect(await isTooWide(phone)).toBe(false);
  await look(phone, "categories-list-360");
  await choice.click();
  await phone.getByRole("option", { name: "China" }).click();
  await phone.waitForURL(/category=China/);
});

test("they are chosen on the forms too, and saved with the record", async () => {
  const app = await appWithCategories({ A: ["Asia"] });
  const page = await pageOf(await all.ben.withSession(), `/k/${app}/edit`);
  const bar = page.getByRole("region", { name: "Categories" });
  const choose = async (...names: string[]) => {
    await button(page, "Choose categories").click();
    for (const name of names) await page.getByRole("checkbox", { name }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await bar.getByText("In no category").waitFor();
  await choose("Tokyo", "Europe");
  await page.getByRole("textbox", { name: "title" }).fill("New");
  await look(page, "categories-form");
  await button(page, "Save").click();
  await page.waitForURL(/show#record=2/);
  await bar.getByText("Europe").waitFor();
  expect(await heldBy(app, "2")).toEqual(["Tokyo", "Europe"]);

  await page.goto(`/k/${app}/show#record=1&mode=edit`);
  await choose("Asia", "China");
  expect(await heldBy(app)).toEqual(["Asia"]);
  await button(page, "Save").click();
  await button(page, /^Edit/).waitFor();
  await bar.getByText("China").waitFor();
  expect(await heldBy(app)).toEqual(["China"]);

  // Somebody else was quicker: what they wrote is shown, nothing is lost.
  await page.goto(`/k/${app}/show#record=1&mode=edit`);
  await choose("Tokyo");
  const theirs = { app, id: "1", record: { title: { value: "Theirs" } } };
  await ok(all.aiko.put("/k/v1/record.json", theirs));
  await button(page, "Save").click();
  await page.getByRole("alert").first().waitFor();
  expect(await heldBy(app)).toEqual(["China"]);
});
