import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { ok } from "../api/app-maker.ts";
import { formApp } from "../api/form-app.ts";
import {
  add,
  can,
  everyone,
  field,
  setFieldRules,
  setRecordRules,
  user,
  view,
  where,
} from "../api/rules/ruled-app.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

/** The pages of permissions for records and fields, and what the pages of records leave out because of them. */

const { pageOf } = browserPages();
let people: Company;
let aiko: Person;
let ben: Person;
let app: string;
beforeAll(async () => {
  people = await company();
  aiko = await people.aiko.withSession();
  ben = await people.ben.withSession();
  app = await formApp(people.aiko, {
    title: { type: "SINGLE_LINE_TEXT", label: "Title" } as { type: string },
    qty: { type: "NUMBER", label: "Quantity" } as { type: string },
    salary: { type: "NUMBER", label: "Salary" } as { type: string },
    person: { type: "USER_SELECT", label: "Person" } as { type: string },
  });
});
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const saved = (page: Page) =>
  page.getByText("It goes live with the next update of the app.").first().waitFor();

describe("the settings", () => {
  test("rules for records are made of conditions, people and rights, and told in words", async () => {
    const page = await pageOf(aiko, `/k/admin/app/flow?app=${app}#section=settings`);
    await page.getByRole("link", { name: "Permissions for records" }).click();
    await page.getByText("No rules for records yet").waitFor();
    await button(page, "Add a rule").click();
    const rule = page.getByRole("region", { name: "Rule 1" });
    await rule.getByRole("button", { name: "Add condition" }).click();
    await rule.getByRole("combobox", { name: "Add a person" }).fill("ben");
    await page.getByRole("option", { name: "Ben" }).click();
    await rule.getByLabel("ben: Edit").check();
    await rule.getByLabel("Everyone: View").uncheck();
    expect(await rule.getByLabel("Everyone: Edit").isChecked()).toBe(false);
    const words = rule.getByRole("list", { name: "In words" });
    expect(await words.getByRole("listitem").allTextContents()).toEqual([
      "ben: may view and edit these records.",
      "Everyone: does not see these records at all.",
    ]);
    await rule.getByRole("switch", { name: "Edit as text" }).click();
    await rule.getByRole("textbox", { name: "Query" }).fill("qty >");
    expect(await button(page, "Save").isDisabled()).toBe(true);
    await rule.getByRole("textbox", { name: "Query" }).fill("qty > 5");
    await rule.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("menuitem", { name: "Whoever stands in “Person”" }).click();
    await button(page, "Add a rule").click();
    await button(page, "Save").click();
    await saved(page);
    expect(await barriers(page)).toEqual([]);
    const { rights } = (await aiko.get("/k/v1/preview/record/acl.json", { app })).body;
    expect(
      rights.map((one: { filterCond: string; entities: { entity: { code: string } }[] }) => [
        one.filterCond,
        one.entities.map(({ entity }) => entity.code),
      ]),
    ).toEqual([
      ['qty > "5"', ["person", "ben", "everyone"]],
      ["", ["everyone"]],
    ]);
  });

  test("rules are put in order by keyboard", async () => {
    const page = await pageOf(aiko, `/k/admin/app/record/acl?app=${app}`);
    await button(page, "Move Rule 2").focus();
    await page.keyboard.press("Space");
    await page.getByText("picked up", { exact: false }).first().waitFor({ state: "attached" });
    await page.keyboard.press("ArrowUp");
    await page.getByText("place 1 of 2", { exact: false }).first().waitFor({ state: "attached" });
    await page.keyboard.press("Space");
    await button(page, "Save").click();
    await saved(page);
    const { rights } = (await aiko.get("/k/v1/preview/record/acl.json", { app })).body;
    expect(rights.map((one: { filterCond: string }) => one.filterCond)).toEqual(["", 'qty > "5"']);
  });

  test("rules for fields say who edits, who sees, who neither", async () => {
    const page = await pageOf(aiko, `/k/admin/app/field/acl?app=${app}`);
    await page.getByRole("combobox", { name: "Add a field" }).click();
    await page.getByRole("option", { name: "Salary" }).click();
    const rule = page.getByRole("region", { name: "Salary" });
    await rule.getByRole("radiogroup", { name: "What Everyone may do" }).getByText("Nothing").click();
    await rule.getByRole("combobox", { name: "Add a person" }).fill("ben");
    await page.getByRole("option", { name: "Ben" }).click();
    await button(page, "Save").click();
    await saved(page);
    expect(await barriers(page)).toEqual([]);
    const { rights } = (await aiko.get("/k/v1/preview/field/acl.json", { app })).body;
    expect(rights).toEqual([
      {
        code: "salary",
        entities: [
          { entity: { type: "USER", code: "ben" }, accessibility: "READ", includeSubs: false },
          { entity: { type: "GROUP", code: "everyone" }, accessibility: "NONE", includeSubs: false },
        ],
      },
    ]);
    await page.goto(`/k/admin/app/flow?app=${app}#section=settings`);
    await button(page, "Update App").click();
    await page.getByText("Permissions for fields").last().waitFor();
  });

  test("both pages fit a telephone, also in the dark", async () => {
    for (const path of ["record", "field"]) {
      const page = await pageOf(aiko, `/k/admin/app/${path}/acl?app=${app}`, {
        viewport: { width: 360, height: 740 },
        colorScheme: "dark",
      });
      await page.getByRole("list", { name: "In words" }).first().waitFor();
      expect(await isTooWide(page)).toBe(false);
      expect(await barriers(page)).toEqual([]);
    }
  });
});

