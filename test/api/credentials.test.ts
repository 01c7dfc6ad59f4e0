import { describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { ok } from "./app-maker.ts";
import { bearer, register } from "./application.ts";

const path = "/tonari/v1/credentials";
interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly user: { readonly code: string };
  readonly hint?: string;
  readonly client?: { readonly name: string };
  readonly lastUsed: { readonly time: string; readonly from: string } | null;
}

describe.each(["sqlite", "postgres"] as const)("all credentials of the domain (%s)", (engine) => {
  const at = () => company({ engine });
  const list = async (admin: Person, filter = {}): Promise<Listed[]> =>
    (await ok(admin.get(path, { limit: 500, ...filter }))).credentials;
  const find = async (admin: Person, filter: object, is: (one: Listed) => boolean): Promise<Listed> => {
    const found = (await list(admin, filter)).filter(is);
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} of them`);
    return found[0];
  };
  /** What is noted without anybody waiting for it. */
  const noted = (admin: Person, is: (one: Listed) => boolean) =>
    expect
      .poll(async () => (await list(admin)).find(is)?.lastUsed)
      .toMatchObject({
        from: expect.stringMatching(/127\.0\.0\.1|::1/),
      });
  const tokenOf = (text: string) => (one: Listed) => one.hint === text.slice(0, 4);

  async function everyKind(the: Company) {
    const text = await the.token(["view", "add"]);
    const application = await register(the, [the.ben], { name: "Everything" });
    const { access, refresh } = await application.tokens(the.ben, ["k:app_record:read"]);
    const chie = await the.chie.withSession();
    return { text, application, access, refresh, chie };
  }

  test("are listed with whose they are, what they may do, and when and from where they were used", async () => {
    const the = await at();
    const { admin, orders } = the;
    const { text, access, application, chie } = await everyKind(the);
    const token = await find(admin, { kind: "apiToken" }, tokenOf(text));
    expect(token).toEqual({
      id: expect.stringMatching(/^apiToken-/),
      kind: "apiToken",
      user: { code: "aiko", name: "Aiko" },
      createdAt: expect.any(String),
      lastUsed: null,
      expiresAt: null,
      app: { id: orders, name: "Orders" },
      hint: text.slice(0, 4),
      permissions: ["view", "add"],
      memo: "",
      live: true,
    });
    const ofApplication = (one: Listed) => one.client?.name === "Everything";
    const grant = await find(admin, { kind: "oauth" }, ofApplication);
    expect(grant).toMatchObject({
      user: { code: "ben" },
      client: { id: application.id, name: "Everything" },
      scopes: ["k:app_record:read"],
      lastUsed: null,
    });
    await ok(the.withToken(text).get("/k/v1/records.json", { app: orders }));
    await ok(the.anonymous.get("/k/v1/records.json", { app: orders }, bearer(access)));
    await noted(admin, tokenOf(text));
    await noted(admin, ofApplication);
    const [session] = await list(admin, { kind: "session", user: "chie" });
    expect(session).toMatchObject({
      user: { code: "chie" },
      current: false,
      lastUsed: { from: expect.stringMatching(/127\.0\.0\.1|::1/) },
    });
    const own = await (await admin.withSession()).get(path, { kind: "session", user: "admin" });
    expect(own.body.credentials.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    expect(await list(admin, { kind: "certificate" })).toEqual([]);
    expect(chie.session.cookie).not.toBe("");
  });

  test("are revoked at once, each of them", async () => {
    const the = await at();
    const { admin, orders } = the;
    const { text, application, access, refresh, chie } = await everyKind(the);
    const withToken = () => the.withToken(text).get("/k/v1/records.json", { app: orders });
    const withGrant = () => the.anonymous.get("/k/v1/records.json", { app: orders }, bearer(access));
    const withSession = () => chie.get("/tonari/v1/session");
    for (const use of [withToken, withGrant, withSession]) expect((await use()).status).toBe(200);

    const token = await find(admin, { app: orders }, tokenOf(text));
    await ok(admin.delete(`${path}/${token.id}`));
    expect(await withToken()).toMatchObject({ status: 400, body: { code: "GAIA_IA02" } });
    const { body: left } = await the.aiko.get(`/tonari/v1/apps/${orders}/tokens`);
    expect(left.tokens.some(({ hint }: { hint: string }) => hint === text.slice(0, 4))).toBe(false);

    const made = await ok(admin.post("/tonari/v1/user-tokens", { scope: "read", note: "Sync" }));
    const withUserToken = () => the.anonymous.get("/v1/users.json", {}, bearer(made.token));
    expect((await withUserToken()).status).toBe(200);
    const userToken = await find(admin, { kind: "userToken" }, () => true);
    expect(userToken).toMatchObject({ user: { code: "admin" }, scope: "read", memo: "Sync" });
    expect(JSON.stringify(userToken)).not.toContain(made.token);
    await ok(admin.delete(`${path}/${userToken.id}`));
    expect(await withUserToken()).toMatchObject({ status: 401, body: { code: "CB_OA01" } });

    for (const { id } of await list(admin, { kind: "oauth", user: "ben" })) {
      await ok(admin.delete(`${path}/${id}`));
      expect(await admin.delete(`${path}/${id}`)).toMatchObject({ status: 404, body: { code: "CB_NF01" } });
    }
    expect(await withGrant()).toMatchObject({ status: 401, body: { code: "CB_OA01" } });
    expect(await application.refresh(refresh)).toMatchObject({ status: 400 });

    for (const { id } of await list(admin, { kind: "session", user: "chie" }))
      await ok(admin.delete(`${path}/${id}`));
    expect(await withSession()).toMatchObject({ status: 401, body: { code: "CB_AU01" } });
    for (const id of [
      "nothing",
      "session-",
      "session-x",
      "apiToken-x",
      "userToken-x",
      "oauth-x",
      "passkey-x",
      "certificate-x",
    ])
      expect((await admin.delete(`${path}/${id}`)).status, id).toBe(404);
  });

  test("hold passkeys, whose devices may call them as long as they like", async () => {
    const { admin, chie, domain } = await at();
    const id = "k".repeat(1000);
    const device = { publicKey: "AAAA", counter: 0, transports: "internal" };
    const passkey = { ...device, id, userId: Number(chie.id), name: "Telephone", createdAt: domain.now() };
    await domain.store.write(({ passkeys }) => passkeys.add({ ...passkey, usedAt: null, usedFrom: null }));
    const listed = await find(admin, { kind: "passkey" }, () => true);
    expect(listed).toMatchObject({ name: "Telephone", user: { code: "chie" }, lastUsed: null });
    expect(JSON.stringify(listed)).not.toContain("AAAA");
    await ok(admin.delete(`${path}/${listed.id}`));
    expect(await domain.store.view.passkeys.byId(id)).toBeUndefined();
    expect((await admin.delete(`${path}/${listed.id}`)).status).toBe(404);
  });

  test("are filtered by kind, user, app and disuse, and paged", async () => {
    const the = await at();
    const { admin, aiko } = the;
    const other = await the.found(aiko, "Others");
    await the.token(["view"], other);
    expect((await list(admin, { app: other })).map(({ kind }) => kind)).toEqual(["apiToken"]);
    expect((await list(admin, { user: "aiko" })).every(({ user }) => user.code === "aiko")).toBe(true);
    expect(await list(admin, { user: "nobody" })).toEqual([]);
    expect(await list(admin, { unusedSince: "2001-01-01" })).toEqual([]);
    const all = await list(admin, { unusedSince: "2999-01-01T00:00:00Z" });
    expect(all).toEqual(await list(admin));
    const second = await ok(admin.get(path, { offset: 1, limit: 1 }));
    expect(second.credentials).toHaveLength(1);
    expect(second.totalCount).toBe(String(all.length));
    expect(await admin.get(path, { unusedSince: "yesterday", kind: "x" })).toMatchObject({
      status: 400,
      body: { code: "CB_VA01", errors: { unusedSince: expect.anything(), kind: expect.anything() } },
    });
  });

  test("ended sessions are not among them", async () => {
    const the = await at();
    const dan = await the.hire("dan", "Dan");
    await dan.withSession();
    expect(await list(the.admin, { user: "dan" })).toHaveLength(1);
    await ok(the.admin.put(`/tonari/v1/users/${dan.id}`, { code: "daniel" }));
    expect(await list(the.admin, { user: "daniel" })).toEqual([]);
  });

  test("only administrators see and revoke them, no token does, and no secret is among them", async () => {
    const the = await at();
    const { text, access, refresh, application, chie } = await everyKind(the);
    const [one] = await list(the.admin, { kind: "session", user: "chie" });
    for (const who of [the.aiko, the.withToken(text), chie]) {
      expect(await who.get(path)).toMatchObject({ status: 403 });
      expect(await who.delete(`${path}/${one?.id}`)).toMatchObject({ status: 403 });
    }
    const shown = JSON.stringify(await list(the.admin));
    const cookie = chie.session.cookie.split("=")[1] ?? "";
    const secrets = [text, access, refresh, application.secret, cookie, chie.session.requestToken];
    for (const secret of secrets) expect(shown).not.toContain(secret);
  });
});
