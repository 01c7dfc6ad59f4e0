import { describe, expect, test } from "vitest";
import { company } from "../company.ts";
import type { Params, Person } from "../person.ts";
import { ok } from "./app-maker.ts";

describe.each(["sqlite", "postgres"] as const)("the life of an API token (%s)", (engine) => {
  /** Orders with a fresh live token in Aiko's hands. */
  async function withToken(given: Params = {}) {
    const the = await company({ engine });
    const { aiko, orders } = the;
    const path = `/tonari/v1/apps/${orders}/tokens`;
    const { id, token } = await ok(aiko.post(path, { permissions: ["view"], deploy: true, ...given }));
    const listed = async () => (await ok(aiko.get(path))).tokens.find((one: { id: string }) => one.id === id);
    const read = (text: string) => the.withToken(text).get("/k/v1/records.json", { app: orders });
    const why = async (text: string) => {
      const { body } = await read(text);
      const decision = await the.admin.get(`/tonari/v1/log/${body.id}`);
      return [body.code, decision.body.refusal.why];
    };
    return { ...the, path: `${path}/${id}`, token: token as string, listed, read, why };
  }
  const until = async (done: () => Promise<boolean>) => {
    while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  test("its last use is known, with the address it came from, once a minute", async () => {
    const { listed, read, token } = await withToken();
    expect((await listed()).lastUsed).toBeNull();
    await Promise.all([read(token), read(token), read(token)]);
    await until(async () => (await listed()).lastUsed !== null);
    const { lastUsed } = await listed();
    expect(lastUsed.from).toMatch(/127\.0\.0\.1|::1/);
    expect(Math.abs(Date.parse(lastUsed.time) - Date.now())).toBeLessThan(60_000);
    await read(token);
    expect((await listed()).lastUsed).toEqual(lastUsed);
  });

  test("an expired one is refused, and works again when it is given more time", async () => {
    const { aiko, path, listed, read, token, why } = await withToken({ expiresAt: "2020-01-01T00:00:00Z" });
    expect(await why(token)).toEqual(["GAIA_IA02", "the token has expired"]);
    await ok(aiko.put(path, { expiresAt: "2999-01-01T00:00:00Z" }));
    expect((await read(token)).status).toBe(200);
    expect((await listed()).expiresAt).toBe("2999-01-01T00:00:00.000Z");
    await ok(aiko.put(path, { expiresAt: "" }));
    expect((await listed()).expiresAt).toBeNull();
    const bad = await aiko.put(path, { expiresAt: "tomorrow" });
    expect(bad).toMatchObject({ status: 400, body: { code: "CB_VA01", errors: { expiresAt: {} } } });
  });

  test("replaced with an overlap, both texts work until it is over", async () => {
    const { aiko, path, listed, read, token, why, domain } = await withToken();
    const fresh = await ok(aiko.post(`${path}/replace`, { overlapHours: 24 }));
    expect((await read(token)).status).toBe(200);
    expect((await read(fresh.token)).status).toBe(200);
    const { id, oldUntil } = await listed();
    expect(Date.parse(oldUntil) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    const [secret] = (await domain.store.view.tokens.byApp(1)).filter((one) => one.id === id);
    await domain.store.write(async ({ tokens }) => {
      // A day later, as far as the old text is concerned.
      await tokens.replaceDigest(id, secret?.oldDigest ?? "", "old", null);
      await tokens.replaceDigest(id, secret?.digest ?? "", secret?.hint ?? "", Date.now() - 1);
    });
    expect(await why(token)).toEqual(["GAIA_IA02", "the token was replaced"]);
    expect((await read(fresh.token)).status).toBe(200);
  });

  test("replaced without one, the old text stops at once", async () => {
    const { aiko, path, token, why } = await withToken();
    await ok(aiko.post(`${path}/replace`));
    expect(await why(token)).toEqual(["GAIA_IA02", "the token was replaced"]);
  });

  test("revoked, it stops at once, and what waits in the draft goes on waiting", async () => {
    const { aiko, orders, path, listed, read, token, why } = await withToken();
    await ok(aiko.put("/k/v1/preview/app/settings.json", { app: orders, name: "Orders of tomorrow" }));
    await ok(aiko.post(`${path}/revoke`));
    expect(await why(token)).toEqual(["GAIA_IA02", "unknown, removed or draft"]);
    expect(await listed()).toBeUndefined();
    expect((await ok(aiko.get("/k/v1/app.json", { id: orders }))).name).not.toBe("Orders of tomorrow");
    const { changes } = await ok(aiko.get(`/tonari/v1/apps/${orders}/changes`));
    expect(changes.filter(({ area }: { area: string }) => area === "tokens")).toEqual([]);
    await ok(aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app: orders }], revert: true }));
    expect((await read(token)).status).toBe(400);
    expect((await aiko.post(`${path}/revoke`)).status).toBe(404);
  });

  test("the app's manager and the administrator revoke, and nobody else", async () => {
    const { admin, ben, path, token, read, ...the } = await withToken();
    const asked = (person: Person) => person.post(`${path}/revoke`);
    expect((await asked(ben)).status).toBe(403);
    expect((await asked(the.withToken(token))).status).toBe(403);
    expect((await read(token)).status).toBe(200);
    expect((await asked(admin)).status).toBe(200);
    expect((await read(token)).status).toBe(400);
  });
});
