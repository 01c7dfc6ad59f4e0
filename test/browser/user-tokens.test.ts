import { expect, test } from "vitest";
import { company } from "../company.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();

test("an administrator makes a token of the User API, reads it once, replaces and deletes it", async () => {
  const { admin, url } = await company();
  const ask = async (text: string) =>
    (await fetch(`${url}/v1/users.json`, { headers: { Authorization: `Bearer ${text}` } })).status;
  const page = await pageOf(await admin.withSession(), "/admin/user-tokens");
  await page.getByText("No tokens yet").waitFor();
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Generate" }).click();
  await dialog.getByLabel("Note").fill("Nightly sync");
  await dialog.getByRole("radio", { name: "Read and write" }).check();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Generate" }).click();
  const shown = page.getByRole("textbox", { name: "Token" });
  const text = await shown.inputValue();
  expect(await ask(text)).toBe(200);

  const more = page.getByRole("button", { name: "Actions for Nightly sync" });
  await more.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Replace" }).click();
  await dialog.getByRole("button", { name: "Replace" }).click();
  await dialog.waitFor({ state: "detached" });
  const fresh = await shown.inputValue();
  expect(fresh).not.toBe(text);
  expect([await ask(text), await ask(fresh)]).toEqual([401, 200]);
  for (const [width, colorScheme] of [
    [360, "dark"],
    [1280, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await isTooWide(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    const folder = process.env.SHOTS;
    if (folder) await page.screenshot({ path: `${folder}/user-tokens-${width}.png`, fullPage: true });
  }
  await page.reload();
  await page
    .getByText(/from (127|::)/)
    .filter({ visible: true })
    .waitFor();
  expect(await page.content()).not.toContain(fresh);

  await more.click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await page.getByText("No tokens yet").waitFor();
  expect(await ask(fresh)).toBe(401);
});
