import { beforeAll, describe, expect, test } from "vitest";
import { bearer, everyScope, register } from "../api/application.ts";
import { base64 } from "../person.ts";
import {
  type Answer,
  add,
  type Company,
  company,
  done,
  type Engine,
  en,
  engines,
  formApp,
  ja,
  outcome,
  Person,
  stored,
  valuesOf,
} from "./facts.ts";

const one = "/k/v1/record.json";

/** What was seen on kintone of who is asking, fact by fact. How each credential fares on each route: test/api/matrix. */
describe.each(engines)("authentication (%s)", (engine: Engine) => {
  let the: Company;
  let app: string;
  let other: string;
  let id: string;
  let viewing: string;

  beforeAll(async () => {
    the = await company({ engine });
    app = await formApp(the.aiko, { text: { type: "SINGLE_LINE_TEXT" } });
    other = await formApp(the.aiko, { text: { type: "SINGLE_LINE_TEXT" } });
    id = String((await stored(the.aiko, app, { text: "x" })).$id);
    viewing = await the.token(["view"], app);
  });
  const by = (...tokens: string[]) => the.withToken(...tokens).get(one, { app, id });
  /** a request with these headers and no others */
  const raw = (headers: Record<string, string>, query = `?app=${app}&id=${id}`): Promise<Answer> =>
    fetch(`${the.url}${one}${query}`, { headers }).then(async (reply) => ({
      status: reply.status,
      body: await reply.json(),
      headers: reply.headers,
    }));

  describe("API tokens", () => {
    test("a bad credential is told before an app that is not there", async () => {
      expect(await outcome(the.withToken("nosuch").get(one, { app: "999999", id }))).toBe("400 GAIA_IA02");
    });
    test("a draft is like one that nobody knows, until Update App", async () => {
      const fresh = await formApp(the.aiko, { text: { type: "SINGLE_LINE_TEXT" } });
      const path = `/tonari/v1/apps/${fresh}/tokens`;
      const { body } = await the.aiko.post(path, { permissions: ["view"] });
      const asked = () => outcome(the.withToken(body.token).get("/k/v1/records.json", { app: fresh }));
      expect(await asked()).toBe("400 GAIA_IA02");
      await done(the.aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app: fresh }] }));
      expect(await asked()).toBe("200");
    });
    test("one that may view deletes nothing", async () => {
      const asked = the.withToken(viewing).delete("/k/v1/records.json", { app, ids: [id] });
      expect(await outcome(asked)).toBe("403 GAIA_NO01");
    });
    test("one unknown token among good ones refuses the request", async () => {
      expect(await outcome(by(viewing, "nosuch"))).toBe("400 GAIA_IA02");
      expect(await outcome(by("nosuch", viewing))).toBe("400 GAIA_IA02");
    });
    test("two of one app are refused, also the same one twice", async () => {
      const second = await the.token(["view", "add"], app);
      for (const tokens of [
        [viewing, second],
        [viewing, viewing],
      ]) {
        const { status, body } = await the.withToken(...tokens).get(one, { app, id }, en);
        expect([status, body.code, body.message]).toEqual([
          400,
          "GAIA_DA03",
          "You cannot specify a duplicate API token for the same app.",
        ]);
      }
    });
    test("those of other apps do no harm", async () => {
      expect(await outcome(by(await the.token(["view"], other), viewing))).toBe("200");
    });
    test("without one of the app's the request is refused", async () => {
      expect(await outcome(by(await the.token(["view"], other)))).toBe("403 GAIA_AP15");
    });
    test("that of the app must have the permission", async () => {
      const writing = await the.token(["add", "edit"], other);
      const asked = the.withToken(viewing, writing).put(one, { app, id, record: {} });
      expect(await outcome(asked)).toBe("403 GAIA_NO01");
    });
    test("who acts is Administrator", async () => {
      const adding = the.withToken(await the.token(["view", "add"], app));
      const added = await done(add(adding, app, {}));
      expect((await valuesOf(adding, app, added.id)).Created_by).toMatchObject({ code: "Administrator" });
    });
  });

  describe("passwords", () => {
    test.each([
      ["no Base64", () => "aiko:secret"],
      ["no colon", () => base64("aiko")],
      ["an unknown user", () => base64("nobody:secret")],
      ["a wrong password", () => base64("ben:wrong")],
      ["an empty password", () => base64("ben:")],
    ])("%s is answered like any other fault", async (_, value) => {
      const japanese = await raw({ "X-Cybozu-Authorization": value(), ...ja });
      expect([japanese.status, japanese.body.code, japanese.body.message]).toEqual([
        401,
        "CB_WA01",
        "ユーザーのパスワード認証に失敗しました。「X-Cybozu-Authorization」ヘッダーの値が正しくありません。",
      ]);
      expect((await raw({ "X-Cybozu-Authorization": value(), ...en })).body.message).toBe(
        "Password authentication failed. The value in http header of X-Cybozu-Authorization is not valid.",
      );
    });
    test("win over a token, even a bad one", async () => {
      const password = { "X-Cybozu-Authorization": base64(`aiko:${the.aiko.password}`) };
      expect((await raw({ ...password, "X-Cybozu-API-Token": "nosuch" })).status).toBe(200);
    });
    test("a locked account is told apart from a wrong password", async () => {
      await the.hire("forgetful", "Forgetful");
      await the.admin.put("/tonari/v1/security", { lockout: { failures: 2, minutes: 0 } });
      const wrong = base64("forgetful:wrong");
      for (let time = 0; time < 2; time++) await raw({ "X-Cybozu-Authorization": wrong });
      const { body } = await raw({ "X-Cybozu-Authorization": wrong, ...ja });
      await the.admin.put("/tonari/v1/security", { lockout: { failures: 0 } });
      expect([body.code, body.message]).toEqual([
        "CB_US02",
        "2回以上パスワードを間違えたため、アカウントがロックアウトされました。管理者に連絡してください。",
      ]);
    });
  });

  describe("sessions", () => {
    test("need a header that other sites cannot send", async () => {
      const { headers } = await the.aiko.withSession();
      expect(await outcome(raw({ Cookie: headers.Cookie ?? "" }))).toBe("400 CB_JH01");
      expect((await raw({ Cookie: headers.Cookie ?? "", "X-Requested-With": "x" })).status).toBe(200);
    });
    test.each(["", "stale"])("change nothing without the page's token (%j)", async (token) => {
      const session = await the.aiko.withSession();
      const body = JSON.stringify({ app, record: {}, ...(token && { __REQUEST_TOKEN__: token }) });
      const headers = { "Content-Type": "application/json", ...ja };
      const reply = await session.send("POST", one, { headers, body });
      expect([reply.status, reply.body.code, reply.body.message]).toEqual([
        400,
        "CB_CS01",
        "ページの有効期限が切れています。ページを再読み込みしてください。",
      ]);
    });
    test("a cookie that nobody knows is none", async () => {
      const headers = { Cookie: "JSESSIONID=nosuch", "X-Requested-With": "XMLHttpRequest" };
      expect(await outcome(raw(headers))).toBe("401 CB_AU01");
    });
  });

  describe("OAuth", () => {
    test("tokens last an hour, and a refresh brings no new refresh token", async () => {
      const application = await register(the, [the.aiko]);
      const { body } = await application.exchange(await application.code(the.aiko));
      const scope = "k:app_record:read";
      const text = expect.any(String);
      const granted = { access_token: text, token_type: "bearer", expires_in: 3600, scope };
      expect(body).toEqual({ ...granted, refresh_token: text });
      expect((await application.refresh(body.refresh_token)).body).toEqual(granted);
      expect((await application.refresh(body.refresh_token)).status).toBe(200);
    });
    test("a bad token and a missing scope have one code and two statuses", async () => {
      const application = await register(the, [the.aiko]);
      const { access } = await application.tokens(the.aiko, ["k:app_settings:write"]);
      const message = "Cannot access protected resource.";
      const refused = async (token: string) => {
        const { status, body } = await raw({ ...bearer(token), ...en });
        return [status, body.code, body.message];
      };
      expect(await refused("nosuch")).toEqual([401, "CB_OA01", message]);
      expect(await refused(access)).toEqual([403, "CB_OA01", message]);
    });
    test("writing does not include reading", async () => {
      const application = await register(the, [the.aiko]);
      const { access } = await application.tokens(the.aiko, ["k:app_settings:write"]);
      const caller = new Person(the.url, { tokens: [] });
      const path = "/k/v1/preview/app/deploy.json";
      const init = { headers: { ...bearer(access), "X-Cybozu-API-Token": "" } };
      expect((await caller.send("GET", `${path}?apps[0]=${app}`, init)).status).toBe(403);
      const body = JSON.stringify({ apps: [{ app }] });
      const headers = { ...init.headers, "Content-Type": "application/json" };
      expect((await caller.send("POST", path, { headers, body })).status).toBe(200);
    });
    test("what has no scope cannot be reached", async () => {
      const application = await register(the, [the.aiko]);
      const { access } = await application.tokens(the.aiko, everyScope);
      const reply = await fetch(`${the.url}/k/v1/records/acl/evaluate.json?app=${app}&ids[0]=${id}`, {
        headers: bearer(access),
      });
      expect(reply.status).toBe(403);
    });
  });

  describe("requests", () => {
    const post = (body: string) =>
      the.aiko.send("POST", one, { headers: { "Content-Type": "application/json" }, body });
    test.each([
      ["a comma too many", (app: string) => `{"app": ${app},}`],
      ["single quotes", (app: string) => `{'app': ${app}}`],
      ["a comment", (app: string) => `{"app": ${app} /* here */}`],
      ["a raw line end in a text", (app: string) => `{"app": ${app}, "record": {"text": {"value": "a\nb"}}}`],
      ["a list for a text", (app: string) => `{"app": ${app}, "record": []}`],
    ])("%s is no JSON that could be meant", async (_, body) => {
      expect(await outcome(post(body(app)))).toBe("400 CB_IJ01");
    });
    test("before anybody is known, the header alone says which language", async () => {
      expect((await raw(ja)).body.message).toBe("ログインしてください。");
      expect((await raw(en)).body.message).toBe("Please login.");
    });
    test("an app outside of spaces is not found on the address of one", async () => {
      expect(await outcome(the.aiko.get("/k/guest/5/v1/record.json", { app, id }))).toBe("403 CB_NO02");
    });
  });
});
