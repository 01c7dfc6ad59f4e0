import { describe, expect, test } from "vitest";
import { trimAudit } from "../../src/audit/keep.ts";
import { auditActions } from "../../src/core/audit/kinds.ts";
import { routes } from "../../src/routes.ts";
import { company } from "../company.ts";
import type { Person } from "../person.ts";
import { ok } from "./app-maker.ts";
import { register } from "./application.ts";

const path = "/tonari/v1/audit";
interface Line {
  readonly id: string;
  readonly time: string;
  readonly user: string;
  readonly action: string;
  readonly target: string;
  readonly result: string;
  readonly address: string;
  readonly detail: object;
}

// What changes the contents of apps, or a draft that goes live with a deploy, is not what administrators answer for.
const unaudited =
  /^\/k\/v1\/(records?|bulkRequest|file|preview\/app\/(form|views|settings|categories|customize|status|actions|reports|notifications|plugins|adminNotes)|preview\/record|preview\/field|record\/|field\/)/;
// These leave their lines by themselves: more than one thing happens in them.
const byThemselves = [
  "POST /tonari/v1/session",
  "DELETE /tonari/v1/session",
  "PUT /tonari/v1/me/password",
  "DELETE /tonari/v1/me/two-factor",
  // Nothing counts yet.
  "POST /tonari/v1/me/two-factor",
  "POST /v1/file.json",
  // A passkey is noted once it is known; a question to a device changes nothing, and neither does its name.
  "POST /tonari/v1/session/passkey/options",
  "POST /tonari/v1/session/passkey",
  "POST /tonari/v1/me/passkeys/options",
  "POST /tonari/v1/me/passkeys",
  "PUT /tonari/v1/me/passkeys/:passkey",
];

test("every route that changes users, credentials or settings says how it is audited", () => {
  const silent = routes
    .filter(({ method, path, audit }) => method !== "GET" && !audit && !unaudited.test(path))
    .filter(({ path }) => !path.startsWith("/tonari/v1/apps/:app/records/"))
    .map(({ method, path }) => `${method} ${path}`)
    .filter((name) => !byThemselves.includes(name));
  expect(silent).toEqual([]);
  expect(routes.filter(({ method, audit }) => method === "GET" && audit)).toEqual([]);
  for (const { audit } of routes) if (audit) expect(auditActions).toContain(audit);
});

