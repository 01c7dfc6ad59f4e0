import { readFile } from "node:fs/promises";
import iconv from "iconv-lite";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { Person } from "../person.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { page, pageOf } = browserPages();
let people: Company;
let admin: Person;
let aiko: Person;

beforeAll(async () => {
  people = await company();
  admin = await people.admin.withSession();
  aiko = await people.aiko.withSession();
});

const button = (on: Page, name: string | RegExp) => on.getByRole("button", { name, exact: true });
const heading = (on: Page, name: string) => on.getByRole("heading", { name, exact: true });

describe("signing in", () => {
  test("asks again after a wrong password, then opens the page that was wanted", async () => {
    const login = await page(people.url);
    await login.goto(`/k/${people.orders}/?view=20`);
    await login.waitForURL(/\/login\?redirect=/);
    await login.getByLabel("Login name").fill("aiko");
    await login.getByLabel("Password", { exact: true }).fill("wrong");
    await login.keyboard.press("Enter");
    await login.getByRole("alert").getByText("not correct").waitFor();
    expect(await barriers(login)).toEqual([]);

    await login.getByLabel("Password", { exact: true }).fill(people.aiko.password);
    await login.keyboard.press("Enter");
    await login.waitForURL(`**/k/${people.orders}/?view=20`);
  });

  test("keeps the names by which kintone's tools find the form", async () => {
    const login = await page(people.url);
    await login.goto("/login");
    await login.locator(".form-username-slash > input.form-text").fill("ben");
    await login.locator(".form-password-slash > input.form-text").fill(people.ben.password);
    await Promise.all([login.waitForNavigation(), login.locator(".login-button").click()]);
    expect(new URL(login.url()).pathname).toBe("/k/");
  });

  test("goes nowhere else than to this site", async () => {
    const login = await page(people.url);
    await login.goto("/login?redirect=//example.com/");
    await login.getByLabel("Login name").fill("ben");
    await login.getByLabel("Password", { exact: true }).fill(people.ben.password);
    await login.locator(".login-button").click();
    await login.waitForURL(`${people.url}/k/`);
  });

  test("ends by signing out, in this browser's session", async () => {
    const session = await people.ben.withSession();
    const portal = await pageOf(session, "/k/");
    await button(portal, "Account: Ben").click();
    await portal.getByRole("menuitem", { name: "Sign out" }).click();
    await portal.waitForURL("**/login");
    await portal.goto("/k/");
    expect(new URL(portal.url()).pathname).toBe("/login");
  });
});

