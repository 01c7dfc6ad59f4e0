import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { digestOf } from "../../src/auth/digest.ts";
import { routes } from "../../src/routes.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { ok } from "./app-maker.ts";
import { type Application, bearer, clientsPath, everyScope, register } from "./application.ts";

const refused = (status: number, code: string) => ({ status, body: { code } });
const invalid = (error: string, status = 400) => ({ status, body: { error } });

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  let the: Company;
  let application: Application;
  let record: { app: string; id: string };
  beforeAll(async () => {
    the = await company({ engine });
    application = await register(the, [the.aiko, the.ben]);
    const { id } = await ok(
      the.aiko.post("/k/v1/record.json", { app: the.orders, record: { name: { value: "Tea" } } }),
    );
    record = { app: the.orders, id };
  });
  const read = (token: string) => the.anonymous.get("/k/v1/record.json", record, bearer(token));
  const write = (token: string) =>
    the.anonymous.post(
      "/k/v1/record.json",
      { app: the.orders, record: { name: { value: "By an application" } } },
      bearer(token),
    );

  test("a user lets an application in, and it acts for them within the scopes", async () => {
    const answer = await application.exchange(
      await application.code(the.aiko, { scope: "k:app_record:read k:app_record:write k:app_record:read" }),
    );
    expect(answer).toMatchObject({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^[A-Za-z0-9]{48}$/),
        refresh_token: expect.stringMatching(/^[A-Za-z0-9]{48}$/),
        token_type: "bearer",
        expires_in: 3600,
        scope: "k:app_record:read k:app_record:write",
      },
    });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await read(answer.body.access_token)).toMatchObject({ status: 200 });
    const { id } = await ok(write(answer.body.access_token));
    const { body } = await the.aiko.get("/k/v1/record.json", { app: the.orders, id });
    expect(body.record.Created_by.value).toEqual({ code: "aiko", name: "Aiko" });
    expect(await the.anonymous.get("/k/v1/apps.json", {}, bearer(answer.body.access_token))).toMatchObject({
      status: 403,
      body: { code: "CB_OA01", message: "Cannot access protected resource." },
    });
  });

  test("the rights are the user's, however wide the scopes", async () => {
    const { access } = await application.tokens(the.ben);
    expect(await read(access)).toMatchObject({ status: 200 });
    expect(await write(access)).toMatchObject(refused(403, "CB_NO02"));
  });

  test("a refresh brings another access token, not another refresh token, as often as one likes", async () => {
    const { access, refresh } = await application.tokens(the.aiko);
    const first = await application.refresh(refresh);
    expect(Object.keys(first.body).sort()).toEqual(["access_token", "expires_in", "scope", "token_type"]);
    expect(first.body.scope.split(" ")).toEqual(everyScope);
    expect(first.headers.get("cache-control")).toBe("no-store");
    const second = await application.refresh(refresh, { scope: "k:file:read k:app_record:read" });
    expect(second.body.scope).toBe("k:file:read k:app_record:read");
    for (const token of [access, first.body.access_token, second.body.access_token]) {
      expect(await read(token)).toMatchObject({ status: 200 });
    }
    expect(await write(second.body.access_token)).toMatchObject(refused(403, "CB_OA01"));
    // The narrow token narrowed itself only.
    expect((await application.refresh(refresh)).body.scope.split(" ")).toEqual(everyScope);
    expect(await application.refresh(refresh, { scope: "k:app_record:read g:mail" })).toMatchObject(
      invalid("invalid_scope"),
    );
    expect(await application.refresh(access)).toMatchObject(invalid("invalid_grant"));
    expect(await read(refresh)).toMatchObject(refused(401, "CB_OA01"));
  });

  test("a code works once, and its second use takes back what the first brought", async () => {
    const code = await application.code(the.aiko);
    const { access_token: access, refresh_token: refresh } = await ok(application.exchange(code));
    const untouched = await application.tokens(the.aiko);
    expect(await read(access)).toMatchObject({ status: 200 });
    expect(await application.exchange(code)).toMatchObject(invalid("invalid_grant"));
    expect(await read(access)).toMatchObject(refused(401, "CB_OA01"));
    expect(await application.refresh(refresh)).toMatchObject(invalid("invalid_grant"));
    expect(await application.exchange(code)).toMatchObject(invalid("invalid_grant"));
    expect(await read(untouched.access)).toMatchObject({ status: 200 });
  });

  test("of many exchanges of one code at most one succeeds, and in the end none counts", async () => {
    const code = await application.code(the.aiko);
    const answers = await Promise.all(Array.from({ length: 6 }, () => application.exchange(code)));
    const good = answers.filter(({ status }) => status === 200);
    expect(good).toHaveLength(1);
    expect(await read(good[0]?.body.access_token)).toMatchObject(refused(401, "CB_OA01"));
  });

  test("another application cannot use a code, a refresh token, nor revoke", async () => {
    const thief = await register(the, [the.aiko], { name: "Thief" });
    const code = await application.code(the.aiko);
    const redirect = { redirect_uri: application.redirectEndpoint };
    expect(await thief.exchange(code, redirect)).toMatchObject(invalid("invalid_grant"));
    const { access_token: access, refresh_token: refresh } = await ok(application.exchange(code));
    // Its second use by the thief is none.
    expect(await thief.exchange(code, redirect)).toMatchObject(invalid("invalid_grant"));
    expect(await thief.refresh(refresh)).toMatchObject(invalid("invalid_grant"));
    expect(await thief.revoke(refresh)).toMatchObject(invalid("invalid_grant"));
    expect(await thief.revoke(access)).toMatchObject(invalid("invalid_grant"));
    expect(await read(access)).toMatchObject({ status: 200 });
  });

  test("revoking a refresh token ends all it brought, an access token only itself", async () => {
    const { access, refresh } = await application.tokens(the.aiko);
    const { access_token: second } = await ok(application.refresh(refresh));
    expect(await application.revoke(access, { token_type_hint: "refresh_token" })).toMatchObject({
      status: 200,
      body: {},
    });
    expect(await read(access)).toMatchObject(refused(401, "CB_OA01"));
    expect(await read(second)).toMatchObject({ status: 200 });
    expect(await application.revoke(refresh)).toMatchObject({ status: 200 });
    expect(await read(second)).toMatchObject(refused(401, "CB_OA01"));
    expect(await application.refresh(refresh)).toMatchObject(invalid("invalid_grant"));
    expect(await application.revoke(refresh)).toMatchObject({ status: 200 });
    expect(await application.revoke("never was one")).toMatchObject({ status: 200 });
    expect(await application.revoke("")).toMatchObject(invalid("invalid_request"));
    expect(await application.send("/oauth2/revoke", { token: second })).toMatchObject(
      invalid("invalid_client", 401),
    );
  });

  test("codes and access tokens expire", async () => {
    const { access } = await application.tokens(the.aiko);
    const pass = await the.domain.store.view.oauth.pass(digestOf(access));
    if (!pass) throw new Error("no pass");
    expect(pass.expiresAt - Date.now()).toBeGreaterThan(59 * 60_000);
    expect(pass.expiresAt - Date.now()).toBeLessThanOrEqual(60 * 60_000);
    const expiresAt = Date.now();
    const code = {
      digest: digestOf("late code"),
      clientId: application.id,
      userId: Number(the.aiko.id),
      redirectEndpoint: application.redirectEndpoint,
      scopes: ["k:app_record:read"],
      challenge: null,
      expiresAt,
      grantId: null,
    };
    await the.domain.store.write(async ({ oauth }) => {
      const { grantId, scopes } = pass;
      await oauth.addAccess({ digest: digestOf("late token"), grantId, scopes, expiresAt });
      await oauth.addCode(code);
      await oauth.addCode({ ...code, digest: digestOf("good code"), expiresAt: Date.now() + 60_000 });
    });
    expect(await read("late token")).toMatchObject(refused(401, "CB_OA01"));
    expect(await application.exchange("late code")).toMatchObject(invalid("invalid_grant"));
    expect(await application.exchange("good code")).toMatchObject({ status: 200 });
  });

  describe("what was allowed ends for good", () => {
    let emi: Person;
    let own: Application;
    beforeAll(async () => {
      emi = await the.hire("emi", "Emi");
      own = await register(the, [emi], { name: "Emi's" });
    });
    const call = (token: string) => the.anonymous.get("/k/v1/apps.json", {}, bearer(token));
    async function ended({ access, refresh }: { access: string; refresh: string }) {
      expect(await call(access)).toMatchObject(refused(401, "CB_OA01"));
      expect(await own.refresh(refresh)).toMatchObject(invalid("invalid_grant"));
    }

    test("with a suspension, also when the user comes back", async () => {
      const tokens = await own.tokens(emi);
      const code = await own.code(emi);
      expect(await call(tokens.access)).toMatchObject({ status: 200 });
      await ok(the.admin.put(`/tonari/v1/users/${emi.id}`, { valid: false }));
      await ended(tokens);
      expect(await own.exchange(code)).toMatchObject(invalid("invalid_grant"));
      await ok(the.admin.put(`/tonari/v1/users/${emi.id}`, { valid: true }));
      await ended(tokens);
      expect(await call((await own.tokens(emi)).access)).toMatchObject({ status: 200 });
    });

    test("with the tick at the user", async () => {
      const tokens = await own.tokens(emi);
      const code = await own.code(emi);
      const browser = await emi.withSession();
      await ok(the.admin.put(`${clientsPath}/${own.id}/users`, { users: ["ben"] }));
      await ended(tokens);
      expect(await own.exchange(code)).toMatchObject(invalid("invalid_grant"));
      const request = new URLSearchParams(own.asking()).toString();
      expect(await browser.post("/tonari/v1/oauth/consent", { request, allow: true })).toMatchObject(
        refused(403, "CB_NO02"),
      );
      await ok(the.admin.put(`${clientsPath}/${own.id}/users`, { users: ["emi"] }));
      await ended(tokens);
    });

    test("not with a new password or login name", async () => {
      const { access, refresh } = await own.tokens(emi);
      await ok(the.admin.put(`/tonari/v1/users/${emi.id}/password`, { password: emi.password }));
      expect(await call(access)).toMatchObject({ status: 200 });
      expect(await own.refresh(refresh)).toMatchObject({ status: 200 });
    });

    test("when the user disconnects the application, or an administrator does", async () => {
      for (const [person, path] of [
        [emi, "/tonari/v1/me/grants"],
        [the.admin, `/tonari/v1/users/${emi.id}/grants`],
      ] as const) {
        const tokens = await own.tokens(emi, ["k:app_settings:read"]);
        await own.tokens(emi, ["k:file:read", "k:app_settings:read"]);
        const { grants } = await ok(person.get(path));
        expect(grants).toMatchObject([{ client: { id: own.id, name: "Emi's", logo: null } }]);
        expect(grants[0].scopes).toEqual(expect.arrayContaining(["k:app_settings:read", "k:file:read"]));
        await ok(person.delete(`${path}/${application.id}`));
        expect(await call(tokens.access)).toMatchObject({ status: 200 });
        await ok(person.delete(`${path}/${own.id}`));
        await ended(tokens);
        expect(await ok(person.get(path))).toEqual({ grants: [] });
      }
      for (const asked of [
        emi.get(`/tonari/v1/users/${the.aiko.id}/grants`),
        emi.delete(`/tonari/v1/users/${the.aiko.id}/grants/${application.id}`),
      ]) {
        expect(await asked).toMatchObject(refused(403, "CB_NO02"));
      }
    });

    test("with the application", async () => {
      const tokens = await own.tokens(emi);
      await ok(the.admin.delete(`${clientsPath}/${own.id}`));
      expect(await call(tokens.access)).toMatchObject(refused(401, "CB_OA01"));
      expect(await own.refresh(tokens.refresh)).toMatchObject(invalid("invalid_client", 401));
      expect(await ok(emi.get("/tonari/v1/me/grants"))).toEqual({ grants: [] });
    });
  });

  test("a replaced secret stops at once; what users allowed goes on with the new one", async () => {
    const own = await register(the, [the.aiko], { name: "Forgetful" });
    const { refresh } = await own.tokens(the.aiko);
    const { secret } = await ok(the.admin.post(`${clientsPath}/${own.id}/replace`));
    expect(await own.refresh(refresh)).toMatchObject(invalid("invalid_client", 401));
    own.secret = secret;
    expect(await own.refresh(refresh)).toMatchObject({ status: 200 });
  });

  test("clients are listed, changed, given a logo, and deleted by administrators only", async () => {
    const own = await register(the, [the.aiko], { name: "Drawn" });
    const path = `${clientsPath}/${own.id}`;
    expect(own.id).toMatch(/^l\.1\.[a-z0-9]{32}$/);
    const picture = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    await ok(the.admin.put(path, { logo: await the.admin.upload("logo.png", picture, "image/png") }));
    const { logo } = await ok(the.admin.get(path));
    const shown = await fetch(the.url + logo);
    expect(shown.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await shown.arrayBuffer()).equals(picture)).toBe(true);
    await ok(the.admin.put(path, { name: "Redrawn", redirectEndpoint: "http://localhost:4000/cb?x=1" }));
    expect(await ok(the.admin.get(path))).toEqual({
      id: own.id,
      name: "Redrawn",
      redirectEndpoint: "http://localhost:4000/cb?x=1",
      logo,
      createdAt: expect.any(String),
    });
    const { clients } = await ok(the.admin.get(clientsPath));
    expect(clients.find(({ id }: { id: string }) => id === own.id)).toMatchObject({ allowedUsers: "1" });
    expect(await ok(the.admin.get(`${path}/users`))).toEqual({
      users: [{ id: the.aiko.id, code: "aiko", name: "Aiko" }],
    });
    expect(await the.admin.put(`${path}/users`, { users: ["aiko", "nobody"] })).toMatchObject(
      refused(400, "GAIA_IL26"),
    );
    await ok(the.admin.put(path, { logo: "" }));
    expect((await fetch(the.url + logo)).status).toBe(404);
    expect((await ok(the.admin.get(path))).logo).toBeNull();
    const text = await the.admin.upload("logo.png", "<svg/>", "image/svg+xml");
    expect(await the.admin.put(path, { logo: text })).toMatchObject({ body: { errors: { logo: {} } } });
    expect(
      await the.admin.put(path, { logo: await the.aiko.upload("a.png", picture, "image/png") }),
    ).toMatchObject(refused(404, "GAIA_BL01"));
    for (const asked of [
      the.aiko.get(clientsPath),
      the.aiko.post(clientsPath, { name: "x", redirectEndpoint: "https://x.example/" }),
      the.aiko.get(path),
      the.aiko.put(path, { name: "x" }),
      the.aiko.post(`${path}/replace`),
      the.aiko.get(`${path}/users`),
      the.aiko.put(`${path}/users`, { users: ["aiko"] }),
      the.aiko.delete(path),
    ]) {
      expect(await asked).toMatchObject(refused(403, "CB_NO02"));
    }
    await ok(the.admin.delete(path));
    expect(await the.admin.get(path)).toMatchObject({ status: 404 });
    expect(await the.admin.delete(path)).toMatchObject({ status: 404 });
  });
});

