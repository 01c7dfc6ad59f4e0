import { expect, test } from "vitest";
import { company } from "../company.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();

test("a token's page says when it was used, replaces it gently and revokes it at once", async () => {
  const { aiko, orders, withToken, token } = await company();
  const text = await token(["view"]);
  const read = (one: string) => withToken(one).get("/k/v1/records.json", { app: orders });
  const page = await pageOf(await aiko.withSession(), `/k/admin/app/apitoken?app=${orders}`);
  await page.getByText("Not used yet").waitFor();
  await read(text);
  await page.reload();
  await page.getByText(/Last used .*127\.0\.0\.1|Last used .*::1/).waitFor();

  const more = page.getByRole("button", { name: /^Actions for/ });
  await more.click();
  await page.getByRole("menuitem", { name: "Replace, the old text works 24 hours more" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replace" }).click();
  await page.getByText(/The old text works until/).waitFor();
  expect((await read(text)).status).toBe(200);
  for (const [width, colorScheme] of [
    [360, "dark"],
    [1280, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await isTooWide(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    const folder = process.env.SHOTS;
    if (folder) await page.screenshot({ path: `${folder}/tokens-${width}.png`, fullPage: true });
  }

  await more.click();
  await page.getByRole("menuitem", { name: "Change the expiry" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Last day").fill("2099-12-31");
  await dialog.getByLabel("Time").fill("18:00");
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Set the expiry" }).click();
  await page.getByText(/Works until Dec 31, 2099/).waitFor();
  const { body } = await aiko.get(`/tonari/v1/apps/${orders}/tokens`);
  // In the time zone of the domain, which is that of the machine.
  expect(body.tokens[0].expiresAt).toMatch(/^(2099-12-31|2100-01-01)T/);

  await more.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Revoke now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke now" }).click();
  await page.getByText("No tokens yet").waitFor();
  expect((await read(text)).body.code).toBe("GAIA_IA02");
});
