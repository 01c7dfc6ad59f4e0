import { expect, test } from "vitest";
import { register } from "../api/application.ts";
import { company } from "../company.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();

test("an administrator sees everything that opens the domain, and revokes what should not", async () => {
  const the = await company();
  const text = await the.token(["view", "edit"]);
  await the.withToken(text).get("/k/v1/records.json", { app: the.orders });
  const application = await register(the, [the.ben], { name: "Reports" });
  await application.tokens(the.ben, ["k:app_record:read", "k:file:read"]);
  const chie = await the.chie.withSession();
  const page = await pageOf(await the.admin.withSession(), "/admin/users");
  await page.getByRole("link", { name: "Credentials" }).click();
  await page.getByText(`Orders: token ${text.slice(0, 4)}…`).waitFor();
  await page.getByText("this browser").waitFor();
  for (const [width, colorScheme] of [
    [360, "dark"],
    [1280, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await isTooWide(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    const folder = process.env.SHOTS;
    if (folder) await page.screenshot({ path: `${folder}/credentials-${width}.png`, fullPage: true });
  }

  await page.getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: "Signed-in browser" }).click();
  await page.getByRole("textbox", { name: "Login name" }).fill("chie");
  await page.getByRole("button", { name: "Revoke: Signed-in browser (chie)" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await page.getByText("No credentials here").waitFor();
  expect((await chie.get("/tonari/v1/session")).status).toBe(401);
  expect(page.url()).toContain("kind=session&user=chie");

  await page.goto("/admin/credentials?kind=apiToken");
  await page.getByRole("button", { name: /^Revoke: Orders/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByText("No credentials here").waitFor();
  const read = await the.withToken(text).get("/k/v1/records.json", { app: the.orders });
  expect(read.body.code).toBe("GAIA_IA02");
});

test("nobody else does", async () => {
  const { aiko } = await company();
  const page = await pageOf(await aiko.withSession(), "/admin/credentials");
  await page.getByText("administrator").first().waitFor();
  expect(await page.getByRole("table").count()).toBe(0);
});