describe("the address an application sends a browser to", () => {
  let the: Company;
  let application: Application;
  let browser: Person;
  beforeAll(async () => {
    the = await company();
    application = await register(the, [the.aiko], { redirectEndpoint: "https://app.example/back?tenant=7" });
    browser = await the.aiko.withSession();
  });
  const open = (parameters: Record<string, string> | URLSearchParams, person = browser) =>
    person.get(application.address(parameters));
  const bootIn = (page: string) =>
    JSON.parse(/<script type="application\/json" id="boot">(.*?)<\/script>/.exec(page)?.[1] ?? "{}");
  const location = (answer: { headers: Headers }) => answer.headers.get("location");
  const without = (name: string) =>
    Object.fromEntries(Object.entries(application.asking()).filter(([key]) => key !== name));

  test("asks the user, and tells who wants what and where it leads", async () => {
    const answer = await open(application.asking({ scope: "k:file:read k:app_record:write" }));
    expect(answer.status).toBe(200);
    expect(bootIn(answer.body)).toMatchObject({
      user: { code: "aiko" },
      authorization: {
        name: "Reports",
        logo: null,
        scopes: ["k:file:read", "k:app_record:write"],
        host: "app.example",
      },
    });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors");
  });

  test("asks to sign in first, and comes back", async () => {
    const address = application.address();
    const answer = await open(application.asking(), the.anonymous);
    expect(answer.status).toBe(302);
    expect(location(answer)).toBe(`/login?redirect=${encodeURIComponent(address)}`);
  });

  test("keeps state and the endpoint's own query, whatever is in them", async () => {
    const state = "a b&code=forged#ü+%26";
    const allowed = await application.decision(browser, true, { state });
    expect(allowed).toEqual({ tenant: "7", code: expect.any(String), state });
    const denied = await application.decision(browser, false, { state });
    expect(denied).toMatchObject({ tenant: "7", error: "access_denied", state });
    expect(denied).not.toHaveProperty("code");
  });

  test.each([
    ["an unknown client", { client_id: `l.1.${"a".repeat(32)}` }, "unknownClient"],
    ["no client", { client_id: "" }, "unknownClient"],
    ["a NUL in the client", { client_id: "l.1.\0" }, "unknownClient"],
    ["no redirect endpoint", { redirect_uri: "" }, "wrongEndpoint"],
    ["another host", { redirect_uri: "https://evil.example/back?tenant=7" }, "wrongEndpoint"],
    ["a longer path", { redirect_uri: "https://app.example/back/../evil?tenant=7" }, "wrongEndpoint"],
    ["a longer query", { redirect_uri: "https://app.example/back?tenant=7&next=evil" }, "wrongEndpoint"],
    ["a shorter one", { redirect_uri: "https://app.example/back" }, "wrongEndpoint"],
    ["a fragment", { redirect_uri: "https://app.example/back?tenant=7#x" }, "wrongEndpoint"],
    [
      "a user before the host",
      { redirect_uri: "https://app.example@evil.example/back?tenant=7" },
      "wrongEndpoint",
    ],
    ["another spelling", { redirect_uri: "HTTPS://APP.example/back?tenant=7" }, "wrongEndpoint"],
    ["another scheme", { redirect_uri: "http://app.example/back?tenant=7" }, "wrongEndpoint"],
    ["a trailing space", { redirect_uri: "https://app.example/back?tenant=7 " }, "wrongEndpoint"],
    ["javascript", { redirect_uri: "javascript:alert(1)" }, "wrongEndpoint"],
  ])("tells the user about %s, and sends the browser nowhere", async (_, change, why) => {
    for (const person of [browser, the.anonymous]) {
      const answer = await open(application.asking(change), person);
      expect(answer.status).toBe(400);
      expect(location(answer)).toBeNull();
      expect(bootIn(answer.body).authorization).toEqual({
        refused: why,
        id: expect.stringMatching(/^\w{20}$/),
      });
    }
    const request = new URLSearchParams(application.asking(change)).toString();
    const consent = await browser.post("/tonari/v1/oauth/consent", { request, allow: true });
    expect(consent.status).toBeGreaterThanOrEqual(400);
  });

  test("takes client and endpoint once only", async () => {
    for (const [name, value] of [
      ["client_id", application.id],
      ["redirect_uri", "https://evil.example/"],
    ] as const) {
      const twice = new URLSearchParams(application.asking());
      twice.append(name, value);
      expect(await open(twice)).toMatchObject({ status: 400 });
    }
  });

  test("tells whom nobody ticked, and sends the browser nowhere", async () => {
    const answer = await open(application.asking(), await the.ben.withSession());
    expect(answer.status).toBe(403);
    expect(bootIn(answer.body)).toMatchObject({
      user: { code: "ben" },
      authorization: { refused: "notAllowed" },
    });
  });

  test.each([
    ["no response type", () => without("response_type"), "invalid_request"],
    [
      "another response type",
      () => application.asking({ response_type: "token" }),
      "unsupported_response_type",
    ],
    ["no scope", () => without("scope"), "invalid_scope"],
    [
      "an unknown scope",
      () => application.asking({ scope: "k:app_record:read k:space:read" }),
      "invalid_scope",
    ],
    [
      "PKCE without hiding",
      () => application.asking({ code_challenge: "x".repeat(43), code_challenge_method: "plain" }),
      "invalid_request",
    ],
    [
      "PKCE without a method",
      () => application.asking({ code_challenge: "x".repeat(43) }),
      "invalid_request",
    ],
    [
      "PKCE without a challenge",
      () => application.asking({ code_challenge_method: "S256" }),
      "invalid_request",
    ],
    [
      "a challenge that is none",
      () => application.asking({ code_challenge: "short", code_challenge_method: "S256" }),
      "invalid_request",
    ],
  ])("tells the application about %s", async (_, parameters, error) => {
    const answer = await open(parameters());
    expect(answer.status).toBe(302);
    const back = new URL(location(answer) ?? "");
    expect(back.origin + back.pathname).toBe("https://app.example/back");
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ tenant: "7", error, state: "the state" });
  });

  test("tells the application that state is missing, or any parameter twice", async () => {
    const stateless = new URL(location(await open(without("state"))) ?? "");
    expect(stateless.searchParams.get("error")).toBe("invalid_request");
    expect(stateless.searchParams.has("state")).toBe(false);
    for (const name of ["state", "scope", "response_type"]) {
      const twice = new URLSearchParams(application.asking());
      twice.append(name, application.asking()[name] ?? "");
      expect(new URL(location(await open(twice)) ?? "").searchParams.get("error")).toBe("invalid_request");
    }
  });

  test("a decision needs the user's page: session, request token, and no other credential", async () => {
    const path = "/tonari/v1/oauth/consent";
    const body = { request: new URLSearchParams(application.asking()).toString(), allow: true };
    expect(await the.aiko.post(path, body)).toMatchObject(refused(403, "CB_NO02"));
    expect(await the.anonymous.post(path, body)).toMatchObject(refused(401, "CB_AU01"));
    const send = (headers: Record<string, string>, given: object) =>
      the.anonymous.send("POST", path, {
        headers: { "Content-Type": "application/json", ...headers },
        body: JSON.stringify(given),
      });
    expect(await send(browser.headers, body)).toMatchObject(refused(400, "CB_CS01"));
    const whole = { ...body, __REQUEST_TOKEN__: browser.session.requestToken };
    expect(await send({ Cookie: browser.session.cookie }, whole)).toMatchObject(refused(400, "CB_JH01"));
    expect(await send({ ...browser.headers, Origin: "https://evil.example" }, whole)).toMatchObject(
      refused(400, "CB_CS01"),
    );
    expect(await send(browser.headers, whole)).toMatchObject({ status: 200 });
    const everywhere = await register(the, [the.aiko]);
    const { access } = await everywhere.tokens(the.aiko);
    expect(await the.anonymous.post(path, body, bearer(access))).toMatchObject(refused(403, "CB_OA01"));
  });
});

