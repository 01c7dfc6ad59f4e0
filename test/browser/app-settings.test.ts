import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();
let people: Company;
let aiko: Person;

beforeAll(async () => {
  people = await company();
  aiko = await people.aiko.withSession();
});

type Properties = Record<string, Record<string, unknown>>;

const text = (code: string, more: object = {}) => ({ type: "SINGLE_LINE_TEXT", code, label: code, ...more });
const button = (on: Page, name: string | RegExp) => on.getByRole("button", { name, exact: true });
const dialog = (on: Page) => on.getByRole("dialog");
const part = (on: Page, code: string) => on.locator(`[data-part="${code}"]`);
const said = (on: Page, words: string) => on.getByText(words).first().waitFor();
const flow = (app: string, section = "form") => `/k/admin/app/flow?app=${app}#section=${section}`;

/** An app of Aiko's, not published yet unless said so. */
async function anApp(name: string, fields: Properties = {}, { live = false } = {}): Promise<string> {
  const { app } = (await aiko.post("/k/v1/preview/app.json", { name })).body;
  if (Object.keys(fields).length > 0) {
    await aiko.post("/k/v1/preview/app/form/fields.json", { app, properties: fields });
  }
  if (live) await aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] });
  return app;
}
const fieldsOf = async (app: string): Promise<Properties> =>
  (await aiko.get("/k/v1/preview/app/form/fields.json", { app })).body.properties;
const rowsOf = async (app: string): Promise<string[]> => {
  const { layout } = (await aiko.get("/k/v1/preview/app/form/layout.json", { app })).body;
  return layout.map((row: { fields: { code?: string; type: string }[] }) =>
    row.fields.map(({ code, type }) => code ?? type).join(" "),
  );
};
/** Picks something up by its handle and waits until the arrow keys move it. */
async function pickUp(on: Page, name: string) {
  await button(on, `Move ${name}`).focus();
  await on.keyboard.press("Space");
  await on.getByText("picked up.", { exact: false }).waitFor({ state: "attached" });
  await on.evaluate("new Promise((go) => requestAnimationFrame(() => setTimeout(go, 50)))");
}
async function drag(on: Page, from: ReturnType<Page["locator"]>, to: { x: number; y: number }) {
  await from.hover();
  await on.mouse.down();
  await on.mouse.move(to.x, to.y, { steps: 8 });
  await on.mouse.up();
}

