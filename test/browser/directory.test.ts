import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();
let the: Company;
let admin: Person;

beforeAll(async () => {
  the = await company();
  admin = await the.admin.withSession();
});

const parentOf = async (code: string) =>
  (await the.admin.get("/v1/organizations.json", { codes: [code] })).body.organizations[0]?.parentCode;

describe("departments", () => {
  test("are added, moved by dialog and by dragging, given members, and deleted", async () => {
    const page = await pageOf(admin, "/admin/organizations");
    const dialog = page.getByRole("dialog");
    const item = (name: string) => page.locator("[role=treeitem] [data-value]", { hasText: name }).first();
    const add = async (button: string, name: string, code: string) => {
      await page.getByRole("button", { name: button, exact: true }).click();
      await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
      await dialog.getByLabel("Code").fill(code);
      await dialog.getByRole("button", { name: "Add", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
    };
    await add("Add department", "Sales", "sales");
    await add("Add department", "Support", "support");
    await item("Sales").click();
    await add("Add below", "East", "east");
    expect(await parentOf("east")).toBe("sales");

    await page.getByRole("treeitem", { name: "East" }).last().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Move", exact: true }).click();
    await dialog.getByLabel("Above it").click();
    await page.getByRole("option", { name: "Support" }).or(page.getByText("Support").last()).first().click();
    await dialog.getByRole("button", { name: "Move here" }).click();
    await expect.poll(() => parentOf("east")).toBe("support");
    await item("East").dragTo(item("Sales"));
    await expect.poll(() => parentOf("east")).toBe("sales");

    await page.getByRole("combobox", { name: "Add a member" }).fill("ben");
    await page.getByRole("option", { name: /Ben/ }).click();
    await page.getByRole("link", { name: "Ben" }).waitFor();
    const { userTitles } = (await the.admin.get("/v1/organization/users.json", { code: "east" })).body;
    expect(userTitles).toMatchObject([{ user: { code: "ben" }, title: null }]);
    expect(await barriers(page)).toEqual([]);

    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await dialog.getByRole("button", { name: "Delete" }).click();
    await expect.poll(() => parentOf("east")).toBeUndefined();
  });

  test("fit a telephone, in Japanese and in the dark", async () => {
    await the.admin.post("/v1/organizations.json", {
      organizations: [{ code: "x".repeat(100), name: "とても長い組織の名前".repeat(8) }],
    });
    const small = { viewport: { width: 360, height: 740 }, locale: "ja-JP", colorScheme: "dark" as const };
    for (const path of [
      `organizations?code=${"x".repeat(100)}`,
      "groups",
      "csv",
      `users/${the.aiko.id}`,
      "users",
    ]) {
      const page = await pageOf(admin, `/admin/${path}`, small);
      await page.getByRole("navigation", { name: "共通管理" }).waitFor();
      await page.waitForLoadState("networkidle");
      expect([path, await isTooWide(page)]).toEqual([path, false]);
      expect([path, await barriers(page)]).toEqual([path, []]);
    }
  });
});

test("groups are added and get members", async () => {
  const page = await pageOf(admin, "/admin/groups");
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Add group" }).click();
  await dialog.getByLabel("Name").fill("Readers");
  await dialog.getByLabel("Code").fill("readers");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "What to do with “Readers”" }).click();
  await page.getByRole("menuitem", { name: "Members" }).click();
  await dialog.getByLabel("People").fill("chie");
  await page.getByRole("option", { name: /Chie/ }).click();
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  const { users } = (await the.admin.get("/v1/group/users.json", { code: "readers" })).body;
  expect(users).toMatchObject([{ code: "chie" }]);
});

test("a user's profile, departments, groups and service are saved together", async () => {
  await the.admin.post("/v1/organizations.json", { organizations: [{ code: "lab", name: "Lab" }] });
  await the.admin.post("/v1/groups.json", { groups: [{ code: "night", name: "Night", type: "static" }] });
  const page = await pageOf(admin, "/admin/users");
  await page.getByRole("link", { name: "Chie" }).click();
  await page.getByLabel("Family name", { exact: true }).fill("Chiba");
  await page.getByLabel("Date of birth").fill("1990-01-31");
  await page.getByLabel("Add a department").click();
  await page.getByText("Lab").last().click();
  await page.locator("input[aria-label=Groups]").fill("Night");
  await page.getByRole("option", { name: "Night" }).click();
  await page.keyboard.press("Escape");
  await page.getByLabel("Apps (kintone)").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("“Chie” was saved.").waitFor();
  const { users } = (await the.admin.get("/v1/users.json", { codes: ["chie"] })).body;
  expect(users).toMatchObject([{ surName: "Chiba", birthDate: "1990-01-31" }]);
  expect((await the.admin.get("/v1/user/organizations.json", { code: "chie" })).body).toMatchObject({
    organizationTitles: [{ organization: { code: "lab" } }],
  });
  const groups = (await the.admin.get("/v1/user/groups.json", { code: "chie" })).body.groups;
  expect(groups.map(({ code }: { code: string }) => code)).toContain("night");
  expect((await the.chie.get("/k/v1/apps.json")).status).toBe(403);
  expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await the.admin.put("/v1/users/services.json", { users: [{ code: "chie", services: ["kintone"] }] });
});

test("CSV files are taken out and brought in, and what is wrong is told", async () => {
  const page = await pageOf(admin, "/admin/csv");
  await page.locator("input[aria-label=What]").click();
  await page.getByRole("option", { name: "Groups", exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("group.csv");
  const load = async (text: string) => {
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "g.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Import", exact: true }).click();
  };
  await load("loaded,Loaded,,,\r\n");
  await page.getByText("The file was imported.").waitFor();
  await load("loaded\r\n");
  await page.getByText("SLASH_IL15: Line 1 has too few or too many items.").waitFor();
  expect(await barriers(page)).toEqual([]);
});

test("an app's permissions name groups and departments", async () => {
  const { aiko, orders } = the;
  await the.admin.post("/v1/organizations.json", { organizations: [{ code: "hq", name: "Headquarters" }] });
  const page = await pageOf(await aiko.withSession(), `/k/admin/app/acl?app=${orders}`);
  await page.getByLabel("Add a department").click();
  await page.getByText("Headquarters").last().click();
  const row = page.getByRole("group", { name: "Headquarters" });
  await row.getByLabel("Include those below").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect
    .poll(async () => (await aiko.get("/k/v1/preview/app/acl.json", { app: orders })).body.rights[0])
    .toMatchObject({ entity: { type: "ORGANIZATION", code: "hq" }, includeSubs: true, recordViewable: true });
});