describe("the pages of records", () => {
  let open: string;
  let locked: string;
  beforeAll(async () => {
    await ok(people.aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }], revert: true }));
    await setRecordRules(people.aiko, app);
    await setFieldRules(people.aiko, app);
    open = await add(people.aiko, app, { title: "Open", qty: 1, salary: 100 });
    locked = await add(people.aiko, app, { title: "Locked", qty: 10, salary: 200 });
    await add(people.aiko, app, { title: "Hidden", qty: 100 });
    await setRecordRules(
      people.aiko,
      app,
      where("qty > 50", user("aiko", { viewable: true })),
      where("qty > 5", everyone(view)),
    );
    await setFieldRules(
      people.aiko,
      app,
      field("salary", user("chie", can("WRITE"))),
      field("title", user("aiko", can("WRITE")), everyone(can("READ"))),
    );
  });

  test("the list shows what one may see, and buttons where they work", async () => {
    const page = await pageOf(ben, `/k/${app}/`);
    const row = (name: string) => page.getByRole("row", { name });
    await row("Open").getByRole("button", { name: "Edit" }).waitFor();
    expect(await row("Open").getByRole("button", { name: "Delete" }).count()).toBe(1);
    expect(await row("Locked").getByRole("button").count()).toBe(0);
    expect(await row("Hidden").count()).toBe(0);
    expect(await page.getByText("Salary").count()).toBe(0);
  });

  test("a record that is locked has no buttons, and the form no input for what is locked", async () => {
    const page = await pageOf(ben, `/k/${app}/show#record=${locked}`);
    await page.getByRole("heading", { name: "Locked" }).waitFor();
    expect(await button(page, "Edit").count()).toBe(0);
    const other = await pageOf(ben, `/k/${app}/show#record=${open}`);
    await other.getByRole("button", { name: "Edit", exact: true }).click();
    await other.getByRole("textbox", { name: "Quantity" }).fill("3");
    expect(await other.getByRole("textbox", { name: "Title" }).count()).toBe(0);
    expect(await other.getByText("Salary").count()).toBe(0);
    await button(other, "Save").click();
    await other.getByRole("heading", { name: "Open" }).waitFor();
    expect((await aiko.get("/k/v1/record.json", { app, id: open })).body.record.qty.value).toBe("3");
  });

  test("adding asks for what one may fill, also where the app's manager does not see a field", async () => {
    const page = await pageOf(ben, `/k/${app}/edit`);
    await page.getByLabel("Quantity").fill("4");
    expect(await page.getByRole("textbox", { name: "Title" }).count()).toBe(0);
    await button(page, "Save").click();
    await page.getByText("4", { exact: true }).waitFor();
    const hers = await pageOf(aiko, `/k/${app}/`);
    await hers.getByRole("row", { name: "Open" }).waitFor();
    expect(await hers.getByText("Salary").count()).toBe(0);
  });
});
