import { beforeAll, describe, expect, test } from "vitest";
import { type Company, company } from "../company.ts";
import { type Answer, base64, Person } from "../person.ts";

const refused = (status: number, code: string) => ({ status, body: { code } });

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  let the: Company;
  let record: { app: string; id: string };
  beforeAll(async () => {
    the = await company({ engine });
    const { body } = await the.aiko.post("/k/v1/record.json", {
      app: the.orders,
      record: { name: { value: "Tea" } },
    });
    record = { app: the.orders, id: body.id };
  });

  test("without a credential there is an invitation to sign in, in the caller's language", async () => {
    const { anonymous } = the;
    const english = await anonymous.get("/k/v1/record.json", record);
    expect(english).toMatchObject({ status: 401, body: { code: "CB_AU01", message: "Please login." } });
    const japanese = await anonymous.get("/k/v1/record.json", record, { "Accept-Language": "ja" });
    expect(japanese.body.message).toBe("ログインしてください。");
    expect(japanese.headers.get("x-cybozu-error")).toBe("CB_AU01");
    expect(japanese.body.id).toMatch(/^[A-Za-z0-9]{20}$/);
  });

  describe("by password", () => {
    const ask = (value: string) =>
      the.anonymous.get("/k/v1/record.json", record, { "X-Cybozu-Authorization": value });

    test("one acts as oneself, with one's own rights", async () => {
      expect(await ask(base64(`ben:${the.ben.password}`))).toMatchObject({ status: 200 });
      expect(await ask(base64(`chie:${the.chie.password}`))).toMatchObject(refused(403, "CB_NO02"));
      const change = { ...record, record: { name: { value: "Coffee" } } };
      expect(await the.ben.put("/k/v1/record.json", change)).toMatchObject(refused(403, "CB_NO02"));
    });

    test.each([
      ["plain text", () => `ben:${the.ben.password}`],
      ["no colon", () => base64("ben")],
      ["no login name", () => base64(":secret-1")],
      ["an empty password", () => base64("ben:")],
      ["a wrong password", () => base64("ben:wrong-1")],
      ["an unknown user", () => base64(`nobody:${the.ben.password}`)],
      ["another spelling of the name", () => base64(`Ben:${the.ben.password}`)],
      ["Base64 without its padding", () => base64(`ben:${the.ben.password}1`).replace(/=+$/, "")],
      ["bytes that are not UTF-8", () => Buffer.from([0x62, 0x3a, 0xff, 0xfe]).toString("base64")],
      ["a NUL in the name", () => base64(`be\0n:${the.ben.password}`)],
      ["two headers", () => `${base64("ben:x")}, ${base64(`ben:${the.ben.password}`)}`],
      ["the acting Administrator, who has no password", () => base64("Administrator:")],
      ["the acting Administrator with any password", () => base64("Administrator:Administrator")],
    ])("%s is one and the same error", async (_, value) => {
      expect(await ask(value())).toMatchObject({
        status: 401,
        body: {
          code: "CB_WA01",
          message:
            "Password authentication failed. The value in http header of X-Cybozu-Authorization is not valid.",
        },
      });
    });

    test("an empty header counts as none", async () => {
      expect(await ask("")).toMatchObject(refused(401, "CB_AU01"));
    });

    test("the password may contain colons and letters of any language", async () => {
      const dora = await the.hire("dora", "Dora");
      await the.admin.put(`/tonari/v1/users/${dora.id}/password`, { password: "a:b:ひみつ1" });
      expect(await ask(base64("dora:a:b:ひみつ1"))).toMatchObject(refused(403, "CB_NO02"));
    });

    test("a changed password, a suspension and a new right count at the next request", async () => {
      const emi = await the.hire("emi", "Emi");
      const status = async (person = emi) => (await person.get("/tonari/v1/users")).status;
      expect(await status()).toBe(200);
      await the.admin.put(`/tonari/v1/users/${emi.id}/password`, { password: "another 1" });
      expect(await status()).toBe(401);
      const again = new Person(the.url, { code: "emi", password: "another 1" });
      expect(await status(again)).toBe(200);
      await the.admin.put(`/tonari/v1/users/${emi.id}`, { valid: false });
      expect(await status(again)).toBe(401);
      await the.admin.put(`/tonari/v1/users/${emi.id}`, { valid: true, administrator: true });
      expect((await again.get("/tonari/v1/users")).body.users[0]).toHaveProperty("email");
    });
  });

  describe("by API token", () => {
    let view: string;
    beforeAll(async () => {
      view = await the.token(["view"]);
    });
    const ask = (token: string) =>
      the.anonymous.get("/k/v1/record.json", record, { "X-Cybozu-API-Token": token });

    test("the token's rights replace the app's permissions, and Administrator acts", async () => {
      expect(view).toMatch(/^[A-Za-z0-9]{40}$/);
      expect(await ask(view)).toMatchObject({ status: 200 });
      const both = the.withToken(await the.token(["view", "add"]));
      const added = await both.post("/k/v1/record.json", {
        app: the.orders,
        record: { name: { value: "By token" } },
      });
      const { body } = await both.get("/k/v1/record.json", { app: the.orders, id: added.body.id });
      expect(body.record.Created_by.value).toEqual({ code: "Administrator", name: "Administrator" });
    });

    test("an unknown token, one among good ones, and another spelling are refused", async () => {
      const unknown = "a".repeat(40);
      for (const token of [unknown, `${view},${unknown}`, view.toUpperCase(), `${view},`, "x"]) {
        expect(await ask(token)).toMatchObject(refused(400, "GAIA_IA02"));
      }
    });

    test("an empty header counts as none", async () => {
      expect(await ask("")).toMatchObject(refused(401, "CB_AU01"));
      expect(await ask("  ")).toMatchObject(refused(401, "CB_AU01"));
    });

    test("two tokens of one app are refused, also when they are the same", async () => {
      expect(await ask(`${view}, ${await the.token(["add"])}`)).toMatchObject(refused(400, "GAIA_DA03"));
      expect(await ask(`${view},${view}`)).toMatchObject(refused(400, "GAIA_DA03"));
    });

    test("a token that lacks the permission cannot do it", async () => {
      const body = { app: the.orders, record: {} };
      expect(await the.withToken(view).post("/k/v1/record.json", body)).toMatchObject(
        refused(403, "GAIA_NO01"),
      );
      const gone = { app: the.orders, ids: [record.id] };
      expect(await the.withToken(view).delete("/k/v1/records.json", gone)).toMatchObject(
        refused(403, "GAIA_NO01"),
      );
    });

    test("what no token may do is refused", async () => {
      const token = the.withToken(view);
      expect(await token.get("/k/v1/apps.json")).toMatchObject(refused(403, "GAIA_NO01"));
      expect(await token.post("/k/v1/preview/app.json", { name: "x" })).toMatchObject(
        refused(403, "GAIA_NO01"),
      );
      expect(await token.get("/v1/users.json")).toMatchObject(refused(403, "GAIA_NO01"));
      expect(await token.get("/tonari/v1/users")).toMatchObject(refused(403, "GAIA_NO01"));
    });

    describe("of several apps", () => {
      let other: string;
      let otherToken: string;
      beforeAll(async () => {
        const { body } = await the.aiko.post("/k/v1/preview/app.json", { name: "Other" });
        other = body.app;
        await the.aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app: other }] });
        otherToken = await the.token(["view"], other);
      });

      test("the one of the app that is asked counts", async () => {
        expect(await ask(`${otherToken},${view}`)).toMatchObject({ status: 200 });
        const headers = new Headers([
          ["X-Cybozu-API-Token", otherToken],
          ["X-Cybozu-API-Token", view],
        ]);
        const { app, id } = record;
        const reply = await fetch(`${the.url}/k/v1/record.json?app=${app}&id=${id}`, { headers });
        expect(reply.status).toBe(200);
      });

      test("none of the app that is asked is another error than an app that does not exist", async () => {
        const answer = await ask(otherToken);
        expect(answer).toMatchObject(refused(403, "GAIA_AP15"));
        expect(answer.body.message).toContain(record.app);
        const nowhere = await the.withToken(view).get("/k/v1/record.json", { app: 99_999, id: 1 });
        expect(nowhere).toMatchObject(refused(404, "GAIA_AP01"));
      });

      test("a request that names no app is told so", async () => {
        const answer = await the.withToken(view).get("/k/v1/record.json", { id: 1 });
        expect(answer).toMatchObject({ status: 400, body: { code: "CB_VA01", errors: { app: {} } } });
      });

      test("a deploy needs a token of each app", async () => {
        const manage = await the.token(["manage"]);
        const both = { apps: [{ app: the.orders }, { app: other }] };
        const deploy = (...tokens: string[]) =>
          the.withToken(...tokens).post("/k/v1/preview/app/deploy.json", both);
        expect(await deploy(manage)).toMatchObject(refused(403, "GAIA_AP15"));
        expect(await deploy(manage, otherToken)).toMatchObject(refused(403, "GAIA_NO01"));
        expect(await deploy(manage, await the.token(["manage"], other))).toMatchObject({ status: 200 });
        const state = { apps: [the.orders, other] };
        const asked = await the.withToken(manage).get("/k/v1/preview/app/deploy.json", state);
        expect(asked).toMatchObject(refused(403, "GAIA_AP15"));
      });

      test("a file belongs to the app of its record", async () => {
        const key = await the.aiko.upload("paper.txt", "hello");
        const change = { ...record, record: { papers: { value: [{ fileKey: key }] } } };
        expect(await the.aiko.put("/k/v1/record.json", change)).toMatchObject({ status: 200 });
        const { body } = await the.aiko.get("/k/v1/record.json", record);
        const fileKey = body.record.papers.value[0].fileKey;
        const download = (token: string) => the.withToken(token).get("/k/v1/file.json", { fileKey });
        expect(await download(view)).toMatchObject({ status: 200, body: "hello" });
        expect(await download(otherToken)).toMatchObject(refused(403, "GAIA_AP15"));
        expect(await download(await the.token(["add"]))).toMatchObject(refused(403, "GAIA_NO01"));
      });
    });

    test("nine tokens are enough, ten are too many", async () => {
      const tokens = Array.from({ length: 9 }, (_, n) => String(n).repeat(40));
      expect(await ask(tokens.join(","))).toMatchObject(refused(400, "GAIA_IA02"));
      expect(await ask([view, ...tokens].join(","))).toMatchObject({
        status: 400,
        body: { code: "CB_VA01", errors: { "X-Cybozu-API-Token": {} } },
      });
    });

    test("a draft does not work before the app is updated, a removed one does not work after", async () => {
      const tokens = `/tonari/v1/apps/${the.orders}/tokens`;
      const deploy = () => the.aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app: the.orders }] });
      const { body } = await the.aiko.post(tokens, { permissions: ["view"] });
      expect(await ask(body.token)).toMatchObject(refused(400, "GAIA_IA02"));
      await deploy();
      expect(await ask(body.token)).toMatchObject({ status: 200 });
      await the.aiko.delete(`${tokens}/${body.id}`);
      expect(await ask(body.token)).toMatchObject({ status: 200 });
      await deploy();
      expect(await ask(body.token)).toMatchObject(refused(400, "GAIA_IA02"));
    });
  });

  test("a bearer token that nobody was granted is refused", async () => {
    const answer = await the.anonymous.get("/k/v1/record.json", record, { Authorization: "Bearer abc" });
    expect(answer).toMatchObject({
      status: 401,
      body: { code: "CB_OA01", message: "Cannot access protected resource." },
    });
  });

  describe("of several credentials the first decides alone: password, token, bearer, session", () => {
    const ask = async (...given: Record<string, string>[]): Promise<Answer> =>
      the.anonymous.get("/k/v1/record.json", record, Object.assign({}, ...given));
    const password = (good: boolean) => ({
      "X-Cybozu-Authorization": base64(`ben:${good ? the.ben.password : "x"}`),
    });
    const token = async (good: boolean) => ({
      "X-Cybozu-API-Token": good ? await the.token(["view"]) : "a".repeat(40),
    });
    const bearer = { Authorization: "Bearer x" };
    const session = async () => (await the.ben.withSession()).headers;

    test("a good password beside a bad token, and the other way round", async () => {
      expect(await ask(password(true), await token(false), bearer)).toMatchObject({ status: 200 });
      expect(await ask(password(false), await token(true), await session())).toMatchObject(
        refused(401, "CB_WA01"),
      );
    });
    test("a token beside bearer and session", async () => {
      expect(await ask(await token(true), bearer)).toMatchObject({ status: 200 });
      expect(await ask(await token(false), await session())).toMatchObject(refused(400, "GAIA_IA02"));
    });
    test("a bearer token beside a session, and a session alone", async () => {
      expect(await ask(bearer, await session())).toMatchObject(refused(401, "CB_OA01"));
      expect(await ask(await session())).toMatchObject({ status: 200 });
    });
    test("Basic in the Authorization header is for the network in front", async () => {
      expect(await ask(password(true), { Authorization: `Basic ${base64("a:b")}` })).toMatchObject({
        status: 200,
      });
    });
  });

  test("the user's own language beats what the browser asks for", async () => {
    const fumi = await the.hire("fumi", "Fumi");
    const message = async (language: string) =>
      (await fumi.get("/k/v1/record.json", record, { "Accept-Language": language })).body.message;
    expect(await message("ja")).toBe("権限がありません。");
    expect(await message("*")).toBe("No privilege to proceed.");
    await fumi.put("/tonari/v1/me", { locale: "ja" });
    expect(await message("en")).toBe("権限がありません。");
  });
});

