import { expect, test } from "vitest";
import { ok } from "../api/app-maker.ts";
import { company } from "../company.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();

test("items are added to profiles, filled in, and decide who is in a group", async () => {
  const { admin, ben } = await company();
  const session = await admin.withSession();
  const organizations = [{ code: "sales", name: "Sales" }];
  await ok(admin.post("/v1/organizations.json", { organizations }));
  const userOrganizations = [{ code: "aiko", organizations: [{ orgCode: "sales" }] }];
  await ok(admin.put("/v1/userOrganizations.json", { userOrganizations }));
  await ok(admin.post("/v1/groups.json", { groups: [{ code: "red", name: "Red team", type: "dynamic" }] }));

  const page = await pageOf(session, "/admin/custom-items");
  await page.getByRole("button", { name: "Add an item" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Team");
  await page.getByRole("textbox", { name: "Code" }).fill("team");
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The profile items were saved.").waitFor();

  await page.goto(`/admin/users/${ben.id}`);
  await page.getByRole("textbox", { name: "Team" }).fill("Red");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("“Ben” was saved.").waitFor();

  await page.goto("/admin/groups");
  const more = page.getByRole("button", { name: "What to do with “Red team”" });
  const dialog = page.getByRole("dialog");
  await more.click();
  await page.getByRole("menuitem", { name: "Conditions" }).click();
  await dialog.getByText("One of them", { exact: true }).click();
  const add = dialog.getByRole("button", { name: "Add a condition" });
  const row = (number: number) => dialog.getByRole("group", { name: `Condition ${number}` });
  const choose = async (at: number, box: string, option: string) => {
    await row(at).getByRole("combobox", { name: box, exact: true }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  await add.click();
  await choose(1, "Department", "Sales");
  await add.click();
  await choose(2, "About", "Item of your own");
  await choose(2, "Item", "Team");
  await row(2).getByRole("combobox", { name: "Values" }).fill("red");
  await page.keyboard.press("Enter");
  for (const [width, colorScheme] of [
    [360, "dark"],
    [1280, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await isTooWide(page)).toBe(false);
    expect(await barriers(page)).toEqual([]);
    const folder = process.env.SHOTS;
    if (folder) await page.screenshot({ path: `${folder}/rule-${width}.png` });
  }
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });

  await more.click();
  await page.getByRole("menuitem", { name: "Members" }).click();
  await dialog.getByText("Aiko").waitFor();
  await dialog.getByText("Ben").waitFor();

  // Saving the static groups of somebody leaves the others alone.
  await page.goto(`/admin/users/${ben.id}`);
  await page.getByText("By its conditions also in: Red team.").waitFor();
  await page.getByRole("textbox", { name: "Team" }).fill("Blue");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("“Ben” was saved.").waitFor();
  const { users } = await ok(admin.get("/v1/group/users.json", { code: "red" }));
  expect(users.map(({ code }: { code: string }) => code)).toEqual(["aiko"]);
});
