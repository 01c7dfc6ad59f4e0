import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { company } from "../company.ts";
import type { Person } from "../person.ts";
import { openBrowser } from "./browser.ts";
import { foundParcels, type Parcels } from "./parcels.ts";

let browser: Browser;
let aiko: Person;
let ben: Person;
let parcels: Parcels;
const contexts = new Map<string, Promise<BrowserContext>>();
const open: Page[] = [];

beforeAll(async () => {
  const people = await company();
  [browser, aiko, ben] = await Promise.all([
    openBrowser(),
    people.aiko.withSession(),
    people.ben.withSession(),
  ]);
  parcels = await foundParcels(people.aiko, people.admin);
});
afterEach(async () => {
  for (const page of open.splice(0)) {
    await page.evaluate("localStorage.clear()");
    await page.close({ runBeforeUnload: false });
  }
});
afterAll(async () => {
  await browser?.close();
});

/** A page of somebody who is signed in, in English; the domain's time is UTC. */
async function pageOf(person: Person, address: string, width = 1280): Promise<Page> {
  const key = `${person.code} ${width}`;
  const context = contexts.get(key) ?? signedIn(person, width);
  contexts.set(key, context);
  const page = await (await context).newPage();
  page.setDefaultTimeout(10_000);
  open.push(page);
  await page.goto(person.url + address);
  return page;
}

/** One for all tests of a person: the browser keeps the program's code. */
async function signedIn(person: Person, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "en-US", viewport: { width, height: 860 } });
  const [name = "", value = ""] = person.session.cookie.split("=");
  await context.addCookies([{ name, value, url: person.url }]);
  return context;
}

const list = (rest = "?view=20") => `/k/${parcels.app}/${rest}`;
const show = (id: string, rest = "") => `/k/${parcels.app}/show#record=${id}${rest}`;
const cells = (page: Page, label: string) => page.locator(`tbody [data-field-code="${label}"]`);
const range = (page: Page) => page.getByRole("navigation", { name: "Pages of the list" });
const waitFor = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();
const option = (page: Page, name: string) => page.getByRole("option", { name, exact: true });
/** the code of the field that the cursor is in */
const fieldInFocus = (page: Page) =>
  page.evaluate("document.activeElement.closest('[data-field-code]')?.dataset.fieldCode");
const serious = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
};

test("the list has pages, an order and views", async () => {
  const page = await pageOf(aiko, list());
  const total = 45;
  await range(page).getByText(`1–20 of ${total}`).waitFor();
  await page.getByRole("button", { name: "Next page" }).click();
  await range(page).getByText(`21–40 of ${total}`).waitFor();
  expect(page.url()).toContain("page=2");

  // Further than the API goes, and behind the end: the last page.
  await page.goto(new URL(list("?view=20&page=99999"), page.url()).href);
  await range(page).getByText(`41–45 of ${total}`).waitFor();
  expect(page.url()).toContain("page=3");
  await page.getByRole("button", { name: "Previous page" }).click();

  await page.getByRole("button", { name: "Weight" }).click();
  await range(page).getByText(`1–20 of ${total}`).waitFor();
  await waitFor(page, "1.0 kg");
  expect(await cells(page, "weight").first().textContent()).toBe("1.0 kg");
  expect(await page.getByRole("columnheader", { name: "Weight" }).getAttribute("aria-sort")).toBe(
    "ascending",
  );
  await page.getByRole("button", { name: "Weight" }).click();
  await waitFor(page, "45.0 kg");
  expect(await cells(page, "weight").first().textContent()).toBe("45.0 kg");

  await range(page)
    .getByRole("button", { name: /records per page/ })
    .click();
  await page.getByRole("menuitem", { name: "40 records" }).click();
  await range(page).getByText(`1–40 of ${total}`).waitFor();

  await page.getByRole("combobox", { name: "View" }).click();
  await option(page, "Light").click();
  await range(page).getByText("1–10 of 10").waitFor();
  expect(await page.getByRole("columnheader").allTextContents()).toContain("Drivers");
  expect(page.url()).toContain(`view=${parcels.views.Light}`);
});

