import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { draftApp, liveApp, ok } from "../api/app-maker.ts";
import { action, addRecord, appWithProcess, fields, people, standing, state } from "../api/process/app.ts";
import { type Company, company } from "../company.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";

const { pageOf } = browserPages();
let all: Company;

beforeAll(async () => {
  all = await company();
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const bar = (page: Page) => page.getByRole("region", { name: "Process" });
const narrow = { viewport: { width: 360, height: 740 } };

/** Where the pictures go that somebody wants to look at. */
const pictures = process.env.TONARI_TEST_PICTURES;
const look = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
};

test("switch a process on, update the app, act as the creator, and let the next one act", async () => {
  const { aiko, ben } = all;
  const app = await liveApp(aiko, fields);
  const id = await addRecord(aiko, app, { name: "A chair" });
  const page = await pageOf(await aiko.withSession(), `/k/admin/app/flow?app=${app}#section=settings`);
  const dialog = page.getByRole("dialog");

  await page.getByRole("link", { name: /Process management/ }).click();
  await page.getByRole("switch", { name: "Use process management" }).click();
  const names = page.getByRole("textbox", { name: "Name of the status" });
  await names.nth(1).fill("Review");
  await button(page, "Assignees in “Review”").click();
  await dialog.getByRole("combobox", { name: "Add a person" }).fill("ben");
  await page.getByRole("option", { name: /Ben/ }).click();
  await look(page, "process-assignees");
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Close" }).last().click();

  await button(page, "Condition of Start").click();
  await button(page, "Add condition").click();
  await dialog.getByRole("combobox").first().waitFor();
  await look(page, "process-condition");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await look(page, "process-settings");
  expect(await barriers(page)).toEqual([]);
  await button(page, "Save").click();
  await page.getByText("It goes live with the next update").first().waitFor();

  await button(page, "Update App").click();
  await dialog.getByText("Review").waitFor();
  await look(page, "process-update");
  await page.keyboard.press("Enter");
  await page.getByText("is up to date").first().waitFor();

  await page.goto(`/k/${app}/show#record=${id}`);
  await bar(page).getByText("Not started").waitFor();
  await look(page, "process-bar");
  await button(page, "Start").click();
  await dialog.getByText("Review").waitFor();
  await look(page, "process-action");
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Run" }).press("Enter");
  await bar(page).getByText("Review").waitFor();
  await bar(page).getByText("Ben").waitFor();
  expect(await button(page, "Complete").count()).toBe(0);

  const next = await pageOf(await ben.withSession(), `/k/${app}/show#record=${id}`);
  await button(next, "Complete").click();
  await next.getByRole("dialog").getByRole("button", { name: "Run" }).click();
  await bar(next).getByText("Completed").waitFor();
  expect(await standing(aiko, app, id)).toBe("Completed nobody r5");
}, 120_000);

describe("the record's page", () => {
  const three = {
    enable: true,
    states: {
      Draft: state(0),
      Review: state(1, "ALL", [people.user("ben"), people.user("chie")]),
      Done: state(2, "ONE", [people.user("aiko"), people.user("ben")]),
    },
    actions: [
      action("Submit", "Draft", "Review"),
      action("Approve", "Review", "Done"),
      action("Withdraw", "Review", "Draft", {
        type: "SECONDARY",
        executableUser: { entities: [people.creator] },
      }),
    ],
  };

  test("all have to act: the first is told that others remain, the last chooses who is next", async () => {
    const app = await appWithProcess(all, three);
    const id = await addRecord(all.aiko, app);
    await ok(all.aiko.put("/k/v1/record/status.json", { app, id, action: "Submit" }));
    const first = await pageOf(await all.ben.withSession(), `/k/${app}/show#record=${id}`);
    await button(first, "Approve").click();
    await first.getByText("Other assignees still have to act").waitFor();
    await first.getByRole("dialog").getByRole("button", { name: "Run" }).click();
    await first.getByText("when all assignees have acted").waitFor();
    expect(await standing(all.aiko, app, id)).toBe("Review chie r4");

    const last = await pageOf(await all.chie.withSession(), `/k/${app}/show#record=${id}`, narrow);
    await button(last, "Approve").waitFor();
    expect(await isTooWide(last)).toBe(false);
    await look(last, "process-narrow");
    await button(last, "Approve").click();
    expect(await last.getByRole("dialog").getByRole("button", { name: "Run" }).isDisabled()).toBe(true);
    await last.getByRole("combobox", { name: "Next assignee" }).click();
    await last.getByRole("option", { name: "Aiko" }).click();
    await last.getByRole("dialog").getByRole("button", { name: "Run" }).click();
    await bar(last).getByText("Aiko").waitFor();
    expect(await standing(all.aiko, app, id)).toBe("Done aiko r6");
  });

  test("the creator withdraws; whoever manages the app hands the record over", async () => {
    const app = await appWithProcess(all, three);
    const id = await addRecord(all.chie, app);
    await ok(all.chie.put("/k/v1/record/status.json", { app, id, action: "Submit" }));
    const manager = await pageOf(await all.aiko.withSession(), `/k/${app}/show#record=${id}`);
    await button(manager, "Change assignee").click();
    const dialog = manager.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Assignees" }).fill("aiko");
    await manager.getByRole("option", { name: /Aiko/ }).click();
    await dialog.getByRole("button", { name: "Save" }).press("Enter");
    await bar(manager).getByText("Aiko").waitFor();
    expect(await standing(all.aiko, app, id)).toBe("Review ben+chie+aiko r4");

    const creator = await pageOf(await all.chie.withSession(), `/k/${app}/show#record=${id}`);
    await button(creator, "Withdraw").click();
    await creator.getByRole("dialog").getByRole("button", { name: "Run" }).click();
    await bar(creator).getByText("Draft").waitFor();
  });

  test("somebody else was quicker: the page says so and shows where the record stands", async () => {
    const app = await appWithProcess(all, three);
    const id = await addRecord(all.aiko, app);
    const page = await pageOf(await all.aiko.withSession(), `/k/${app}/show#record=${id}`);
    await button(page, "Submit").click();
    await ok(all.ben.put("/k/v1/record/status.json", { app, id, action: "Submit" }));
    await page.getByRole("dialog").getByRole("button", { name: "Run" }).click();
    await page.getByRole("alert").getByText("Someone may update a record").waitFor();
    await bar(page).getByText("Review").waitFor();
  });

  test("lists show status and assignees, and the one of those who wait stays as it is", async () => {
    const app = await appWithProcess(all, three);
    const id = await addRecord(all.aiko, app, { name: "A lamp" });
    await ok(all.aiko.put("/k/v1/record/status.json", { app, id, action: "Submit" }));
    const { views } = await ok(all.aiko.get("/k/v1/app/views.json", { app }));
    const mine = views["(Assigned to me)"].id;
    const page = await pageOf(await all.ben.withSession(), `/k/${app}/?view=${mine}`);
    await page.getByRole("row").filter({ hasText: "A lamp" }).getByText("Review").waitFor();
    const others = await pageOf(await all.aiko.withSession(), `/k/${app}/?view=${mine}`);
    await others.getByRole("heading").first().waitFor();
    expect(await others.getByText("A lamp").count()).toBe(0);
    await others.goto(`/k/${app}/`);
    await others.getByText("A lamp").waitFor();
    const settings = await pageOf(await all.aiko.withSession(), `/k/admin/app/flow?app=${app}#section=views`);
    await settings.getByText("Process management keeps this view").waitFor();
    expect(await settings.getByRole("textbox", { name: "Name" }).first().isDisabled()).toBe(true);
  });
});

test("settings: a status that is not finished cannot be saved; the page is usable on a telephone", async () => {
  const app = await draftApp(all.aiko, fields);
  const options = { ...narrow, colorScheme: "dark" } as const;
  const page = await pageOf(await all.aiko.withSession(), `/k/admin/app/status?app=${app}`, options);
  await page.getByRole("switch", { name: "Use process management" }).click();
  expect(await isTooWide(page)).toBe(false);
  await look(page, "process-settings-narrow");
  expect(await barriers(page)).toEqual([]);
  await button(page, "Add status").click();
  const names = page.getByRole("textbox", { name: "Name of the status" });
  await names.last().fill("In progress");
  await page.getByText("This name is used twice").first().waitFor();
  expect(await button(page, "Save").isDisabled()).toBe(true);
  await button(page, "Delete the status In progress").last().click();
  await button(page, "Add action").click();
  await page.getByRole("combobox", { name: "Who may run Action 3" }).click();
  await page.getByRole("option", { name: "For others" }).click();
  await page.getByText("Say who may run it").waitFor();
  await button(page, "Delete the action Action 3").click();
  await button(page, "Save").click();
  await page.getByText("It goes live with the next update").first().waitFor();
  const { enable, states } = await ok(all.aiko.get("/k/v1/preview/app/status.json", { app }));
  expect([enable, Object.keys(states)]).toEqual([true, ["Not started", "In progress", "Completed"]]);
});