describe("the portal", () => {
  test("lists the apps, finds one by its words and opens it by key", async () => {
    const portal = await pageOf(aiko, "/k/");
    await portal.getByRole("link", { name: "Orders" }).waitFor();
    await portal.keyboard.press("/");
    await portal.keyboard.type("no such app");
    await heading(portal, "Nothing found").waitFor();
    await portal.keyboard.press("Escape");
    await portal.getByText("Rows", { exact: true }).click({ force: true });
    await portal.getByRole("link", { name: "Orders" }).press("Enter");
    await portal.waitForURL(`**/k/${people.orders}/`);
  });

  test("shows what one may do with an app, by one's rights", async () => {
    for (const [person, expected] of [
      [aiko, ["Open", "Add record", "App settings", "Copy link"]],
      [await people.ben.withSession(), ["Open", "Copy link"]],
    ] as const) {
      const portal = await pageOf(person, "/k/");
      await button(portal, "More about “Orders”").click();
      await portal.getByRole("menuitem").first().waitFor();
      expect(await portal.getByRole("menuitem").allTextContents()).toEqual(expected);
    }
  });

  test("leads somebody without apps to making one, and brings a draft back", async () => {
    const chie = await people.chie.withSession();
    const portal = await pageOf(chie, "/k/");
    await heading(portal, "No apps yet").waitFor();
    await portal.getByRole("main").getByRole("link", { name: "Create app" }).last().click();
    await portal.getByLabel("App name").fill("Visitors");
    await portal.keyboard.press("Enter");
    await portal.waitForURL(/\/k\/admin\/app\/flow\?app=\d+#section=form/);

    await portal.goto("/k/");
    const draft = portal.getByRole("listitem").filter({ hasText: "Visitors" });
    await draft.getByRole("link", { name: "Resume creating" }).waitFor();
    await button(portal, "Delete the draft “Visitors”").click();
    await button(portal, "Delete").click();
    await draft.waitFor({ state: "detached" });
  });
});

describe("an app from a CSV file", () => {
  const choose = async (on: Page, name: string, content: string | Buffer) => {
    await on.goto("/k/admin/app/new/csv");
    await on
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
    await heading(on, "Columns").waitFor();
  };
  const typeOf = (on: Page, column: string) => on.getByRole("combobox", { name: `Field type: ${column}` });
  const appOf = (on: Page) => /\/k\/(\d+)\//.exec(on.url())?.[1] ?? "";
  const records = async (app: string, query = "") =>
    (await aiko.get("/k/v1/records.json", { app, query, totalCount: true })).body;

  test("takes the 3,201 movies with every value", async () => {
    const csv = await pageOf(aiko, "/k/");
    await choose(csv, "movies.csv", await readFile("samples/movies.csv"));
    expect(await typeOf(csv, "release_date").inputValue()).toBe("Date");
    expect(await typeOf(csv, "genre").inputValue()).toBe("Drop-down");
    expect(await typeOf(csv, "imdb_rating").inputValue()).toBe("Number");
    expect(await barriers(csv)).toEqual([]);
    await button(csv, "Create the app with 3,201 records").click();
    await csv.waitForURL(/\/k\/\d+\/$/, { timeout: 25_000 });

    const { records: found, totalCount } = await records(appOf(csv), "order by $id asc limit 2");
    expect(totalCount).toBe("3201");
    expect(found[1]).toMatchObject({
      title: { type: "SINGLE_LINE_TEXT", value: "First Love, Last Rites" },
      release_date: { type: "DATE", value: "1998-08-07" },
      genre: { type: "DROP_DOWN", value: "Drama" },
      director: { value: "" },
      production_budget: { type: "NUMBER", value: "300000" },
      imdb_rating: { value: "6.9" },
    });
  });

  test("puts rows aside that the server refuses, says why and gives them back", async () => {
    const csv = await pageOf(aiko, "/k/");
    await choose(csv, "stock.csv", "Item,Pieces\nScrews,10\nNails,many\nBolts,30\n,5\n");
    await typeOf(csv, "Pieces").click();
    await csv.getByRole("option", { name: "Number", exact: true }).click();
    await csv.getByText("1 cell does not fit, e.g. “many”").waitFor();
    await csv.getByLabel("Required: Item").check();
    await button(csv, "Create the app with 4 records").click();
    await heading(csv, "The app is ready").waitFor();
    await csv.getByText("2 records were imported.").waitFor();
    await csv.getByText("2 rows were refused").waitFor();
    await csv.getByText("Pieces: Only numbers are allowed.").waitFor();
    expect(await barriers(csv)).toEqual([]);

    const [download] = await Promise.all([
      csv.waitForEvent("download"),
      button(csv, "Download the refused rows").click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    expect(text.split("\r\n").slice(0, 3)).toEqual([
      "\uFEFFItem,Pieces,Reason",
      "Nails,many,Pieces: Only numbers are allowed.",
      ",5,Item: Required.",
    ]);
    await button(csv, "Open the app").click();
    await csv.waitForURL(/\/k\/\d+\/$/);
    expect((await records(appOf(csv))).totalCount).toBe("2");
  });

  test("reads Japanese files, whatever they were saved in, and names fields as they do", async () => {
    const csv = await pageOf(aiko, "/k/");
    const text = "品名,単価（円）,作成日\r\nりんご,￥1２0,令和6年1月5日\r\nみかん,￥80,令和6年2月10日\r\n";
    await choose(csv, "商品.csv", iconv.encode(text, "Shift_JIS"));
    expect(await csv.getByRole("combobox", { name: "Character encoding" }).inputValue()).toBe("Shift_JIS");
    expect(await csv.getByLabel("Field code: 単価（円）").inputValue()).toBe("単価_円");
    await csv.getByLabel("App name").fill("商品");
    await csv.getByLabel("Import the column “作成日”").uncheck();
    await csv.getByLabel("Import the column “作成日”").check();
    await button(csv, "Create the app with 2 records").click();
    await csv.waitForURL(/\/k\/\d+\/$/);
    const { records: found } = await records(appOf(csv), "order by $id asc");
    expect(found[0]).toMatchObject({
      品名: { value: "りんご" },
      単価_円: { type: "NUMBER", value: "120" },
      作成日: { type: "DATE", value: "2024-01-05" },
    });
  });

  test("says what is wrong with a file or a field code", async () => {
    const csv = await pageOf(aiko, "/k/");
    await csv.goto("/k/admin/app/new/csv");
    await csv
      .locator("input[type=file]")
      .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("") });
    await csv.getByRole("alert").getByText("No columns were found").waitFor();

    await choose(csv, "b.csv", "a,b\n1,x\n2,y\n");
    await csv.getByLabel("Field code: b").fill("a");
    await csv.getByText("Another field has this code.").first().waitFor();
    await csv.getByLabel("Field code: b").fill("1b");
    await csv.getByText("not a digit first").waitFor();
    expect(await button(csv, "Create the app with 2 records").isDisabled()).toBe(true);
  });
});

describe("user administration", () => {
  const action = async (on: Page, name: string, item: string) => {
    await button(on, `What to do with “${name}”`).click();
    await on.getByRole("menuitem", { name: item }).click();
  };
  const signIn = async (code: string, password: string) =>
    (await new Person(people.url, { code, password }).get("/k/v1/apps.json")).status;

  test("adds somebody, gives a new password, suspends and lets in again", async () => {
    const users = await pageOf(admin, "/admin/users");
    await button(users, "Add user").click();
    await users.getByLabel("Login name").fill("aiko");
    await users.getByLabel("Display name").fill("Dai");
    await button(users, "Generate").click();
    await users.getByLabel("at the next sign-in").uncheck();
    const first = await users.getByLabel("Password", { exact: false }).first().inputValue();
    await button(users, "Add").click();
    await users.getByLabel("Login name").and(users.locator("[aria-invalid=true]")).waitFor();
    expect(await barriers(users)).toEqual([]);
    await users.getByLabel("Login name").fill("dai");
    await button(users, "Add").click();
    await users.getByText("“Dai” was added.").waitFor();
    expect(await signIn("dai", first)).toBe(200);

    await users.getByLabel("Search users").fill("dai");
    await users.getByText("1 user", { exact: true }).waitFor();
    await action(users, "Dai", "Reset password");
    await button(users, "Generate").click();
    await users.getByLabel("at the next sign-in").uncheck();
    const second = await users
      .getByRole("dialog")
      .getByLabel("Password", { exact: false })
      .first()
      .inputValue();
    await button(users, "Set this password").click();
    await users.getByText("The password of “Dai” was changed.").waitFor();
    expect([await signIn("dai", first), await signIn("dai", second)]).toEqual([401, 200]);

    await action(users, "Dai", "Suspend");
    await button(users, "Suspend").click();
    await users.getByText("“Dai” is suspended.").waitFor();
    expect(await signIn("dai", second)).toBe(401);
    await action(users, "Dai", "Activate");
    await users.getByText("“Dai” can sign in again.").waitFor();
    expect(await signIn("dai", second)).toBe(200);
  });

  test("is closed to everybody else", async () => {
    const users = await pageOf(aiko, "/admin/users");
    await heading(users, "For administrators only").waitFor();
    await button(users, "Settings").click();
    expect(await users.getByRole("menuitem").allTextContents()).toEqual(["Personal settings", "API"]);
  });
});

describe("personal settings", () => {
  test("change the language, the time zone and the name", async () => {
    const eri = await (await people.hire("eri", "Eri")).withSession();
    const settings = await pageOf(eri, "/settings");
    await settings.getByLabel("Display name").fill("絵里");
    await settings.getByRole("combobox", { name: "Language" }).click();
    await settings.getByRole("option", { name: "日本語" }).click();
    await settings.getByRole("combobox", { name: "Time zone" }).click();
    await settings.getByRole("combobox", { name: "Time zone" }).fill("new york");
    await settings.getByRole("option", { name: /America\/New_York/ }).click();
    await button(settings, "Save").click();
    await heading(settings, "個人設定").waitFor();
    expect(await settings.locator("html").getAttribute("lang")).toBe("ja");
    await button(settings, "アカウント：絵里").waitFor();
    const { body } = await people.admin.get("/tonari/v1/users", { search: "eri" });
    expect(body.users[0]).toMatchObject({ name: "絵里", locale: "ja", timeZone: "America/New_York" });
  });

  test("change the password, and say beside the field what is wrong with it", async () => {
    const fumi = await (await people.hire("fumi", "Fumi")).withSession();
    const settings = await pageOf(fumi, "/settings");
    await settings.getByLabel("Current password").fill("wrong");
    await settings.getByLabel("New password").fill("short");
    await button(settings, "Change password").click();
    await settings.getByText("The current password is incorrect.").waitFor();
    await settings.getByText("The password must have at least 8 characters.").waitFor();
    await settings.getByLabel("Current password").fill(people.aiko.password);
    await settings.getByLabel("New password").fill("another horse 2");
    await button(settings, "Change password").click();
    await settings.getByText("The password was changed.").waitFor();
    // This browser stays signed in.
    await settings.reload();
    await heading(settings, "Personal settings").waitFor();
  });

  test("ask before changes are lost", async () => {
    const settings = await pageOf(aiko, "/settings");
    await settings.getByLabel("Mail address").fill("aiko@example.com");
    await settings.getByRole("link", { name: "tonari" }).click();
    await button(settings, "Stay on this page").click();
    expect(await settings.getByLabel("Mail address").inputValue()).toBe("aiko@example.com");
    await settings.getByRole("link", { name: "tonari" }).click();
    await button(settings, "Leave").click();
    await settings.waitForURL("**/k/");
  });
});

const addresses = [
  "/k/",
  "/k/admin/app/new",
  "/k/admin/app/new/csv",
  "/settings",
  "/admin/users",
  "/admin/security",
  "/k/nowhere/at/all",
];

test.each(["/k/999/", "/k/abc/", "/k/abc/show#record=1", "/k/abc/edit"])(
  "%s does not exist",
  async (address) => {
    const nowhere = await pageOf(aiko, address);
    await nowhere.getByRole("heading", { name: "This page does not exist" }).first().waitFor();
  },
);

test.each(["light", "dark"] as const)("the %s pages bar nobody and fit 360 pixels", async (colorScheme) => {
  const opened = await pageOf(admin, "/k/", { colorScheme, viewport: { width: 360, height: 740 } });
  const found: Record<string, unknown> = {};
  for (const address of addresses) {
    await opened.goto(address);
    await opened.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
    await opened.locator(".mantine-Skeleton-root").first().waitFor({ state: "detached" });
    found[address] = { barriers: await barriers(opened), tooWide: await isTooWide(opened) };
  }
  expect(found).toEqual(Object.fromEntries(addresses.map((one) => [one, { barriers: [], tooWide: false }])));
});

test("one can skip the header and choose the theme by key alone", async () => {
  const portal = await pageOf(aiko, "/k/");
  await heading(portal, "Apps").waitFor();
  await portal.keyboard.press("Tab");
  await portal.keyboard.press("Enter");
  expect(await portal.evaluate("document.activeElement?.id")).toBe("content");
  await button(portal, "Account: Aiko").press("Enter");
  await portal.getByRole("menuitemradio", { name: "Dark" }).press("Enter");
  await expect.poll(() => portal.locator("html").getAttribute("data-mantine-color-scheme")).toBe("dark");
  expect(await barriers(portal)).toEqual([]);
});
