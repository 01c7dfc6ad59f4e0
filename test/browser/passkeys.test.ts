import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ok } from "../api/app-maker.ts";
import { company } from "../company.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { page: open } = browserPages();

/** A device that says yes to everything, and keeps passkeys. */
async function withDevice(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    keys: async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
  };
}

test("a passkey is added, named and signs in without password and code; removed, it does not", async () => {
  const { hire, url, admin, domain, anonymous } = await company();
  const kai = await hire("kai", "Kai");
  const page = await open(url);
  const device = await withDevice(page);
  await page.goto("/login?redirect=/settings");
  await page.getByLabel("Login name").fill("kai");
  await page.getByRole("textbox", { name: "Password" }).fill(kai.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await dialog.getByLabel("Name").fill("Laptop");
  const password = dialog.getByRole("textbox", { name: "Current password" });
  await password.fill("wrong");
  const confirm = dialog.getByRole("button", { name: "Add a passkey" });
  await confirm.click();
  await dialog.getByText("The current password is incorrect.").waitFor();
  expect(await device.keys()).toBe(0);
  await password.fill(kai.password);
  expect(await barriers(page)).toEqual([]);
  await confirm.click();
  await page.getByText(/^Added .*, not used yet$/).waitFor();
  expect(await device.keys()).toBe(1);

  await page.getByRole("button", { name: "Rename “Laptop”" }).click();
  await dialog.getByLabel("Name").fill("My laptop");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("My laptop", { exact: true }).waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await isTooWide(page)).toBe(false);
  expect(await barriers(page)).toEqual([]);
  const folder = process.env.SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/passkeys-360.png`, fullPage: true });
  await page.setViewportSize({ width: 1280, height: 860 });

  const signIn = async () => {
    await page.context().clearCookies();
    await page.goto("/login?redirect=/settings");
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  };
  const answers: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/session/passkey")) answers.push(request.postData() ?? "");
  });
  await signIn();
  await page.getByText(/last used/).waitFor();
  // What was signed once is taken once.
  const again = await anonymous.post("/tonari/v1/session/passkey", JSON.parse(answers[0] ?? ""));
  expect(again).toMatchObject({ status: 401, body: { code: "SLASH_LO02" } });

  const audited = async (action: string) =>
    (await ok(admin.get("/tonari/v1/audit", { user: "kai" }))).entries.filter(
      (entry: { action: string }) => entry.action === action,
    );
  expect(await audited("credential.passkey.add")).toHaveLength(1);
  expect(await audited("signIn.success")).toHaveLength(2);

  // Nobody removes somebody else's.
  const [passkey] = await domain.store.view.passkeys.byUser(Number(kai.id));
  expect(passkey?.usedFrom).toMatch(/^(127\.0\.0\.1|::1)$/);
  const foreign = await admin.delete(`/tonari/v1/me/passkeys/${passkey?.id}`);
  expect(foreign).toMatchObject({ status: 404, body: { code: "CB_NF01" } });

  await ok(admin.put(`/tonari/v1/users/${kai.id}`, { valid: false }));
  await signIn();
  await page.getByRole("alert").waitFor();
  if (folder) await page.screenshot({ path: `${folder}/passkey-login.png` });
  await ok(admin.put(`/tonari/v1/users/${kai.id}`, { valid: true }));
  await signIn();
  await page.getByRole("button", { name: "Remove “My laptop”" }).click();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await page.getByText("No passkey yet.").waitFor();
  await signIn();
  await page.getByRole("alert").waitFor();
});
