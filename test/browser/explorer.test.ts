import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();
let people: Company;
let aiko: Person;
let page: Page;

beforeAll(async () => {
  people = await company();
  aiko = await people.aiko.withSession();
});
beforeEach(async () => {
  page = await pageOf(aiko, "/tonari/docs");
});
const reply = (status: number) => page.getByRole("status").filter({ hasText: new RegExp(`^${status} in`) });
const open = async (method: string, path: string) => {
  await page.getByRole("searchbox").fill(`${method} ${path}`);
  await page.getByRole("link", { name: new RegExp(`^${method}\\s*${path}$`) }).click();
  await page.getByRole("article", { name: `${method} ${path}` }).waitFor();
};

test("an operation is found, tried in one's own name, and copied as curl", async () => {
  await open("POST", "/k/v1/record.json");
  const article = page.getByRole("article");
  await article.getByRole("heading", { name: "Add a record" }).waitFor();
  expect(await article.textContent()).toContain("k:app_record:write");
  const record = { name: { value: "from the explorer" } };
  await page.getByLabel("Parameters, as JSON").fill(JSON.stringify({ app: people.orders, record }));
  await page.getByRole("button", { name: "Send" }).click();
  await reply(200).waitFor();

  await open("GET", "/k/v1/records.json");
  await page.getByLabel("Parameters, as JSON").fill(JSON.stringify({ app: people.orders }));
  await page.getByRole("button", { name: "Send" }).click();
  await reply(200).waitFor();
  expect(await reply(200).textContent()).toContain("from the explorer");
  await page.getByText("API token", { exact: true }).last().click();
  expect(await article.textContent()).toContain('-H "X-Cybozu-API-Token: $TOKEN"');
});

test("a refusal is shown as the server says it, and broken JSON is not sent", async () => {
  await open("GET", "/k/v1/records.json");
  await page.getByLabel("Parameters, as JSON").fill('{"app": 999}');
  await page.getByRole("button", { name: "Send" }).click();
  await reply(404).waitFor();
  expect(await reply(404).textContent()).toContain("GAIA_AP01");
  await page.getByLabel("Parameters, as JSON").fill("{");
  expect(await page.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
});

test("it can be read by key, by a screen reader and on a phone", async () => {
  await page.getByRole("article").waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 700 });
  expect(await isTooWide(page)).toBe(false);
});

test("who is not signed in comes back here after signing in", async () => {
  const { headers, status } = await people.anonymous.get("/tonari/docs");
  expect(status).toBe(302);
  expect(headers.get("location")).toBe("/login?redirect=%2Ftonari%2Fdocs");
});