describe("the form", () => {
  const byMouse = [
    ["Text", "SINGLE_LINE_TEXT"],
    ["Text area", "MULTI_LINE_TEXT"],
    ["Rich text", "RICH_TEXT"],
    ["Number", "NUMBER"],
    ["Date", "DATE"],
    ["Time", "TIME"],
    ["Date and time", "DATETIME"],
    ["Drop-down", "DROP_DOWN"],
    ["Radio buttons", "RADIO_BUTTON"],
    ["Check boxes", "CHECK_BOX"],
    ["Multi-choice", "MULTI_SELECT"],
    ["User selection", "USER_SELECT"],
    ["Attachment", "FILE"],
    ["Record number", "RECORD_NUMBER"],
  ] as const;

  test("takes a field of each type by mouse, and one by keyboard alone", async () => {
    const app = await anApp("Everything");
    const form = await pageOf(aiko, flow(app));
    await said(form, "An empty form");
    for (const [name] of byMouse) await button(form, `Add ${name}`).click();

    // By keyboard: added at the end, picked up, carried to the first row, dropped.
    await button(form, "Add Link").press("Enter");
    await pickUp(form, "Link");
    for (let step = 0; step < byMouse.length * 3; step++) await form.keyboard.press("ArrowUp");
    await form.keyboard.press("Space");

    await button(form, "Save form").click();
    await said(form, "Form saved.");
    const types = Object.values(await fieldsOf(app)).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining([...byMouse.map(([, type]) => type), "LINK"]));
    expect((await rowsOf(app))[0]).toContain("Link");
    expect(await barriers(form)).toEqual([]);
  });

  test("is arranged by dragging: a new field between two others, a row beside another", async () => {
    const app = await anApp("Arranged", { a: text("a"), b: text("b"), c: text("c") });
    const form = await pageOf(aiko, flow(app));
    const b = await part(form, "b").boundingBox();
    if (!b) throw new Error("b is not on the form");
    await drag(form, part(form, "c"), { x: b.x + b.width + 30, y: b.y + b.height / 2 });
    await part(form, "Number").waitFor({ state: "detached" });
    await drag(form, button(form, "Add Number"), { x: b.x - 4, y: b.y + b.height / 2 });
    await part(form, "Number").waitFor();

    // The right edge is pulled to make a field wider, or pushed by the arrow keys.
    await form.getByRole("separator", { name: "Width of a" }).press("ArrowRight");
    await button(form, "Save form").click();
    await said(form, "Form saved.");
    expect(await rowsOf(app)).toEqual(["a", "Number b c"]);
    const { layout } = (await aiko.get("/k/v1/preview/app/form/layout.json", { app })).body;
    const wider = Number(layout[0].fields[0].size.width);
    await form.getByRole("separator", { name: "Width of a" }).press("ArrowLeft");
    expect(
      Number(await form.getByRole("separator", { name: "Width of a" }).getAttribute("aria-valuenow")),
    ).toBe(wider - 10);
  });

  test("copies, moves, removes and undoes by the field's menu", async () => {
    const app = await anApp("Menus", { a: text("a"), b: text("b") });
    const form = await pageOf(aiko, flow(app));
    const choose = async (name: string, item: string) => {
      await button(form, `Actions for ${name}`).first().click();
      await form.getByRole("menuitem", { name: item, exact: true }).click();
    };
    await choose("a", "Duplicate");
    await part(form, "a_0").waitFor();
    await choose("b", "Move up");
    await choose("b", "Remove");
    await said(form, "the values of this field in all records are deleted");
    await dialog(form).getByRole("button", { name: "Remove" }).click();
    await part(form, "b").waitFor({ state: "detached" });
    await button(form, "Undo").click();
    await part(form, "b").waitFor();
    await button(form, "Save form").click();
    await said(form, "Form saved.");
    expect(await rowsOf(app)).toEqual(["b", "a a_0"]);
  });

  test("says at once what is wrong with a field, and shows what the server refuses at its field", async () => {
    const app = await anApp("Checked", { a: text("a"), b: { type: "NUMBER", code: "b", label: "b" } });
    const form = await pageOf(aiko, flow(app));
    await button(form, "b").click();
    const code = dialog(form).getByLabel("Field code");
    await code.fill("1 b");
    await said(form, "Letters, digits and _ only, and no digit first.");
    await code.fill("a");
    await said(form, "Another field has this code.");
    expect(await dialog(form).getByRole("button", { name: "Apply" }).isDisabled()).toBe(true);
    await code.fill("bee");
    await said(form, "that use “b” must be changed too");
    await dialog(form).getByLabel("Greatest value").fill("x");
    await said(form, "Write a number.");
    await dialog(form).getByLabel("Greatest value").fill("5");
    await dialog(form).getByLabel("Default value").fill("7");
    await dialog(form).getByLabel("Prohibit duplicate values").check();
    expect(await barriers(form)).toEqual([]);
    await dialog(form).getByRole("button", { name: "Apply" }).click();
    await button(form, "Save form").click();
    await part(form, "bee").getByText("5 or less", { exact: false }).waitFor();

    await button(form, "b").click();
    await dialog(form).getByLabel("Default value").fill("4");
    await dialog(form).getByRole("button", { name: "Apply" }).click();
    await button(form, "Save form").click();
    await said(form, "Form saved.");
    const fields = await fieldsOf(app);
    expect(fields.b).toBeUndefined();
    expect(fields.bee).toMatchObject({ maxValue: "5", defaultValue: "4", unique: true });
  });

  test("edits options by keyboard, and the default value follows", async () => {
    const options = { red: { label: "red", index: 0 }, blue: { label: "blue", index: 1 } };
    const color = { type: "DROP_DOWN", code: "color", label: "color", options, defaultValue: "blue" };
    const app = await anApp("Options", { color });
    const form = await pageOf(aiko, flow(app));
    await button(form, "color").click();
    await dialog(form).getByRole("textbox", { name: "Option 2" }).fill("navy");
    await button(form, "Add an option").click();
    await dialog(form).getByRole("textbox", { name: "Option 3" }).fill("green");
    await pickUp(form, "option “green”");
    await form.keyboard.press("Escape");
    await pickUp(form, "option “green”");
    await form.keyboard.press("ArrowUp");
    await form.getByText("green: place 2 of 3.", { exact: false }).waitFor({ state: "attached" });
    await form.keyboard.press("Space");
    await dialog(form).getByRole("button", { name: "Apply" }).click();
    await button(form, "Save form").click();
    await said(form, "Form saved.");
    expect((await fieldsOf(app)).color).toMatchObject({
      defaultValue: "navy",
      options: { red: { index: "0" }, green: { index: "1" }, navy: { index: "2" } },
    });
  });

  test("does not write over what somebody else has saved, and does not lose edits on the way out", async () => {
    const app = await anApp("Two people", { a: text("a") });
    const form = await pageOf(aiko, flow(app));
    await button(form, "Add Text").click();
    await aiko.put("/k/v1/preview/app/form/fields.json", {
      app,
      properties: { a: text("a", { label: "A" }) },
    });
    await button(form, "Save form").click();
    await said(form, "Somebody else has changed these settings in the meantime.");
    expect(Object.keys(await fieldsOf(app))).not.toContain("Text");

    await form.getByRole("link", { name: "Views" }).click();
    await said(form, "Leave without saving?");
    await button(form, "Stay on this page").click();
    await button(form, "Load their version").click();
    await button(form, "A").waitFor();
    await form.getByRole("link", { name: "Views" }).click();
    await said(form, "No views yet");
  });
});