describe.each(["sqlite", "postgres"] as const)("the audit log (%s)", (engine) => {
  const at = () => company({ engine });
  const read = async (admin: Person, filter = {}): Promise<Line[]> =>
    (await ok(admin.get(path, { limit: 500, ...filter }))).entries;
  const newest = async (admin: Person, filter = {}) => (await read(admin, { ...filter, limit: 1 }))[0];

  test("tells of sign-ins, right and wrong, and of the lock that comes of too many", async () => {
    const the = await at();
    const { admin, anonymous } = the;
    const eve = await the.hire("eve", "Eve");
    const session = await eve.withSession();
    expect(await newest(admin, { user: "eve" })).toMatchObject({
      action: "signIn.success",
      user: "eve",
      target: "eve",
      result: "success",
      address: expect.stringMatching(/127\.0\.0\.1|::1/),
    });
    await ok(session.delete("/tonari/v1/session"));
    expect(await newest(admin, { user: "eve" })).toMatchObject({ action: "signIn.signOut" });
    await ok(admin.put("/tonari/v1/security", { lockout: { failures: 2, minutes: 0 } }));
    const wrong = { login: "eve", password: "wrong Pazzw0rd" };
    await anonymous.post("/tonari/v1/session", wrong);
    await anonymous.get("/k/v1/apps.json", {}, { "X-Cybozu-Authorization": btoa("eve:another Pazzw0rd") });
    expect((await read(admin, { user: "eve", limit: 3 })).map(({ action }) => action)).toEqual([
      "signIn.lock",
      "signIn.failure",
      "signIn.failure",
    ]);
    await ok(admin.delete(`/tonari/v1/users/${eve.id}/lockout`));
    expect(await newest(admin)).toMatchObject({ action: "credential.unlock", user: "admin", target: "eve" });
    const before = (await read(admin, { kind: "signIn" })).length;
    for (const login of ["s3cret typed as a name", "nobody"])
      await anonymous.post("/tonari/v1/session", { login, password: "x" });
    const after = await read(admin, { kind: "signIn" });
    expect(after.length).toBe(before + 1);
    expect(after[0]).toMatchObject({ action: "signIn.failure", user: "", target: "", result: "failure" });
    await ok(admin.put("/tonari/v1/security", { lockout: { failures: 10, minutes: 3 } }));
  });

  test("tells who changed what: users, credentials, settings, apps", async () => {
    const the = await at();
    const { admin, aiko, orders } = the;
    const steps: [Promise<unknown>, string, string, object?][] = [];
    const step = async (asked: Promise<unknown>, action: string, target: string, detail?: object) => {
      await asked;
      steps.push([asked, action, target, detail]);
      const line = await newest(admin);
      expect(line, action).toMatchObject({ action, target, result: "success", ...(detail && { detail }) });
    };
    const token = await ok(aiko.post(`/tonari/v1/apps/${orders}/tokens`, { permissions: ["view"] }));
    await step(
      ok(admin.put("/tonari/v1/security", { password: { minLength: 9 } })),
      "settings.security",
      "",
      { password: { minLength: 9 } },
    );
    const fay = await the.hire("fay", "Fay");
    expect(await newest(admin)).toMatchObject({ action: "directory.user.add", target: "fay", user: "admin" });
    await step(
      ok(admin.put(`/tonari/v1/users/${fay.id}`, { valid: false })),
      "directory.user.change",
      "fay",
      { valid: false },
    );
    await step(
      ok(admin.put(`/tonari/v1/users/${fay.id}/password`, { password: "other Pazzw0rd 9" })),
      "credential.password.reset",
      "fay",
    );
    await step(
      ok(admin.put("/v1/users/codes.json", { codes: [{ currentCode: "fay", newCode: "fey" }] })),
      "directory.user.rename",
      "fay → fey",
    );
    await step(ok(admin.delete("/v1/users.json", { codes: ["fey"] })), "directory.user.delete", "fey");
    await step(
      ok(aiko.post(`/tonari/v1/apps/${orders}/tokens/${token.id}/revoke`)),
      "credential.token.revoke",
      `Orders (${orders}), token ${token.id}`,
    );
    await step(
      ok(aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app: orders }] })),
      "app.deploy",
      `Orders (${orders})`,
    );
    expect(await newest(admin)).toMatchObject({ user: "aiko", method: "password" });
    await register(the, [aiko], { name: "Audited" });
    expect((await read(admin, { limit: 2 })).map(({ action, target }) => `${action} ${target}`)).toEqual([
      "credential.client.users Audited",
      "credential.client.add Audited",
    ]);
    expect(steps.length).toBeGreaterThan(5);
  });

  test("what fails leaves no line, and what one may not do neither", async () => {
    const { admin, aiko, orders } = await at();
    const before = await read(admin);
    expect(
      (await admin.post("/tonari/v1/users", { code: "ben", name: "B", password: "new 1234567" })).status,
    ).toBe(400);
    expect((await aiko.put("/tonari/v1/security", { lockout: { failures: 1 } })).status).toBe(403);
    const apps = [{ app: orders, revision: 1 }];
    expect((await aiko.post("/k/v1/preview/app/deploy.json", { apps })).status).toBe(409);
    expect(await read(admin)).toEqual(before);
  });

  test("one's own password and second factor are told of as well", async () => {
    const the = await at();
    const gil = await the.hire("gil", "Gil");
    const password = "a new Pazzw0rd 1";
    await ok(gil.put("/tonari/v1/me/password", { current: gil.password, password }));
    expect(await newest(the.admin, { user: "gil" })).toMatchObject({
      action: "credential.password.own",
      method: "password",
    });
    expect(await the.ben.put("/tonari/v1/me", { name: "Ben" })).toMatchObject({ status: 200 });
    expect(await newest(the.admin, { user: "ben" })).toMatchObject({
      action: "directory.user.change",
      target: "ben",
    });
  });

  test("is filtered, paged and exported as CSV, without formulas", async () => {
    const { admin } = await at();
    await ok(admin.post("/tonari/v1/titles", { titles: [{ code: "=1+1", name: "Title" }] }));
    const lines = await read(admin);
    const kinds = await read(admin, { kind: "directory" });
    expect(kinds.every(({ action }) => action.startsWith("directory."))).toBe(true);
    expect(kinds.length).toBeLessThan(lines.length);
    expect(await read(admin, { to: "2001-01-01" })).toEqual([]);
    expect(await read(admin, { from: "2001-01-01T00:00:00Z" })).toEqual(lines);
    expect(await read(admin, { offset: 1, limit: 2 })).toEqual(lines.slice(1, 3));
    const csv = await admin.get(`${path}.csv`, { kind: "directory" });
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const rows = String(csv.body).trimEnd().split("\r\n");
    expect(rows[0]?.replace(/^\ufeff/, "")).toContain('"time","user","method","address","kind"');
    expect(rows).toHaveLength(kinds.length + 1);
    expect(rows[1]).toContain(`"'=1+1"`);
    expect(await admin.get(path, { kind: "x", from: "?" })).toMatchObject({
      status: 400,
      body: { code: "CB_VA01", errors: { kind: expect.anything(), from: expect.anything() } },
    });
  });

  test("is kept as long as it is wanted", async () => {
    const { admin, domain } = await at();
    expect(await ok(admin.get(`${path}/settings`))).toEqual({ days: 365 });
    await ok(admin.put(`${path}/settings`, { days: 1 }));
    expect(await newest(admin)).toMatchObject({ action: "settings.audit", detail: { days: 1 } });
    const later = { ...domain, now: () => Date.now() + 2 * 24 * 60 * 60_000 };
    await domain.store.write(async ({ audit }) => {
      for (let at = 0; at < 1200; at++)
        await audit.add({
          at,
          user: "old",
          method: "",
          address: "",
          kind: "app",
          action: "app.add",
          target: "",
          result: "success",
          detail: "{}",
        });
    });
    await trimAudit(domain);
    expect(await read(admin, { user: "old" })).toEqual([]);
    expect((await read(admin)).length).toBeGreaterThan(0);
    await ok(admin.put(`${path}/settings`, { days: 0 }));
    await trimAudit(later);
    expect((await read(admin)).length).toBeGreaterThan(0);
    await ok(admin.put(`${path}/settings`, { days: 365 }));
  });

  test("only administrators read it, no token does, and no secret stands in it", async () => {
    const the = await at();
    const text = await the.token(["view"]);
    for (const who of [the.aiko, the.withToken(text)])
      for (const one of [path, `${path}.csv`, `${path}/settings`])
        expect((await who.get(one)).status, one).toBe(403);
    expect((await the.aiko.put(`${path}/settings`, { days: 1 })).status).toBe(403);
    const kept = JSON.stringify(await the.domain.store.view.audit.find({}, { offset: 0, limit: 10_000 }));
    for (const secret of ["Pazzw0rd", "s3cret", text, the.admin.password]) expect(kept).not.toContain(secret);
  });
});
