import { expect, test } from "vitest";
import { company } from "../company.ts";

test("somebody signs in, is known, and signs out", async () => {
  const { aiko, anonymous } = await company();
  const browser = await aiko.withSession();
  const { status, body } = await browser.get("/tonari/v1/session");
  expect(status).toBe(200);
  expect(body).toMatchObject({ user: { id: aiko.id, code: "aiko", name: "Aiko", administrator: false } });
  expect(body.requestToken).toBe(browser.session.requestToken);
  expect(await browser.delete("/tonari/v1/session")).toMatchObject({ status: 200, body: {} });
  expect(await browser.get("/tonari/v1/session")).toMatchObject({ status: 401, body: { code: "CB_AU01" } });
  expect(await anonymous.get("/tonari/v1/session")).toMatchObject({ status: 401, body: { code: "CB_AU01" } });
});