describe("views", () => {
  test("are added, filled with columns and a filter, ordered by keyboard, copied and deleted", async () => {
    const app = await anApp("Looked at", { a: text("a"), n: { type: "NUMBER", code: "n", label: "n" } });
    const views = await pageOf(aiko, flow(app, "views"));
    await button(views, "Add a view").first().click();
    await views.getByLabel("Name", { exact: true }).fill("First");
    await button(views, "Remove column “n”").click();
    await button(views, "Add condition").click();
    await views.getByLabel("Edit as text").check();
    await views.getByRole("textbox", { name: "Query" }).fill("n > ");
    expect(await button(views, "Save views").isDisabled()).toBe(true);
    await views.getByRole("textbox", { name: "Query" }).fill("n > 3 order by a desc");
    await button(views, "Add a view").click();
    await views.getByLabel("Name", { exact: true }).fill("First");
    await said(views, "Another view has this name.");
    await views.getByLabel("Name", { exact: true }).fill("Days");
    await views.getByText("Calendar", { exact: true }).click();
    await pickUp(views, "“Days”");
    await views.keyboard.press("ArrowUp");
    await views.getByText("Days: place 1 of 2.", { exact: false }).waitFor({ state: "attached" });
    await views.keyboard.press("Space");
    await button(views, "Actions for First").click();
    await views.getByRole("menuitem", { name: "Copy" }).click();
    expect(await barriers(views)).toEqual([]);
    await button(views, "Save views").click();
    await said(views, "Views saved.");

    await button(views, "Actions for First (copy)").click();
    await views.getByRole("menuitem", { name: "Delete" }).click();
    await dialog(views).getByRole("button", { name: "Delete" }).click();
    await button(views, "Save views").click();
    await button(views, "Actions for First (copy)").waitFor({ state: "detached" });
    await views.getByText("Edits not saved").waitFor({ state: "detached" });
    const saved = (await aiko.get("/k/v1/preview/app/views.json", { app })).body.views;
    expect(Object.keys(saved).sort()).toEqual(["Days", "First"]);
    expect(saved.Days).toMatchObject({ type: "CALENDAR", index: "0" });
    expect(saved.First).toMatchObject({
      fields: ["a", "Record_number"],
      filterCond: 'n > "3"',
      sort: "a desc",
    });
  });
});

