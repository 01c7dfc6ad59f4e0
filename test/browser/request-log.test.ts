import { beforeAll, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();
let the: Company;
let id = "";

beforeAll(async () => {
  the = await company();
  const { aiko, chie, withToken, token, orders } = the;
  await aiko.get("/k/v1/records.json", { app: orders });
  await chie.get("/k/v1/records.json", { app: orders });
  const reading = withToken(await token(["view"]));
  const record = { name: { value: "Ben's parcel" } };
  id = (await reading.post("/k/v1/record.json", { app: orders, record })).body.id;
});

test("an administrator pastes the id of an error and reads why", async () => {
  const page = await pageOf(await the.admin.withSession(), "/k/");
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByRole("menuitem", { name: "Request log" }).click();
  await page.getByRole("textbox", { name: "Error ID" }).fill(` ${id} `);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "POST /k/v1/record.json" }).waitFor();
  const said = await page.getByRole("list").allTextContents();
  expect(said.join()).toContain("The request brought: API token.");
  expect(said.join()).toContain("The rule: the token lacks add.");
  await page.getByText("Tick the permission (add) for this token").waitFor();
  await page.getByText('"value": "Ben\'s parcel"').waitFor();
  await page.getByText("X-Cybozu-API-Token: API_TOKEN").waitFor();
  await page.getByRole("combobox", { name: "Way to sign in" }).click();
  await page.getByRole("option", { name: "Session" }).click();
  await page.getByText("Cookie: tonari_session=SESSION").waitFor();
  expect(await barriers(page)).toEqual([]);
});

test("the list is filtered, and a line leads to its decision by key", async () => {
  const page = await pageOf(await the.admin.withSession(), "/admin/log");
  await page.getByRole("link", { name: "POST /k/v1/record.json" }).waitFor();
  await page.getByRole("textbox", { name: "Login name" }).fill("chie");
  const line = page.getByRole("link", { name: "GET /k/v1/records.json" });
  await page.getByText("1 of 1 request").waitFor();
  expect(new URL(page.url()).search).toBe("?user=chie");
  await line.focus();
  await page.keyboard.press("Enter");
  await page.getByText("The request acted as chie.").waitFor();
  await page.goBack();
  await page.getByRole("textbox", { name: "Status" }).fill("500");
  await page.getByText("No requests here").waitFor();
  await page.goto("/admin/log/nothing");
  await page.getByText("There is no request with this ID").waitFor();
});

test("others than administrators read that it is not for them", async () => {
  const page = await pageOf(await the.aiko.withSession(), "/admin/log");
  await page.getByRole("heading", { level: 2 }).waitFor();
  expect(await page.getByRole("table").count()).toBe(0);
});

test.each(["light", "dark"] as const)("narrow and wide, in %s colours", async (colorScheme) => {
  for (const width of [360, 1280]) {
    for (const [name, address, seen] of [
      ["list", "/admin/log", "requests, newest first"],
      ["decision", `/admin/log/${id}`, "What would have allowed it"],
    ] as const) {
      const viewport = { width, height: 900 };
      const page = await pageOf(await the.admin.withSession(), address, { colorScheme, viewport });
      await page.getByText(seen).waitFor();
      expect(await isTooWide(page), `${name} at ${width}`).toBe(false);
      expect(await barriers(page), `${name} at ${width}`).toEqual([]);
      const folder = process.env.SHOTS;
      if (folder)
        await page.screenshot({ path: `${folder}/log-${name}-${colorScheme}-${width}.png`, fullPage: true });
    }
  }
});
