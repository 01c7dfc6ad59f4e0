import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { liveApp, ok } from "../api/app-maker.ts";
import { company } from "../company.ts";
import type { Person } from "../person.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();
const plain = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
let aiko: Person;
let goods: string;
let orders: string;

beforeAll(async () => {
  aiko = await (await company()).aiko.withSession();
  goods = await liveApp(aiko, {
    ...plain("SINGLE_LINE_TEXT", "name", { unique: true }),
    ...plain("NUMBER", "price"),
  });
  const records = ["Green tea", "Black tea", "Coffee"].map((name, index) => ({
    name: { value: name },
    price: { value: String(100 * (index + 1)) },
  }));
  await ok(aiko.post("/k/v1/records.json", { app: goods, records }));
  const lookup = {
    relatedApp: { app: goods },
    relatedKeyField: "name",
    fieldMappings: [{ field: "cost", relatedField: "price" }],
    lookupPickerFields: ["name", "price"],
    filterCond: "",
    sort: "name asc",
  };
  orders = await liveApp(aiko, {
    ...plain("SINGLE_LINE_TEXT", "favourite"),
    ...plain("SUBTABLE", "lines", {
      fields: {
        ...plain("SINGLE_LINE_TEXT", "item", { lookup }),
        ...plain("NUMBER", "cost"),
        ...plain("NUMBER", "count", { required: true }),
      },
    }),
    ...plain("REFERENCE_TABLE", "same", {
      referenceTable: {
        relatedApp: { app: goods },
        condition: { field: "favourite", relatedField: "name" },
        filterCond: "",
        displayFields: ["name", "price"],
        sort: "",
        size: "5",
      },
    }),
  });
});

const rows = (page: Page) => page.locator(".subtable-row-gaia");
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

test("a record gets two rows, one looked up by its key and one picked", async () => {
  const form = await pageOf(aiko, `/k/${orders}/edit`);
  await form.getByRole("textbox", { name: "favourite" }).fill("Coffee");
  const first = rows(form).nth(0);
  await first.getByRole("textbox", { name: "item" }).fill("Coffee");
  await first.getByText("Not looked up yet").waitFor();
  await first.getByRole("button", { name: "Get" }).click();
  await first.locator("[data-cell=cost]").getByText("300").waitFor();
  expect(await first.getByText("Not looked up yet").count()).toBe(0);

  await first.getByRole("button", { name: "Add row" }).click();
  const second = rows(form).nth(1);
  await second.getByRole("textbox", { name: "item" }).fill("tea");
  await second.getByRole("button", { name: "Get" }).click();
  const picker = form.getByRole("dialog");
  await picker.getByRole("button", { name: "Pick Green tea" }).waitFor();
  expect(await picker.locator("tbody tr").allInnerTexts()).toHaveLength(2);
  expect(await barriers(form)).toEqual([]);
  await picker.getByRole("button", { name: "Pick Green tea" }).click();
  await second.locator("[data-cell=cost]").getByText("100").waitFor();
  await second.getByRole("textbox", { name: "count" }).fill("2");

  await save(form);
  // The cell that is empty says so itself.
  await first.getByText("Required").waitFor();
  expect(await second.getByText("Required").count()).toBe(0);
  await first.getByRole("textbox", { name: "count" }).fill("1");
  expect(await barriers(form)).toEqual([]);
  await save(form);

  await form.waitForURL(/show#record=1/);
  await rows(form).nth(1).getByText("Green tea").waitFor();
  await form.getByRole("link", { name: "Coffee" }).first().waitFor();
  await form.getByRole("region", { name: "same" }).getByText("300").waitFor();
  expect(await barriers(form)).toEqual([]);
  const { record } = await ok(aiko.get("/k/v1/record.json", { app: orders, id: 1 }));
  const cells = record.lines.value.map(({ value }: { value: Record<string, { value: string }> }) =>
    [value.item, value.cost, value.count].map((cell) => cell?.value),
  );
  expect(cells).toEqual([
    ["Coffee", "300", "1"],
    ["Green tea", "100", "2"],
  ]);
});

test("rows are moved by key and deleted, on a narrow screen too", async () => {
  const value = ["1", "2", "3"].map((count) => ({ value: { count: { value: count } } }));
  const { id } = await ok(aiko.post("/k/v1/record.json", { app: orders, record: { lines: { value } } }));
  const viewport = { width: 360, height: 800 };
  const form = await pageOf(aiko, `/k/${orders}/show#record=${id}&mode=edit`, { viewport });
  await rows(form).nth(2).waitFor();
  const counts = () =>
    rows(form)
      .getByRole("textbox", { name: "count" })
      .evaluateAll((inputs) => inputs.map((input) => (input as unknown as { value: string }).value));
  const handle = form.getByRole("button", { name: "Move row 3" });
  await handle.focus();
  await handle.press("Space");
  await form.getByText("picked up").first().waitFor({ state: "attached" });
  await handle.press("ArrowUp");
  await form.getByText("place 2 of 3").first().waitFor({ state: "attached" });
  await handle.press("Space");
  await expect.poll(counts).toEqual(["1", "3", "2"]);
  await rows(form).nth(0).getByRole("button", { name: "Delete this row" }).click();
  await expect.poll(counts).toEqual(["3", "2"]);
  expect(await isTooWide(form)).toBe(false);
  await save(form);
  await form.getByRole("button", { name: "Edit" }).waitFor();
  const { record } = await ok(aiko.get("/k/v1/record.json", { app: orders, id }));
  expect(
    record.lines.value.map((row: { value: { count: { value: string } } }) => row.value.count.value),
  ).toEqual(["3", "2"]);
});