describe("API tokens", () => {
  const records = (app: string, token: string, method = "GET") =>
    people.withToken(token).send(method, `/k/v1/records.json?app=${app}`);

  test("are generated, permitted, saved, and work once the app is activated", async () => {
    const app = await anApp("Read by programs", { a: text("a") });
    const page = await pageOf(aiko, `/k/admin/app/apitoken?app=${app}`);
    await button(page, "Generate the first token").click();
    const token = (await page.getByTestId("new-token").textContent()) ?? "";
    expect(token).toMatch(/^[A-Za-z0-9]{40}$/);
    await said(page, "It is shown this once and cannot be read again.");
    await page.getByText(`X-Cybozu-API-Token: ${token}`).waitFor();
    expect(await page.getByLabel("View records").isChecked()).toBe(true);
    expect(await page.getByLabel("Add records").isChecked()).toBe(false);

    await page.getByLabel("Add records").check();
    await button(page, `Edit the memo of ${token.slice(0, 4)}`).click();
    await page.getByLabel(`Memo of ${token.slice(0, 4)}`).fill("import at night");
    await button(page, "Keep the memo").click();
    expect(await barriers(page)).toEqual([]);
    await button(page, "Save").click();
    await said(page, "Tokens saved.");
    await said(page, "Works after “Activate App”");
    expect(await records(app, token)).toMatchObject({ status: 400, body: { code: "GAIA_IA02" } });

    await button(page, "Activate App").click();
    await dialog(page).getByRole("button", { name: "Activate App" }).click();
    await said(page, "“Read by programs” is ready to use");
    await dialog(page).getByRole("button", { name: "Stay in the settings" }).click();
    await page.getByText("Works", { exact: true }).waitFor();
    expect(await records(app, token)).toMatchObject({ status: 200, body: { records: [] } });
    const added = await people
      .withToken(token)
      .post("/k/v1/record.json", { app, record: { a: { value: "x" } } });
    expect(added.status).toBe(200);

    // Nobody can read it again, not even by coming back.
    await page.reload();
    await page.getByText("import at night").waitFor();
    expect(await page.content()).not.toContain(token);
  });

  test("are replaced at once, and deleted with the next update", async () => {
    const app = await anApp("Replaced", { a: text("a") }, { live: true });
    const old = await people.token(["view"], app);
    const page = await pageOf(aiko, `/k/admin/app/apitoken?app=${app}`);
    await button(page, `Actions for ${old.slice(0, 4)}`).click();
    await page.getByRole("menuitem", { name: "Replace", exact: true }).click();
    await dialog(page).getByRole("button", { name: "Replace" }).click();
    const token = (await page.getByTestId("new-token").textContent()) ?? "";
    expect((await records(app, old)).status).toBe(400);
    expect((await records(app, token)).status).toBe(200);

    await button(page, `Actions for ${token.slice(0, 4)}`).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await button(page, "Save").click();
    await said(page, "Stops after “Update App”");
    expect((await records(app, token)).status).toBe(200);
    await button(page, "Update App").click();
    await dialog(page).getByText("API tokens").waitFor();
    await dialog(page).getByRole("button", { name: "Update App" }).click();
    await button(page, "Stay in the settings").click();
    expect((await records(app, token)).status).toBe(400);
  });
});

describe("Update App and Discard changes", () => {
  test("list in words what is different; discarding goes back to what is live", async () => {
    const app = await anApp("Undone", { a: text("a"), b: text("b") }, { live: true });
    const form = await pageOf(aiko, flow(app));
    await said(form, "Up to date");
    await button(form, "Undone").click();
    await form.getByLabel("App name").fill("Renamed");
    await form.keyboard.press("Enter");
    await said(form, "Changes not applied");
    await aiko.delete("/k/v1/preview/app/form/fields.json", { app, fields: ["b"] });
    await form.reload();

    await button(form, "Update App").click();
    await dialog(form).getByText("removed", { exact: true }).waitFor();
    await dialog(form).getByText("General settings").waitFor();
    await said(form, "1 field goes away with all values in the records.");
    expect(await barriers(form)).toEqual([]);
    await dialog(form).getByRole("button", { name: "Cancel" }).click();
    await button(form, "Discard changes").click();
    await dialog(form).getByRole("button", { name: "Discard" }).click();
    await said(form, "The settings are back to what is in use.");
    await part(form, "b").waitFor();
    await button(form, "Undone").waitFor();
    await said(form, "Up to date");
  });

  test("saves open edits first when asked to", async () => {
    const app = await anApp("Saved first", { a: text("a") }, { live: true });
    await aiko.put("/k/v1/preview/app/settings.json", { app, name: "Saved" });
    const form = await pageOf(aiko, flow(app));
    await button(form, "Add Number").click();
    await button(form, "Add Date").click();
    await button(form, "Update App").click();
    await dialog(form).getByText("They will not be part of the update.", { exact: false }).waitFor();
    await dialog(form).getByRole("button", { name: "Save and update" }).click();
    await said(form, "Everybody works with the new settings now.");
    const live = (await aiko.get("/k/v1/app/form/fields.json", { app })).body.properties;
    expect(Object.keys(live)).toEqual(expect.arrayContaining(["Number", "Date"]));
  });

  test("explain why an app cannot be updated: values that stand twice", async () => {
    const app = await anApp("Twice", { a: text("a") }, { live: true });
    const twice = { a: { value: "same" } };
    await aiko.post("/k/v1/records.json", { app, records: [twice, twice] });
    await aiko.put("/k/v1/preview/app/form/fields.json", {
      app,
      properties: { a: text("a", { unique: true }) },
    });
    const form = await pageOf(aiko, flow(app));
    await button(form, "Update App").click();
    await dialog(form).getByRole("button", { name: "Update App" }).click();
    await said(form, "The app could not be updated");
    await said(form, "“a” is set to prohibit duplicate values.");
    expect(await barriers(form)).toEqual([]);
  });
});

