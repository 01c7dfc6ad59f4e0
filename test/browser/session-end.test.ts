import { expect, test } from "vitest";
import { liveApp, ok, text } from "../api/app-maker.ts";
import { company } from "../company.ts";
import { browserPages } from "./pages.ts";

const { pageOf } = browserPages();

test("what is being entered when the session ends can still be saved, after signing in again beside it", async () => {
  const { aiko: person } = await company();
  const aiko = await person.withSession();
  const app = await liveApp(person, text("note"));
  const form = await pageOf(aiko, `/k/${app}/edit`);
  await form.getByLabel("note").fill("entered with care");

  await ok(aiko.delete("/tonari/v1/session"));
  await form.getByRole("button", { name: "Save", exact: true }).click();
  const alert = form.getByRole("alert");
  await alert.getByText("Your session has ended.").waitFor();
  expect(await form.getByLabel("note").inputValue()).toBe("entered with care");

  const opening = form.context().waitForEvent("page");
  await alert.getByRole("link", { name: "Sign in in a new tab" }).click();
  const beside = await opening;
  await beside.locator("input[name=username]").fill(person.code);
  await beside.locator("input[name=password]").fill(person.password);
  await beside.locator(".login-button").click();
  await beside.waitForURL(/\/k\//);

  await form.getByRole("button", { name: "Save", exact: true }).click();
  await form.waitForURL(/show#record=1/);
  const { record } = await ok(person.get("/k/v1/record.json", { app, id: 1 }));
  expect(record.note.value).toBe("entered with care");
});
