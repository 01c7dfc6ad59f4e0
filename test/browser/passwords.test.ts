import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { codeOf, stepAt } from "../../src/auth/totp.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { page, pageOf } = browserPages();
let people: Company;
let admin: Person;

beforeAll(async () => {
  people = await company();
  admin = await people.admin.withSession();
});

const button = (on: Page, name: string) => on.getByRole("button", { name, exact: true });
const inside = ({ pathname }: URL) => pathname === "/settings";
const users = "/tonari/v1/users";

async function signIn(code: string, password: string): Promise<Page> {
  const login = await page(people.url);
  await login.goto("/login?redirect=/settings");
  await login.getByLabel("Login name").fill(code);
  await login.getByLabel("Password", { exact: true }).fill(password);
  await login.keyboard.press("Enter");
  return login;
}

test("a temporary password is replaced at sign-in", async () => {
  const { anonymous } = people;
  await people.admin.post(users, { code: "dai", name: "Dai", password: "temporary 1", temporary: true });
  const login = await signIn("dai", "temporary 1");
  await login.getByText("Your password is temporary").waitFor();
  expect(await barriers(login)).toEqual([]);
  const choose = async (password: string, repeated = password) => {
    await login.getByLabel("New password", { exact: true }).fill(password);
    await login.getByLabel("New password again").fill(repeated);
    await button(login, "Change and sign in").click();
  };
  await choose("my very own 1", "my very own 2");
  await login.getByText("The two new passwords differ.").waitFor();
  await choose("short");
  await login.getByText("must have at least 8 characters").waitFor();
  await choose("my very own 1");
  await login.waitForURL(inside);
  const answer = await anonymous.post("/tonari/v1/session", { login: "dai", password: "my very own 1" });
  expect(answer.status).toBe(200);
});

describe("two-factor authentication", () => {
  test("is switched on in the settings, asked for at sign-in, and reset by an administrator", async () => {
    const eiji = await people.hire("eiji", "Eiji");
    const settings = await pageOf(await eiji.withSession(), "/settings");
    await button(settings, "Switch on").click();
    const dialog = settings.getByRole("dialog");
    await dialog.getByLabel("Current password").fill(eiji.password);
    await dialog.getByRole("button", { name: "Next" }).click();
    await dialog.getByRole("img", { name: "QR code" }).waitFor();
    expect(await barriers(settings)).toEqual([]);
    const secret = ((await dialog.locator("code").textContent()) ?? "").replaceAll(" ", "");
    await dialog.getByLabel("Code of the app").fill("12345");
    await dialog.getByRole("button", { name: "Switch on" }).click();
    await dialog.getByText("Check the clock of your device.").waitFor();
    await dialog.getByLabel("Code of the app").fill(codeOf(secret, stepAt(Date.now())));
    await dialog.getByRole("button", { name: "Switch on" }).click();
    await dialog.getByText("Keep these recovery codes").waitFor();
    const [recovery = ""] = await dialog.getByRole("listitem").allTextContents();
    expect(await barriers(settings)).toEqual([]);
    await dialog.getByRole("button", { name: "I have kept them" }).click();
    await settings.getByText("10 recovery codes are left.").waitFor();

    const login = await signIn("eiji", eiji.password);
    await login.getByLabel("Code", { exact: true }).fill("000000");
    await button(login, "Sign in").click();
    await login.getByRole("alert").getByText("incorrect, or it was used").waitFor();
    expect(await barriers(login)).toEqual([]);
    await login.getByLabel("Code", { exact: true }).fill(recovery);
    await button(login, "Sign in").click();
    await login.waitForURL(inside);
    await login.getByText("9 recovery codes are left.").waitFor();

    const list = await pageOf(admin, "/admin/users?search=eiji");
    await button(list, "What to do with “Eiji”").click();
    await list.getByRole("menuitem", { name: "Switch off two-factor authentication" }).click();
    await button(list, "Switch off").click();
    await list.getByText("“Eiji” signs in with the password alone.").waitFor();
    await (await signIn("eiji", eiji.password)).waitForURL(inside);
  });
});

test("an administrator changes the rules, and unlocks who made too many mistakes", async () => {
  const fumi = await people.hire("fumi", "Fumi");
  const rules = await pageOf(admin, "/admin/security", { viewport: { width: 360, height: 740 } });
  await rules.getByLabel("Failures before the account is locked").fill("2");
  await rules.getByLabel("Minutes until it is unlocked").fill("0");
  expect([await barriers(rules), await isTooWide(rules)]).toEqual([[], false]);
  await button(rules, "Save").click();
  await rules.getByText("Saved", { exact: true }).waitFor();

  const guess = (password: string) =>
    people.anonymous.post("/tonari/v1/session", { login: "fumi", password });
  await guess("wrong-1");
  await guess("wrong-2");
  const login = await signIn("fumi", fumi.password);
  await login.getByRole("alert").getByText("Contact your administrator").waitFor();

  const list = await pageOf(admin, "/admin/users?search=fumi");
  await list.getByText("Locked", { exact: true }).filter({ visible: true }).waitFor();
  await button(list, "What to do with “Fumi”").click();
  await list.getByRole("menuitem", { name: "Unlock" }).click();
  await list.getByText("“Fumi” can try again.").waitFor();
  expect(await guess(fumi.password)).toMatchObject({ status: 200 });
});
