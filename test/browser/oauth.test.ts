import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ok } from "../api/app-maker.ts";
import { Application, bearer, register } from "../api/application.ts";
import { type Company, company } from "../company.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { page, pageOf } = browserPages();
let the: Company;

/** Where the application waits for the browser. */
const waiting = createServer((_, response) => response.end("<h1>Back at the application</h1>"));
let redirectEndpoint = "";

beforeAll(async () => {
  the = await company();
  await new Promise<void>((resolve) => waiting.listen(0, "127.0.0.1", resolve));
  redirectEndpoint = `http://127.0.0.1:${(waiting.address() as AddressInfo).port}/callback`;
});
afterAll(() => waiting.close());

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const button = (on: Page, name: string) => on.getByRole("button", { name, exact: true });
const back = async (on: Page) => {
  await on.getByRole("heading", { name: "Back at the application" }).waitFor();
  return Object.fromEntries(new URL(on.url()).searchParams);
};

test("from the registration to the disconnection", async () => {
  const admin = await pageOf(await the.admin.withSession(), "/k/");
  await button(admin, "Settings").click();
  await admin.getByRole("menuitem", { name: "OAuth" }).click();
  await admin.getByRole("link", { name: "Add OAuth client" }).click();
  await admin.getByRole("textbox", { name: "Client name" }).fill("Reports <b>");
  await admin.getByRole("textbox", { name: "Redirect endpoint" }).fill("http://reports.example/");
  await admin
    .locator("input[type=file]")
    .setInputFiles([{ name: "l.png", mimeType: "image/png", buffer: picture }]);
  await button(admin, "Add").click();
  await admin.getByText("The format of the URL is invalid.").waitFor();
  await admin.getByRole("textbox", { name: "Redirect endpoint" }).fill(redirectEndpoint);
  await button(admin, "Add").click();
  await admin.getByText("Copy the client secret now").waitFor();
  const id = await admin.getByRole("textbox", { name: "Client ID" }).inputValue();
  const secret = await admin.getByRole("textbox", { name: "Client secret" }).inputValue();
  const endpoint = await admin.getByRole("textbox", { name: "Authorization endpoint" }).inputValue();
  expect(await admin.locator('img[src^="/oauth2/logo/"]').count()).toBeGreaterThan(0);
  await admin.getByRole("combobox", { name: "People" }).fill("aiko");
  await admin.getByRole("option", { name: /Aiko/ }).click();
  await button(admin, "Save").first().click();
  await admin.getByText("The allowed users of “Reports <b>” were saved.").waitFor();
  await admin.reload();
  await button(admin, "Replace the secret").waitFor();
  expect(await admin.content()).not.toContain(secret);
  expect(await barriers(admin)).toEqual([]);

  const application = new Application(the.url, { id, secret }, redirectEndpoint);
  const asking = application.asking({ scope: "k:app_record:read k:app_record:write" });
  const aiko = await page(the.url);
  await aiko.goto(`${endpoint}?${new URLSearchParams(asking)}`);
  await aiko.getByLabel("Login name").fill("aiko");
  await aiko.getByLabel("Password", { exact: true }).fill(the.aiko.password);
  await button(aiko, "Sign in").click();
  await aiko.getByRole("heading", { name: "Let “Reports <b>” use tonari as you?" }).waitFor();
  expect(await aiko.getByRole("listitem").allTextContents()).toEqual([
    "See your records and comments",
    "Add, change and delete records and comments",
  ]);
  expect(await barriers(aiko)).toEqual([]);
  await button(aiko, "Allow").click();
  const { code = "", state } = await back(aiko);
  expect(state).toBe("the state");
  const { access_token: access } = await ok(application.exchange(code));
  const call = () => the.anonymous.get("/k/v1/records.json", { app: the.orders }, bearer(access));
  expect((await call()).status).toBe(200);

  await admin.goto("/admin/users?search=aiko");
  await button(admin, "What to do with “Aiko”").click();
  await admin.getByRole("menuitem", { name: "Connected applications" }).click();
  const connected = admin.getByRole("dialog", { name: "Applications of “Aiko”" });
  await connected.getByText("Reports <b>", { exact: true }).waitFor();
  expect(await barriers(admin)).toEqual([]);
  await admin.goto(`/admin/oauth/${id}`);

  await aiko.goto(`${the.url}/settings`);
  await button(aiko, "Disconnect “Reports <b>”").click();
  await aiko.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await aiko.getByText("No application is connected.").waitFor();
  expect((await call()).status).toBe(401);

  await button(admin, "Delete this client").click();
  await admin.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await admin.getByRole("heading", { name: "No applications yet" }).waitFor();
});

test("denying, by the keyboard, tells the application", async () => {
  const application = await register(the, [the.aiko], { redirectEndpoint });
  const denied = await pageOf(await the.aiko.withSession(), application.address());
  await button(denied, "Deny").waitFor();
  await denied.keyboard.press("Tab");
  await denied.keyboard.press("Enter");
  expect(await back(denied)).toMatchObject({ error: "access_denied", state: "the state" });
});

test("who may not, or is led astray, is told so and stays here", async () => {
  const application = await register(the, [the.aiko], { redirectEndpoint });
  const ben = await pageOf(await the.ben.withSession(), application.address());
  await ben.getByRole("heading", { name: "You may not use this application" }).waitFor();
  const astray = await page(the.url);
  await astray.goto(application.address(application.asking({ redirect_uri: "https://evil.example/" })));
  await astray.getByRole("heading", { name: "This link cannot be trusted" }).waitFor();
  expect(await barriers(astray)).toEqual([]);
  await astray.goto(application.address(application.asking({ client_id: "l.1.none" })));
  await astray.getByRole("heading", { name: "This application is not known here" }).waitFor();
});

test("the pages fit a telephone, and are closed to others than administrators", async () => {
  const application = await register(the, [the.aiko], { redirectEndpoint, name: `Long${"name".repeat(15)}` });
  const small = { viewport: { width: 360, height: 760 } };
  const session = await the.admin.withSession();
  for (const address of ["/admin/oauth", "/admin/oauth/new", `/admin/oauth/${application.id}`]) {
    const opened = await pageOf(session, address, small);
    await opened.getByRole("heading", { level: 1 }).waitFor();
    await opened.waitForLoadState("networkidle");
    expect([address, await isTooWide(opened)]).toEqual([address, false]);
    expect(await barriers(opened)).toEqual([]);
  }
  const aiko = await the.aiko.withSession();
  const consent = await pageOf(aiko, application.address(), small);
  await button(consent, "Allow").waitFor();
  expect(await isTooWide(consent)).toBe(false);
  const closed = await pageOf(aiko, `/admin/oauth/${application.id}`);
  await closed.getByRole("heading", { name: "For administrators only" }).waitFor();
});