describe("the token endpoint", () => {
  let the: Company;
  let application: Application;
  beforeAll(async () => {
    the = await company();
    application = await register(the, [the.aiko]);
  });
  const form = async () => ({
    grant_type: "authorization_code",
    code: await application.code(the.aiko),
    redirect_uri: application.redirectEndpoint,
  });
  const basic = (id: string, secret: string) => ({
    Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
  });

  test("knows clients by Basic authentication, percent-encoded or not, and by the form", async () => {
    const { id, secret } = application;
    const token = async (more: Record<string, string>, headers = {}) =>
      application.send("/oauth2/token", { ...(await form()), ...more }, headers);
    expect(await token({}, basic(id, secret))).toMatchObject({ status: 200 });
    expect(await token({}, basic(id.replaceAll(".", "%2E"), secret))).toMatchObject({ status: 200 });
    expect(await token({ client_id: id }, basic(id, secret))).toMatchObject({ status: 200 });
    expect(await token({ client_id: id, client_secret: secret })).toMatchObject({ status: 200 });
  });

  test("refuses every other, with a challenge", async () => {
    const { id, secret } = application;
    const given = await form();
    const other = await register(the, [the.aiko]);
    for (const [more, headers] of [
      [{}, {}],
      [{ client_id: id }, {}],
      [{ client_id: id, client_secret: "wrong" }, {}],
      [{ client_id: id, client_secret: other.secret }, {}],
      [{ client_id: "l.1.\0", client_secret: secret }, {}],
      [{ client_id: other.id }, basic(id, secret)],
      [{}, basic(id, `${secret}x`)],
      [{}, basic(id, "%")],
      [{}, basic("", secret)],
      [{}, { Authorization: "Basic !" }],
      [{}, { Authorization: `Bearer ${secret}` }],
    ] as const) {
      const answer = await application.send("/oauth2/token", { ...given, ...more }, headers);
      expect(answer).toMatchObject(invalid("invalid_client", 401));
      expect(answer.headers.get("www-authenticate")).toMatch(/^Basic /);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
    expect(
      await application.send("/oauth2/token", { ...given, client_secret: secret }, basic(id, secret)),
    ).toMatchObject(invalid("invalid_request"));
    // None of them spent the code.
    expect(await application.post("/oauth2/token", given)).toMatchObject({ status: 200 });
  });

  test.each([
    ["no grant type", { grant_type: "" }, "invalid_request"],
    ["client credentials", { grant_type: "client_credentials" }, "unsupported_grant_type"],
    ["passwords", { grant_type: "password" }, "unsupported_grant_type"],
    ["no code", { code: "" }, "invalid_request"],
    ["an unknown code", { code: "a".repeat(48) }, "invalid_grant"],
    ["a NUL", { code: "\0" }, "invalid_grant"],
    ["no redirect_uri", { redirect_uri: "" }, "invalid_request"],
    ["another redirect_uri", { redirect_uri: "https://app.example/back/" }, "invalid_grant"],
    ["no refresh token", { grant_type: "refresh_token" }, "invalid_request"],
    ["a verifier for a code without a challenge", { code_verifier: "v".repeat(43) }, "invalid_grant"],
  ])("refuses %s, and the code stays good", async (_, change, error) => {
    const given = await form();
    expect(await application.post("/oauth2/token", { ...given, ...change })).toMatchObject(invalid(error));
    expect(await application.post("/oauth2/token", given)).toMatchObject({ status: 200 });
  });

  test("takes a form and nothing else, each parameter once, nothing from the address", async () => {
    const given = await form();
    const auth = basic(application.id, application.secret);
    const twice = `${new URLSearchParams(given)}&code=another`;
    expect(await application.send("/oauth2/token", twice, auth)).toMatchObject(invalid("invalid_request"));
    const json = { ...auth, "Content-Type": "application/json" };
    expect(await application.send("/oauth2/token", JSON.stringify(given), json)).toMatchObject(
      invalid("invalid_request"),
    );
    expect(await application.send(`/oauth2/token?${new URLSearchParams(given)}`, "", auth)).toMatchObject(
      invalid("invalid_request"),
    );
    expect(await application.send("/oauth2/token", "x".repeat(70_000), auth)).toMatchObject(
      invalid("invalid_request"),
    );
    expect((await the.anonymous.get(`/oauth2/token?${new URLSearchParams(given)}`)).status).toBe(404);
  });

  test("checks PKCE when the challenge was sent", async () => {
    const verifier = "a-verifier-of-forty-three-characters_or-more.~";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const asked = { code_challenge: challenge, code_challenge_method: "S256" };
    const code = await application.code(the.aiko, asked);
    expect(await application.exchange(code)).toMatchObject(invalid("invalid_grant"));
    expect(await application.exchange(code, { code_verifier: challenge })).toMatchObject(
      invalid("invalid_grant"),
    );
    expect(await application.exchange(code, { code_verifier: `${verifier}x` })).toMatchObject(
      invalid("invalid_grant"),
    );
    expect(await application.exchange(code, { code_verifier: verifier })).toMatchObject({ status: 200 });
  });

  test("describes itself", async () => {
    const { status, body } = await the.anonymous.get("/.well-known/oauth-authorization-server");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      issuer: the.url,
      authorization_endpoint: `${the.url}/oauth2/authorization`,
      token_endpoint: `${the.url}/oauth2/token`,
      revocation_endpoint: `${the.url}/oauth2/revoke`,
      code_challenge_methods_supported: ["S256"],
      scopes_supported: everyScope,
    });
  });
});