describe("the other pages", () => {
  test("change name, record title, features and permissions", async () => {
    const app = await anApp("Plain", { a: text("a") }, { live: true });
    const page = await pageOf(aiko, flow(app, "settings"));
    await page.getByRole("link", { name: "App permissions" }).click();
    await page.getByLabel("Everyone: View").uncheck();
    expect(await page.getByLabel("Everyone: Edit").isChecked()).toBe(false);
    await page.getByRole("combobox", { name: "Add a person" }).fill("ben");
    await page.getByRole("option", { name: "Ben" }).click();
    await page.getByLabel("ben: Delete").check();
    await button(page, "Save").click();
    await said(page, "It goes live with the next update of the app.");
    const { rights } = (await aiko.get("/k/v1/preview/app/acl.json", { app })).body;
    const rows = rights.map((row: { entity: { code: string | null }; recordViewable: boolean }) => [
      row.entity.code,
      row.recordViewable,
    ]);
    expect(rows).toEqual([
      ["ben", true],
      [null, true],
      ["everyone", false],
    ]);

    await page.goto(`/k/admin/app/title?app=${app}`);
    await page.getByLabel("This field").check();
    await page.getByRole("combobox", { name: "Choose a field" }).click();
    await page.getByRole("option", { name: "a", exact: true }).click();
    await button(page, "Save").click();
    await said(page, "It goes live with the next update of the app.");
    await page.goto(`/k/admin/app/advanced?app=${app}`);
    await page.getByLabel("Edit records in the list").uncheck();
    await page.getByLabel("Decimal places").fill("2");
    await button(page, "Save").click();
    await said(page, "It goes live with the next update of the app.");
    expect((await aiko.get("/k/v1/preview/app/settings.json", { app })).body).toMatchObject({
      titleField: { selectionMode: "MANUAL", code: "a" },
      enableInlineRecordEditing: false,
      numberPrecision: { decimalPlaces: "2" },
    });
  });

  test("delete the app only when its name is written", async () => {
    const app = await anApp("Gone", {}, { live: true });
    const page = await pageOf(aiko, flow(app, "settings"));
    await page.getByRole("button", { name: /Delete the app/ }).click();
    const now = dialog(page).getByRole("button", { name: "Delete this app" });
    await dialog(page).getByLabel("Write the name of the app to confirm").fill("Gon");
    expect(await now.isDisabled()).toBe(true);
    await dialog(page).getByLabel("Write the name of the app to confirm").fill("Gone");
    await now.click();
    await page.waitForURL("**/k/");
    expect((await aiko.get("/k/v1/app.json", { id: app })).status).toBe(404);
  });

  test("are closed to people who may not manage the app", async () => {
    const ben = await people.ben.withSession();
    const page = await pageOf(ben, flow(people.orders));
    await said(page, "You may not manage this app");
    expect(await page.getByRole("button", { name: "Update App" }).count()).toBe(0);
  });

  test("have no barriers and fit a telephone, in both themes and three languages", async () => {
    const app = await anApp("Shown", { a: text("a"), due: { type: "DATE", code: "due", label: "due" } });
    await aiko.post(`/tonari/v1/apps/${app}/tokens`, {});
    const addresses = [
      flow(app),
      flow(app, "views"),
      flow(app, "settings"),
      ...["general", "apitoken", "acl", "title", "advanced"].map((page) => `/k/admin/app/${page}?app=${app}`),
    ];
    const visit = async (page: Page, address: string, update: string) => {
      // Another part after # alone would not load the page.
      await page.goto("about:blank");
      await page.goto(people.url + address);
      await button(page, update).waitFor();
      await page.waitForLoadState("networkidle");
    };
    const wide = await pageOf(aiko, "/k/", { colorScheme: "dark" });
    for (const address of addresses) {
      await visit(wide, address, "Activate App");
      expect(await barriers(wide), address).toEqual([]);
    }
    const telephone = { viewport: { width: 360, height: 740 } };
    for (const [locale, update] of [
      ["ja", "アプリを公開"],
      ["zh-CN", "发布应用"],
    ] as const) {
      const page = await pageOf(aiko, "/k/", { ...telephone, locale });
      for (const address of locale === "ja" ? addresses : addresses.slice(0, 3)) {
        await visit(page, address, update);
        expect(await isTooWide(page), `${locale} ${address}`).toBe(false);
        // A key that has no words shows itself.
        expect(await page.locator("body").textContent()).not.toMatch(
          /(appSettings|formEditor|views|tokens)\.\w/,
        );
      }
    }
  }, 60_000);
});
