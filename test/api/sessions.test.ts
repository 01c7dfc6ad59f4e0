import { expect, test } from "vitest";
import { company } from "../company.ts";

const engines = ["sqlite", "postgres"] as const;

test.each(engines)("somebody signs in, is known, and signs out (%s)", async (engine) => {
  const { aiko, anonymous } = await company({ engine });
  const browser = await aiko.withSession();
  const { status, body } = await browser.get("/tonari/v1/session");
  expect(status).toBe(200);
  expect(body).toMatchObject({ user: { id: aiko.id, code: "aiko", name: "Aiko", administrator: false } });
  expect(body.requestToken).toBe(browser.session.requestToken);
  expect(await browser.delete("/tonari/v1/session")).toMatchObject({ status: 200, body: {} });
  expect(await browser.get("/tonari/v1/session")).toMatchObject({ status: 401, body: { code: "CB_AU01" } });
  expect(await anonymous.get("/tonari/v1/session")).toMatchObject({ status: 401, body: { code: "CB_AU01" } });
});
