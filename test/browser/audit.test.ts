import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { company } from "../company.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();

test("an administrator reads who did what, filters it and takes it along", async () => {
  const the = await company();
  await the.anonymous.post("/tonari/v1/session", { login: "ben", password: "wrong" });
  await the.admin.put("/tonari/v1/security", { password: { minLength: 9, lettersAndDigits: true } });
  const page = await pageOf(await the.admin.withSession(), "/admin/users");
  await page.getByRole("link", { name: "Audit log" }).click();
  await page.getByText("Rules for passwords and sign-in changed").waitFor();
  await page.getByText("Wrong password").waitFor();
  await page.getByText("Least length for users: 9; Must contain letters and digits: Yes").waitFor();
  for (const [width, colorScheme] of [
    [360, "dark"],
    [1280, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await isTooWide(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    const folder = process.env.SHOTS;
    if (folder) await page.screenshot({ path: `${folder}/audit-${width}.png`, fullPage: true });
  }

  await page.getByRole("textbox", { name: "Login name" }).fill("ben");
  await page.getByText("Rules for passwords and sign-in changed").waitFor({ state: "detached" });
  await page.getByText("Wrong password").waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export as CSV" }).click(),
  ]);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain('"signIn.failure"');
  expect(text).not.toContain("settings.security");

  await page.getByRole("textbox", { name: "Keep lines for (days)" }).fill("30");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").waitFor();
  const { body } = await the.admin.get("/tonari/v1/audit/settings");
  expect(body).toEqual({ days: 30 });
});
