import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { deploy, fieldsPath, liveApp, ok, text } from "../api/app-maker.ts";
import { company } from "../company.ts";
import type { Person } from "../person.ts";
import { browserPages } from "./pages.ts";

const { pageOf } = browserPages();
let aiko: Person;
let app: string;

beforeAll(async () => {
  aiko = await (await company()).aiko.withSession();
});
beforeEach(async () => {
  app = await liveApp(aiko, { ...text("name"), ...text("note") });
  await ok(aiko.post("/k/v1/record.json", { app, record: { name: { value: "first" } } }));
});

async function renameNote() {
  await ok(aiko.put(fieldsPath, { app, properties: { note: { type: "SINGLE_LINE_TEXT", code: "remark" } } }));
  await deploy(aiko, app);
}
async function saveIsRefused(form: Page) {
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await form.getByRole("alert").getByText("nothing was saved: note is no longer in it").waitFor();
}

test("what was entered into a field that was renamed meanwhile is not lost without a word", async () => {
  const form = await pageOf(aiko, `/k/${app}/show#record=1&mode=edit`);
  await form.getByLabel("note").fill("entered with care");
  await renameNote();
  await saveIsRefused(form);
  expect(await form.getByRole("textbox", { name: "note" }).inputValue()).toBe("entered with care");
});

test("neither is what was entered into a new record", async () => {
  const form = await pageOf(aiko, `/k/${app}/edit`);
  await form.getByLabel("note").fill("entered with care");
  await renameNote();
  await saveIsRefused(form);
  const { totalCount } = await ok(aiko.get("/k/v1/records.json", { app, totalCount: true }));
  expect(totalCount).toBe("1");
});