test("a filter is built of rows, shows its query, and goes into the address", async () => {
  const page = await pageOf(aiko, list());
  await range(page).waitFor();
  await page.keyboard.press("/");
  await page.getByRole("button", { name: "Add condition" }).click();
  await page.getByRole("combobox", { name: "Condition 1: field" }).click();
  await option(page, "Weight").click();
  await page.getByRole("combobox", { name: "Condition 1: comparison" }).click();
  await option(page, "≥ at least").click();
  expect(await page.getByRole("button", { name: "Apply" }).isDisabled()).toBe(true);
  await page.getByRole("textbox", { name: "Condition 1: value" }).fill("43");
  await page.getByRole("button", { name: "Add condition" }).click();
  await page.getByRole("combobox", { name: "Condition 2: field" }).click();
  await option(page, "State").click();
  await page.getByRole("combobox", { name: "Condition 2: value" }).click();
  await option(page, "Packed").click();
  await page.keyboard.press("Escape");
  expect(await page.getByTestId("query").textContent()).toBe('weight >= "43" and state in ("Packed")');
  await page.getByRole("button", { name: "Apply" }).click();
  await range(page).getByText("1–2 of 2").waitFor();
  expect(new URL(page.url()).searchParams.get("query")).toBe('weight >= "43" and state in ("Packed")');
  expect(await page.getByRole("button", { name: "Filter" }).getAttribute("aria-pressed")).toBe("true");
});

test("an expert writes the query, and learns where it is wrong", async () => {
  const page = await pageOf(aiko, list());
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("switch", { name: "Edit as text" }).click();
  const text = page.getByRole("textbox", { name: "Query" });
  await text.fill("weight >= ");
  await page.getByText(/This is no query/).waitFor();
  await text.fill('(weight = 1 or weight = 2) and state in ("Sent")');
  await page.getByRole("button", { name: "Apply" }).click();
  await range(page).getByText("1–1 of 1").waitFor();
  await page.goto(`${aiko.url}${list("?view=20&query=weight+%3E%3E")}`);
  await page.getByText("The address holds a filter that cannot be read").waitFor();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await range(page).getByText(/of 45/).waitFor();
});

test("a filter without hits says so", async () => {
  const page = await pageOf(aiko, list(`?view=20&query=${encodeURIComponent('code = "nobody"')}`));
  await page.getByRole("heading", { name: "No records match" }).waitFor();
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await range(page).waitFor();
});

test("a filter is kept as a view of the draft", async () => {
  const page = await pageOf(
    aiko,
    list(`?view=20&query=${encodeURIComponent("weight > 40 order by weight desc")}`),
  );
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("button", { name: "Save as view" }).click();
  await page.getByLabel("Name of the view").fill("Heavy");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("link", { name: /update the app/ }).waitFor();
  const { body } = await aiko.get("/k/v1/preview/app/views.json", { app: parcels.app });
  expect(body.views.Heavy).toMatchObject({ filterCond: 'weight > "40"', sort: "weight desc" });
  expect(Object.keys(body.views)).toHaveLength(4);
});

test("a record with every type of field is added", async () => {
  const page = await pageOf(aiko, `/k/${parcels.app}/edit`);
  await page.getByRole("textbox", { name: "Receiver" }).fill("Everything");
  await page.getByRole("textbox", { name: "Weight" }).fill("１,234.56");
  await page.getByRole("textbox", { name: "Receiver" }).focus();
  expect(await page.getByRole("textbox", { name: "Weight" }).inputValue()).toBe("1,234.6 kg");
  await page.getByRole("combobox", { name: "State" }).click();
  expect(await page.getByRole("option").allTextContents()).toEqual(["-----", "Packed", "Sent", "Arrived"]);
  await option(page, "Arrived").click();
  await page.getByRole("radio", { name: "Fast" }).check();
  await page.getByRole("checkbox", { name: "Upright" }).check();
  await page.getByRole("checkbox", { name: "Fragile" }).check();
  await page.getByRole("combobox", { name: "Zones" }).click();
  await option(page, "South").click();
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: "Day" }).fill("2026/4/5");
  await page.getByLabel("Hour", { exact: true }).fill("15:31");
  await page.getByRole("textbox", { name: "Sent at: date" }).fill("2026-04-06");
  await page.getByLabel("Sent at: time").fill("09:15");
  await page.getByRole("textbox", { name: "Site" }).fill("https://example.com/");
  await page.getByRole("combobox", { name: "Drivers" }).fill("be");
  await page.getByRole("option", { name: /Ben/ }).click();
  await page.getByRole("textbox", { name: "Notes" }).fill("one\ntwo");
  await page.getByRole("textbox", { name: "Story" }).click();
  await page.getByRole("button", { name: "Bold" }).click();
  await page.keyboard.type("brave");
  await page
    .locator("input[type=file]")
    .setInputFiles([{ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("hello") }]);
  await page.getByRole("button", { name: "Remove note.txt" }).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Everything" }).waitFor();

  const record = await parcels.read(
    new URLSearchParams(new URL(page.url()).hash.slice(1)).get("record") ?? "",
  );
  const held = (code: string) => record[code]?.value;
  expect(held("weight")).toBe("1234.56");
  expect(held("state")).toBe("Arrived");
  expect(held("speed")).toBe("Fast");
  expect(held("care")).toEqual(["Fragile", "Upright"]);
  expect(held("zones")).toEqual(["South"]);
  expect(held("day")).toBe("2026-04-05");
  expect(held("hour")).toBe("15:31");
  // The domain lives in UTC here, and so does Aiko.
  expect(held("sent")).toBe("2026-04-06T09:15:00Z");
  expect(held("site")).toBe("https://example.com/");
  expect(held("drivers")).toEqual([{ code: "ben", name: "Ben" }]);
  expect(held("notes")).toBe("one\ntwo");
  expect(held("story")).toContain("<strong>brave</strong>");
  expect(held("papers")).toMatchObject([{ name: "note.txt", contentType: "text/plain", size: "5" }]);

  const shown = page.getByRole("group", { name: "Weight" });
  expect(await shown.textContent()).toContain("1,234.6 kg");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download note.txt" }).click(),
  ]);
  expect(await readFile(await download.path(), "utf8")).toBe("hello");
});