test("no secret of a request is in the log", async () => {
  const the = await company();
  const token = await the.token(["view"]);
  const unknown = "Z".repeat(40);
  const browser = await the.ben.withSession();
  const asked = { app: the.orders, id: 99_999 };
  await the.withToken(token).get("/k/v1/record.json", asked);
  await the.withToken(unknown).get("/k/v1/record.json", asked);
  await browser.get("/k/v1/record.json", asked);
  await browser.post(
    `/k/v1/record.json?__REQUEST_TOKEN__=${browser.session.requestToken}&token=${token}`,
    asked,
  );
  await the.anonymous.get("/k/v1/record.json", asked, {
    "X-Cybozu-Authorization": base64("ben:open sesame 1"),
  });
  await the.anonymous.post("/tonari/v1/session", { login: "ben", password: "open sesame 1" });
  await the.anonymous.get("/k/v1/record.json", asked, { Authorization: "Bearer open-sesame" });

  const log = the.lines.join("");
  // The premise: these refusals are logged, with their reason.
  expect(log).toContain("CB_WA01");
  expect(log).toContain("SLASH_LO02");
  expect(log).toContain("unknown, removed or draft");
  const { cookie, requestToken } = browser.session;
  const [, value = ""] = cookie.split("=");
  const secrets = [the.ben.password, "open sesame", "open-sesame", token, unknown, requestToken, value];
  for (const secret of secrets) {
    expect(log).not.toContain(secret);
    expect(log).not.toContain(base64(secret).slice(0, -4));
  }
  expect(log).not.toContain(base64(`ben:${the.ben.password}`));
});
