import { beforeAll, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { barriers, browserPages } from "./pages.ts";

/**
 * The main job, as somebody does it on the first day: sign in, make an app from a file, add a field, make an API token,
 * update the app, and call the API with that token. With mouse and keyboard, and nothing behind the pages' back.
 */
const { page: openPage } = browserPages();
let people: Company;

beforeAll(async () => {
  people = await company();
});

const csv = "Title,Pages,Published\nKokoro,378,1914-04-20\nSanshiro,272,1908-09-01\nBotchan,224,1906-04-01\n";

test("from signing in to a record that a program has added", async () => {
  const page = await openPage(people.url);
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const dialog = page.getByRole("dialog");
  const said = (words: string) => page.getByText(words).first().waitFor();

  // Sign in, by keyboard.
  await page.goto("/k/");
  await page.getByLabel("Login name").fill("aiko");
  await page.keyboard.press("Tab");
  await page.keyboard.type(people.aiko.password);
  await page.keyboard.press("Enter");

  // An app from a CSV file.
  await page.getByRole("link", { name: "Create app" }).first().click();
  await page.getByRole("link", { name: "Choose a file" }).press("Enter");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "books.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByLabel("App name").fill("Books");
  await button("Create the app with 3 records").click();
  await page.waitForURL(/\/k\/\d+\/$/);
  await said("Kokoro");
  const app = /\/k\/(\d+)\//.exec(page.url())?.[1] ?? "";

  // A field, pressed in the list of parts; its name and a choice by keyboard.
  await page.goto(`/k/admin/app/flow?app=${app}`);
  await button("Add Drop-down").click();
  await button("Drop-down").click();
  await dialog.getByLabel("Field name").fill("Shelf");
  await dialog.getByRole("textbox", { name: "Option 1" }).fill("Novels");
  await page.keyboard.press("Enter");
  await page.locator('[data-part="Shelf"]').waitFor();
  await page.keyboard.press("Control+s");
  await said("Form saved.");

  // A token that may view and add.
  await page.getByRole("link", { name: "App settings", exact: true }).click();
  await page.getByRole("link", { name: /API tokens/ }).click();
  await button("Generate the first token").click();
  const token = (await page.getByTestId("new-token").textContent()) ?? "";
  await page.getByLabel("Add records").focus();
  await page.keyboard.press("Space");
  await button("Save").click();
  await said("Tokens saved.");

  // Not yet: a token is a setting, and settings work once the app is updated.
  const program = people.withToken(token);
  const record = { Title: { value: "Mon" }, Pages: { value: "250" }, Shelf: { value: "Novels" } };
  expect((await program.post("/k/v1/record.json", { app, record })).body.code).toBe("GAIA_IA02");

  await button("Update App").click();
  await dialog.getByText("Shelf").waitFor();
  await page.keyboard.press("Enter");
  await said("“Books” is up to date");
  expect(await barriers(page)).toEqual([]);

  // The call, and what came of it.
  expect(await program.post("/k/v1/record.json", { app, record })).toMatchObject({
    status: 200,
    body: { id: "4", revision: "1" },
  });
  await dialog.getByRole("link", { name: "Open the records" }).click();
  await page.waitForURL(`**/k/${app}/`);
  const row = page.getByRole("row").filter({ hasText: "Mon" });
  await row.getByText("250").waitFor();
  await row.getByRole("link").first().click();
  await said("Novels");
});