test("what is wrong stands at its field and on top, and the first has the focus", async () => {
  const page = await pageOf(aiko, `/k/${parcels.app}/edit`);
  await page.getByRole("textbox", { name: "Code" }).fill("P-1");
  await page.getByRole("textbox", { name: "Weight" }).fill("heavy");
  await page.keyboard.press("Control+s");
  const summary = page.getByRole("alert").filter({ hasText: "3 fields need your attention" });
  await summary.waitFor();
  expect(await summary.getByRole("listitem").allTextContents()).toEqual([
    "Receiver: Required.",
    "Code: This value already exists in another record.",
    "Weight: Only numbers are allowed.",
  ]);
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe("true");
  expect(await fieldInFocus(page)).toBe("receiver");
  await page.keyboard.type("Somebody");
  expect(await page.getByRole("textbox", { name: "Receiver" }).getAttribute("aria-invalid")).not.toBe("true");
});

test("a record that somebody else saved meanwhile is not overwritten unasked", async () => {
  const id = await parcels.add({ receiver: "Both of us", notes: "before" });
  const page = await pageOf(aiko, show(id));
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Notes" }).fill("mine");
  await parcels.change(id, { receiver: "Theirs", notes: "theirs" });
  await page.getByRole("button", { name: "Save" }).click();
  const note = page.getByRole("alert").filter({ hasText: "Somebody else saved this record" });
  await note.getByText("Changed meanwhile: Receiver, Notes.").waitFor();
  await note.getByText("You changed the same: Notes.").waitFor();
  expect((await parcels.read(id)).notes?.value).toBe("theirs");
  await page.getByRole("button", { name: "Save my changes on top" }).click();
  await page.getByRole("heading", { name: "Theirs" }).waitFor();
  await expect.poll(async () => (await parcels.read(id)).notes?.value).toBe("mine");
});

test("leaving with changes asks first", async () => {
  const id = await parcels.add({ receiver: "Undecided" });
  const page = await pageOf(aiko, show(id, "&mode=edit"));
  await page.getByRole("textbox", { name: "Notes" }).fill("not saved");
  await page.getByRole("link", { name: "Parcels" }).click();
  await page.getByRole("button", { name: "Stay on this page" }).click();
  expect(await page.getByRole("textbox", { name: "Notes" }).inputValue()).toBe("not saved");
  await page.getByRole("link", { name: "Parcels" }).click();
  await page.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("combobox", { name: "View" }).waitFor();
});

test("a record is deleted after a question", async () => {
  const id = await parcels.add({ receiver: "Not for long" });
  const page = await pageOf(aiko, show(id));
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("combobox", { name: "View" }).waitFor();
  expect((await aiko.get("/k/v1/record.json", { app: parcels.app, id })).status).toBe(404);
});

test("reuse begins with another record's values, without its files", async () => {
  const fileKey = await aiko.upload("old.txt", "x");
  const id = await parcels.add({ receiver: "Again", weight: "7", papers: [{ fileKey }] });
  const page = await pageOf(aiko, show(id));
  await page.getByRole("button", { name: "Reuse" }).click();
  await page.getByRole("heading", { name: "New record" }).waitFor();
  expect(await page.getByRole("textbox", { name: "Receiver" }).inputValue()).toBe("Again");
  expect(await page.getByText("old.txt").count()).toBe(0);
});

test("a row of the list is edited in place", async () => {
  const id = await parcels.add({ receiver: "Row", weight: "4900", code: "ROW" });
  const page = await pageOf(aiko, list(`?view=20&query=${encodeURIComponent('code in ("ROW", "ROW-2")')}`));
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Weight" }).fill("6000");
  await page.keyboard.press("Control+s");
  await page.getByText("The value must be 5000 or less.").waitFor();
  await page.getByRole("textbox", { name: "Weight" }).fill("48");
  await page.getByRole("button", { name: "Save" }).click();
  await waitFor(page, "48.0 kg");
  expect((await parcels.read(id)).weight?.value).toBe("48");

  await cells(page, "receiver").first().dblclick();
  await page.getByRole("textbox", { name: "Receiver" }).fill("Never kept");
  await page.getByRole("button", { name: "Cancel" }).click();
  expect(await cells(page, "receiver").first().textContent()).toBe("Row");
});

