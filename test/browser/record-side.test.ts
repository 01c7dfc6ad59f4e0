import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { company } from "../company.ts";
import type { Person } from "../person.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";
import { foundParcels, type Parcels } from "./parcels.ts";

const { pageOf } = browserPages();
let aiko: Person;
let ben: Person;
let parcels: Parcels;

beforeAll(async () => {
  const people = await company();
  aiko = await people.aiko.withSession();
  ben = await people.ben.withSession();
  parcels = await foundParcels(people.aiko, people.admin);
  await people.admin.post("/v1/organizations.json", { organizations: [{ code: "depot", name: "Depot" }] });
});

const show = (id: string) => `/k/${parcels.app}/show#record=${id}`;
const box = (page: Page) => page.getByRole("textbox", { name: "Write a comment" });
const comments = (page: Page) => page.getByRole("list", { name: "Comments" }).getByRole("listitem");
const versions = (page: Page) => page.getByRole("list", { name: "History" }).locator("> li");
const say = async (who: Person, record: string, text: string) => {
  const { status } = await who.post("/k/v1/record/comment.json", {
    app: parcels.app,
    record,
    comment: { text },
  });
  expect(status).toBe(200);
};

test("a comment is written with a mention by keyboard, read, answered and deleted", async () => {
  const id = await parcels.add({ receiver: "Talked about" });
  await say(ben, id, "Where is it?");
  const page = await pageOf(aiko, show(id));
  await comments(page).getByText("Where is it?").waitFor();
  await box(page).focus();
  await page.keyboard.type("Ask @dep");
  await page.getByRole("option", { name: /Depot/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: "To" }).getByText("Depot").waitFor();
  expect(await box(page).inputValue()).toBe("Ask ");
  await page.keyboard.type("please");
  await page.keyboard.press("Enter");
  await page.keyboard.type("soon");
  await page.keyboard.press("Control+Enter");
  await comments(page).getByText("Ask please\nsoon").waitFor();
  expect(await comments(page).first().textContent()).toContain("Depot");
  expect(await box(page).inputValue()).toBe("");

  await page.getByRole("button", { name: "Reply to Ben" }).click();
  await page.getByRole("list", { name: "To" }).getByText("Ben").waitFor();
  expect(await box(page).evaluate("document.activeElement?.getAttribute('aria-label')")).toBe(
    "Write a comment",
  );
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Do not mention Ben" }).click();

  await page.getByRole("button", { name: "Delete this comment by Ben" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await comments(page).getByText("Where is it?").waitFor({ state: "detached" });
  expect(await comments(page).count()).toBe(1);
});

test("older comments come page by page, and new ones when one looks again", async () => {
  const id = await parcels.add({ receiver: "Long talk" });
  for (let at = 1; at <= 12; at++) await say(aiko, id, `word ${at}`);
  const page = await pageOf(ben, show(id));
  await comments(page).getByText("word 12").waitFor();
  expect(await comments(page).count()).toBe(10);
  await say(aiko, id, "word 13");
  await page.getByRole("button", { name: "Look for new ones" }).click();
  await comments(page).getByText("word 13").waitFor();
  await page.getByRole("button", { name: "Show older comments" }).click();
  await comments(page).getByText("word 1", { exact: true }).waitFor();
  expect(await comments(page).count()).toBe(13);
});

test("the history shows what changed side by side, and goes back after asking", async () => {
  const id = await parcels.add({
    receiver: "First",
    weight: "1",
    care: ["Cold"],
    drivers: [{ code: "ben" }],
  });
  await parcels.change(id, { receiver: "Second", weight: "2", care: [], drivers: [] });
  const page = await pageOf(aiko, show(id));
  await page.getByRole("tab", { name: "History" }).click();
  await versions(page).first().getByText("Changed the record").waitFor();
  expect(await versions(page).count()).toBe(2);
  const rows = await versions(page).first().getByRole("row").allTextContents();
  expect(rows).toEqual(
    expect.arrayContaining([
      "FirstSecond",
      "1.0 kg2.0 kg",
      "Cold(empty)",
      expect.stringContaining("Ben(empty)"),
    ]),
  );
  expect(await barriers(page)).toEqual([]);

  await page.getByRole("button", { name: "Go back to version 1" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Second").waitFor();
  await dialog.getByRole("button", { name: "Go back to this version" }).click();
  await versions(page).first().getByText("Went back to version 1").waitFor();
  await page.locator('[data-field-code="receiver"]').getByText("First").waitFor();
  expect((await parcels.read(id)).receiver?.value).toBe("First");
});

test("the side closes and stays closed, and stands below on a narrow screen", async () => {
  const id = await parcels.add({ receiver: "Quiet" });
  const page = await pageOf(ben, show(id));
  await box(page).waitFor();
  await page.getByRole("complementary").getByRole("button", { name: "Close" }).click();
  await page.reload();
  await page.getByRole("button", { name: "Show comments and history" }).click();
  await box(page).waitFor();

  const narrow = await pageOf(ben, show(id), { viewport: { width: 360, height: 740 } });
  await box(narrow).waitFor();
  expect(await isTooWide(narrow)).toBe(false);
  expect(await barriers(narrow)).toEqual([]);
});

test("an app without comments shows the history alone", async () => {
  const id = await parcels.add({ receiver: "Silent" });
  await aiko.put("/k/v1/preview/app/settings.json", { app: parcels.app, enableComments: false });
  await aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app: parcels.app }] });
  const page = await pageOf(aiko, show(id));
  await versions(page).first().getByText("Added the record").waitFor();
  expect(await page.getByRole("tab").allTextContents()).toEqual(["History"]);
});
