import { beforeAll, expect, test } from "vitest";
import { deploy, draftApp, fieldsPath, ok } from "../api/app-maker.ts";
import { company } from "../company.ts";
import type { Person } from "../person.ts";
import { barriers, browserPages } from "./pages.ts";

const { pageOf } = browserPages();
let aiko: Person;
let app: string;

beforeAll(async () => {
  const people = await company();
  const organizations = [
    { code: "sales", name: "Sales" },
    { code: "lab", name: "Laboratory" },
  ];
  await ok(people.admin.post("/v1/organizations.json", { organizations }));
  await ok(
    people.admin.post("/v1/groups.json", { groups: [{ code: "choir", name: "Choir", type: "static" }] }),
  );
  await ok(people.admin.put("/v1/user/groups.json", { code: "ben", groups: ["choir"] }));
  const userOrganizations = [{ code: "aiko", organizations: [{ orgCode: "lab" }] }];
  await ok(people.admin.put("/v1/userOrganizations.json", { userOrganizations }));
  app = await draftApp(people.aiko, {
    name: { type: "SINGLE_LINE_TEXT", code: "name", label: "Name" },
    unit: {
      type: "ORGANIZATION_SELECT",
      code: "unit",
      label: "Unit",
      defaultValue: [{ type: "FUNCTION", code: "PRIMARY_ORGANIZATION()" }],
    },
    team: { type: "GROUP_SELECT", code: "team", label: "Team" },
    singers: {
      type: "USER_SELECT",
      code: "singers",
      label: "Singers",
      entities: [
        { type: "GROUP", code: "choir" },
        { type: "ORGANIZATION", code: "lab" },
      ],
    },
  });
  await deploy(people.aiko, app);
  aiko = await people.aiko.withSession();
});

const read = async (id: string) => (await ok(aiko.get("/k/v1/record.json", { app, id }))).record;

test("departments and groups are chosen, shown and searched by", async () => {
  const page = await pageOf(aiko, `/k/${app}/edit`);
  await page.getByText("Laboratory", { exact: true }).first().waitFor();
  await page
    .getByRole("combobox", { name: "Unit" })
    .or(page.getByRole("textbox", { name: "Unit" }))
    .first()
    .click();
  await page.getByRole("option", { name: /Sales/ }).click();
  await page.keyboard.press("Escape");
  await page
    .getByRole("combobox", { name: "Team" })
    .or(page.getByRole("textbox", { name: "Team" }))
    .first()
    .click();
  await page.keyboard.type("cho");
  await page.getByRole("option", { name: /Choir/ }).click();
  await page.keyboard.press("Escape");
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/show#record=1/);
  await page.locator('[data-field-code="team"]').getByText("Choir").waitFor();
  const { unit, team } = await read("1");
  expect(unit.value).toEqual([
    { code: "lab", name: "Laboratory" },
    { code: "sales", name: "Sales" },
  ]);
  expect(team.value).toEqual([{ code: "choir", name: "Choir" }]);

  const query = encodeURIComponent("unit in (PRIMARY_ORGANIZATION())");
  const list = await pageOf(aiko, `/k/${app}/?query=${query}`);
  await list.locator('tbody [data-field-code="unit"]').getByText("Sales").waitFor();
});

test("their settings are made in the form editor", async () => {
  const page = await pageOf(aiko, `/k/admin/app/flow?app=${app}#section=form`);
  await page.getByRole("button", { name: "Settings", exact: true }).first().waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Add Organization selection" }).click();
  await page.getByRole("button", { name: "Save form" }).click();
  await page.getByText("Form saved.").first().waitFor();
  const { properties } = await ok(aiko.get(fieldsPath, { app }));
  const types = Object.values(properties as Record<string, { type: string }>).map(({ type }) => type);
  expect(types.filter((type) => type === "ORGANIZATION_SELECT")).toHaveLength(2);
});

test("people are offered as members of the departments and groups that the field names", async () => {
  const page = await pageOf(aiko, `/k/${app}/edit`);
  const singers = page
    .getByRole("combobox", { name: "Singers" })
    .or(page.getByRole("textbox", { name: "Singers" }))
    .first();
  const offered = () => page.getByRole("option").allTextContents();
  await singers.click();
  await expect
    .poll(async () => (await offered()).map((text) => /aiko|ben|chie/.exec(text)?.[0]))
    .toEqual(["aiko", "ben"]);
  await page.keyboard.type("ben");
  await page.getByRole("option", { name: /Aiko/ }).waitFor({ state: "detached" });
  await page.getByRole("option", { name: /Ben/ }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("A song");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/show#record=/);
  const id = /record=(\d+)/.exec(page.url())?.[1] ?? "";
  expect((await read(id)).singers.value).toMatchObject([{ code: "ben" }]);
});

test("the form's settings keep them apart from people", async () => {
  const page = await pageOf(aiko, `/k/admin/app/flow?app=${app}#section=form`);
  await page.getByText("Singers").first().click();
  const box = (name: string) =>
    page.getByRole("textbox", { name }).or(page.getByRole("combobox", { name })).first();
  await box("Who can be chosen: members of groups").waitFor();
  await page.getByText("choir").first().waitFor();
  await page.getByText("lab", { exact: true }).first().waitFor();
});