describe("a redirect endpoint", () => {
  test.each([
    "https://app.example/back",
    "https://app.example",
    "https://app.example:8443/a/b?c=d&e=%20",
    "https://localhost:3000/",
    "http://localhost:3000/back",
    "http://127.0.0.1:3000/back",
    "http://[::1]:3000/back",
  ])("may be %s", async (redirectEndpoint) => {
    const { admin } = await company();
    expect(await admin.post(clientsPath, { name: "x", redirectEndpoint })).toMatchObject({ status: 201 });
  });
  test.each([
    "http://app.example/back",
    "http://localhost.evil.example/",
    "http://127.0.0.1.evil.example/",
    "https://user:password@app.example/",
    "https://app.example/#fragment",
    "https://app.example/\\evil",
    "https://app.example/a b",
    "https://ünicode.example/",
    "https://",
    "//app.example/",
    "/back",
    "myapp://back",
    "javascript:alert(1)",
    "data:text/html,x",
    `https://app.example/${"x".repeat(2000)}`,
  ])("may not be %s", async (redirectEndpoint) => {
    const { admin } = await company();
    expect(await admin.post(clientsPath, { name: "x", redirectEndpoint })).toMatchObject({
      status: 400,
      body: { code: "CB_VA01", errors: { redirectEndpoint: {} } },
    });
  });
});