test("the whole of adding goes by keyboard", async () => {
  const page = await pageOf(aiko, list());
  await range(page).waitFor();
  await page.keyboard.press("c");
  await page.getByRole("heading", { name: "New record" }).waitFor();
  const active = () => fieldInFocus(page);
  for (let tabs = 0; tabs < 25 && (await active()) !== "receiver"; tabs++) await page.keyboard.press("Tab");
  await page.keyboard.type("By keyboard");
  for (let tabs = 0; tabs < 5 && (await active()) !== "state"; tabs++) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+s");
  await page.getByRole("heading", { name: "By keyboard" }).waitFor();
  const record = await parcels.read(
    new URLSearchParams(new URL(page.url()).hash.slice(1)).get("record") ?? "",
  );
  expect(record.speed?.value).toBe("Fast");
  expect(["Packed", "Sent"]).toContain(record.state?.value);
});

test("keys walk through the list and its records, and ? names them", async () => {
  const three = encodeURIComponent('code in ("P-1", "P-2", "P-3") order by weight asc');
  const page = await pageOf(aiko, list(`?view=20&query=${three}`));
  await range(page).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Receiver 2", exact: true }).waitFor();
  await page.getByText("2 of 3").waitFor();
  await page.keyboard.press("j");
  await page.getByRole("heading", { name: "Receiver 3", exact: true }).waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("Previous record").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await range(page).getByText("1–3 of 3").waitFor();
});

test("a calendar shows records on their days, a custom view its own page", async () => {
  const page = await pageOf(aiko, list(`?view=${parcels.views.Days}&month=2026-03`));
  await page.getByRole("heading", { name: "March 2026" }).waitFor();
  await page.getByRole("link", { name: "Receiver 45" }).waitFor();
  expect(
    await page
      .locator("td", { has: page.locator('time[datetime="2026-03-10"]') })
      .getByRole("link")
      .count(),
  ).toBe(46);
  await page.goto(aiko.url + list(`?view=${parcels.views.Board}`));
  await page.getByRole("heading", { name: "Wall" }).waitFor();
});

test("what customisations put into their spaces outlives paging", async () => {
  const page = await pageOf(aiko, list());
  await range(page).waitFor();
  await page.evaluate(`for (const id of ["list-header-space", "list-menu-space"]) {
    document.getElementById(id).innerHTML = "<b class=mine></b>";
  }`);
  await page.getByRole("button", { name: "Next page" }).click();
  await range(page)
    .getByText(/^21–40/)
    .waitFor();
  expect(await page.locator("b.mine").count()).toBe(2);
});

test("who may only view gets no buttons to change anything", async () => {
  const { orders, aiko: owner } = await company();
  await owner.post("/k/v1/record.json", { app: orders, record: { name: { value: "Seen" } } });
  const page = await pageOf(ben, `/k/${orders}/`);
  await range(page).waitFor();
  for (const name of ["Add record", "Edit", "Delete", "App settings"]) {
    expect(await page.getByRole("button", { name }).count(), name).toBe(0);
    expect(await page.getByRole("link", { name }).count(), name).toBe(0);
  }
  await page.getByRole("link", { name: "Show record details" }).click();
  await page.getByRole("heading", { name: "Seen" }).waitFor();
  expect(await page.getByRole("button", { name: "Edit" }).count()).toBe(0);
});

test("a telephone gets cards and a form of one column", async () => {
  const page = await pageOf(aiko, list(), 360);
  const card = page.getByRole("listitem").filter({ hasText: "Receiver 45" });
  await card.waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  await card.getByRole("link", { name: "Receiver 45" }).click();
  await page.getByRole("heading", { name: "Receiver 45" }).waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
});

test("list, record, form and filter can be used by everybody", async () => {
  const page = await pageOf(aiko, list(`?view=${parcels.views.Light}`));
  await range(page).waitFor();
  expect(await serious(page)).toEqual([]);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("button", { name: "Add condition" }).click();
  await page.getByRole("button", { name: "Add sort field" }).click();
  await page.waitForTimeout(400);
  expect(await serious(page)).toEqual([]);
  await page.goto(aiko.url + show("1"));
  await page.getByRole("button", { name: "Edit" }).waitFor();
  expect(await serious(page)).toEqual([]);
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Story" }).waitFor();
  await page.getByRole("textbox", { name: "Receiver" }).fill("");
  await page.keyboard.press("Control+s");
  await page.getByRole("alert").first().waitFor();
  expect(await serious(page)).toEqual([]);
});