describe("of the routes", () => {
  const exampleOf = (path: string) => path.replace(/:\w+/g, "1");

  test("each is reached with its scope and with no other", async () => {
    const the = await company();
    const application = await register(the, [the.admin]);
    const access = new Map<string, string>();
    for (const scope of everyScope) access.set(scope, (await application.tokens(the.admin, [scope])).access);
    const wrong: string[] = [];
    for (const route of routes.filter(({ by }) => by.length > 0)) {
      for (const [scope, token] of access) {
        const answer = await the.anonymous.send(route.method, exampleOf(route.path), {
          headers: bearer(token),
        });
        const stopped = answer.status === 403 && answer.body.code === "CB_OA01";
        const wanted = route.scope === scope && route.by.includes("oauth");
        if (stopped === wanted) wrong.push(`${route.method} ${route.path} with ${scope}: ${answer.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("kintone's have the scopes that its documentation lists; tonari's own have none", () => {
    for (const { path, method, by, scope } of routes) {
      if (!path.startsWith("/k/")) expect([path, by.includes("oauth")]).toEqual([path, false]);
      else if (scope !== undefined) {
        const family = path.includes("/file.json")
          ? "k:file"
          : /record|bulk/.test(path) && !path.includes("acl")
            ? "k:app_record"
            : "k:app_settings";
        const reads = method === "GET" || path.includes("cursor");
        expect([path, method, scope]).toEqual([path, method, `${family}:${reads ? "read" : "write"}`]);
      }
    }
  });
});

describe("an access token", () => {
  test("is one credential among others: after password and API token, before the session", async () => {
    const the = await company();
    const application = await register(the, [the.aiko]);
    const { access } = await application.tokens(the.aiko, ["k:app_record:read"]);
    const path = "/k/v1/apps.json";
    const { body } = await the.anonymous.get(path, {}, bearer(access));
    expect(body.code).toBe("CB_OA01");
    expect(await the.ben.get(path, {}, bearer(access))).toMatchObject({ status: 200 });
    expect(await (await the.ben.withSession()).get(path, {}, bearer(access))).toMatchObject(
      refused(403, "CB_OA01"),
    );
    const token = await the.token(["view"]);
    expect(await the.withToken(token).get(path, {}, bearer(access))).toMatchObject(refused(403, "GAIA_NO01"));
  });

  test.each(["Bearer", "Bearer ", "bearer x", "Bearer x y", "Bearer \u00e9", `Bearer ${"x".repeat(20_000)}`])(
    "that is none is refused: %s",
    async (value) => {
      const { anonymous } = await company();
      expect(await anonymous.get("/k/v1/apps.json", {}, { Authorization: value })).toMatchObject(
        refused(401, "CB_OA01"),
      );
    },
  );

  test("uploads and downloads files with the scopes for files", async () => {
    const the = await company();
    const application = await register(the, [the.aiko]);
    const { access } = await application.tokens(the.aiko, ["k:file:write", "k:app_record:write"]);
    const upload = async (token: string) => {
      const body = new FormData();
      body.append("file", new Blob(["paper"]), "paper.txt");
      return the.anonymous.send("POST", "/k/v1/file.json", { headers: bearer(token), body });
    };
    const { fileKey } = await ok(upload(access));
    const record = { name: { value: "With paper" }, papers: { value: [{ fileKey }] } };
    const { id } = await ok(
      the.anonymous.post("/k/v1/record.json", { app: the.orders, record }, bearer(access)),
    );
    const shown = await the.aiko.get("/k/v1/record.json", { app: the.orders, id });
    const key = { fileKey: shown.body.record.papers.value[0].fileKey };
    expect(await the.anonymous.get("/k/v1/file.json", key, bearer(access))).toMatchObject(
      refused(403, "CB_OA01"),
    );
    const reader = await application.tokens(the.aiko, ["k:file:read"]);
    expect(await the.anonymous.get("/k/v1/file.json", key, bearer(reader.access))).toMatchObject({
      status: 200,
      body: "paper",
    });
    expect(await upload(reader.access)).toMatchObject(refused(403, "CB_OA01"));
  });

  test("runs bulk requests of record writes", async () => {
    const the = await company();
    const application = await register(the, [the.aiko]);
    const payload = { app: the.orders, record: { name: { value: "In bulk" } } };
    const requests = [{ method: "POST", api: "/k/v1/record.json", payload }];
    const bulk = async (scope: string) => {
      const { access } = await application.tokens(the.aiko, [scope]);
      return the.anonymous.post("/k/v1/bulkRequest.json", { requests }, bearer(access));
    };
    expect(await bulk("k:app_record:write")).toMatchObject({ status: 200 });
    expect(await bulk("k:app_record:read")).toMatchObject(refused(403, "CB_OA01"));
  });
});

test("no secret of OAuth is stored as it is, or in the log", async () => {
  const the = await company();
  const application = await register(the, [the.aiko]);
  const code = await application.code(the.aiko);
  const { access_token: access, refresh_token: refresh } = await ok(application.exchange(code));
  await application.exchange(code);
  await application.refresh(refresh);
  await application.send("/oauth2/token", {
    client_id: application.id,
    client_secret: `${application.secret}x`,
  });
  await the.anonymous.get("/k/v1/apps.json", {}, bearer(access));
  const { oauth } = the.domain.store.view;
  const kept = JSON.stringify([await oauth.clients(), await oauth.grantsOf(Number(the.aiko.id)), the.lines]);
  for (const secret of [application.secret, code, access, refresh]) expect(kept).not.toContain(secret);
  expect(the.lines.some((line) => line.includes('"invalid_client"'))).toBe(true);
});
