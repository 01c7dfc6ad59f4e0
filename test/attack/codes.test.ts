import { createHash, randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Application, bearer, register } from "../api/application.ts";
import { type Company, company } from "../company.ts";

const invalid = (error: string, status = 400) => ({ status, body: { error } });
let the: Company;
let application: Application;
let thief: Application;
beforeAll(async () => {
  the = await company();
  application = await register(the, [the.ben, the.aiko]);
  thief = await register(the, [the.ben, the.aiko], {
    name: "Thief",
    redirectEndpoint: "https://thief.example/",
  });
});
const read = (token: string) => the.anonymous.get("/k/v1/records.json", { app: the.orders }, bearer(token));

function pkce() {
  const verifier = randomBytes(32).toString("base64url");
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  return { verifier, asked: { code_challenge: challenge, code_challenge_method: "S256" } };
}

describe("a code that was seen on its way", () => {
  test("is no use to another application, by whatever name it calls itself", async () => {
    const code = await application.code(the.ben);
    const redirect_uri = application.redirectEndpoint;
    expect(await thief.exchange(code)).toMatchObject(invalid("invalid_grant"));
    expect(await thief.exchange(code, { redirect_uri })).toMatchObject(invalid("invalid_grant"));
    // Its own secret, the other's name: in the form, in the header, in both.
    const form = { grant_type: "authorization_code", code, redirect_uri };
    for (const asked of [
      thief.post("/oauth2/token", { ...form, client_id: application.id }),
      thief.send("/oauth2/token", { ...form, client_id: application.id, client_secret: thief.secret }),
      thief.send("/oauth2/token", { ...form, client_id: application.id }),
      thief.send("/oauth2/token", form),
    ])
      expect(await asked).toMatchObject(invalid("invalid_client", 401));
    expect(
      await thief.post("/oauth2/token", { ...form, client_id: thief.id, client_secret: application.secret }),
    ).toMatchObject(invalid("invalid_request"));
    expect(await application.exchange(code)).toMatchObject({ status: 200 });
  });

  test("is no use to the application's own user in another flow, when PKCE was sent", async () => {
    const [mine, other] = [pkce(), pkce()];
    const code = await application.code(the.ben, mine.asked);
    for (const verifier of [
      other.verifier,
      mine.asked.code_challenge,
      "",
      `${mine.verifier}=`,
      "x".repeat(129),
    ])
      expect(await application.exchange(code, { code_verifier: verifier })).toMatchObject(
        invalid("invalid_grant"),
      );
    expect(await application.exchange(code)).toMatchObject(invalid("invalid_grant"));
    expect(await application.exchange(code, { code_verifier: mine.verifier })).toMatchObject({ status: 200 });
  });

  test("cannot have its PKCE taken away on the way", async () => {
    const { verifier } = pkce();
    const code = await application.code(the.ben);
    expect(await application.exchange(code, { code_verifier: verifier })).toMatchObject(
      invalid("invalid_grant"),
    );
    for (const change of [
      { code_challenge: verifier },
      { code_challenge: verifier, code_challenge_method: "plain" },
      { code_challenge: "short", code_challenge_method: "S256" },
      { code_challenge_method: "S256" },
    ] as Record<string, string>[])
      expect(await application.decision(await the.ben.withSession(), true, change)).toMatchObject({
        error: "invalid_request",
      });
  });

  test("ends everything when it comes a second time, from whomever of the application's", async () => {
    const code = await application.code(the.ben);
    const { body } = await application.exchange(code);
    expect(await read(body.access_token)).toMatchObject({ status: 200 });
    const { body: second } = await application.refresh(body.refresh_token);
    expect(await application.exchange(code)).toMatchObject(invalid("invalid_grant"));
    for (const token of [body.access_token, second.access_token])
      expect(await read(token)).toMatchObject({ status: 401 });
    expect(await application.refresh(body.refresh_token)).toMatchObject(invalid("invalid_grant"));
  });

  test("is none of the other things that open something", async () => {
    const code = await application.code(the.ben);
    expect(await read(code)).toMatchObject({ status: 401, body: { code: "CB_OA01" } });
    expect(await application.refresh(code)).toMatchObject(invalid("invalid_grant"));
    expect(await the.withToken(code).get("/k/v1/records.json", { app: the.orders })).toMatchObject({
      status: 400,
      body: { code: "GAIA_IA02" },
    });
    const { body } = await application.exchange(code);
    expect(await read(body.refresh_token)).toMatchObject({ status: 401 });
    expect(await application.refresh(body.access_token)).toMatchObject(invalid("invalid_grant"));
    expect(await application.exchange(body.refresh_token)).toMatchObject(invalid("invalid_grant"));
    expect(await application.exchange(application.secret)).toMatchObject(invalid("invalid_grant"));
  });

  test("counts in the body only, once, and by POST", async () => {
    const code = await application.code(the.ben);
    const query = new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: application.redirectEndpoint,
      client_id: application.id,
      client_secret: application.secret,
    });
    expect(await application.send(`/oauth2/token?${query}`, "")).toMatchObject(
      invalid("invalid_client", 401),
    );
    expect((await the.anonymous.send("GET", `/oauth2/token?${query}`)).status).toBe(404);
    const twice = new URLSearchParams(query);
    twice.append("code", code);
    expect(await application.send("/oauth2/token", twice)).toMatchObject(invalid("invalid_request"));
    const json = { "Content-Type": "application/json" };
    expect(
      await application.send("/oauth2/token", JSON.stringify(Object.fromEntries(query)), json),
    ).toMatchObject(invalid("invalid_request"));
    expect(await application.send("/oauth2/token", query)).toMatchObject({ status: 200 });
  });
});

describe("consent", () => {
  test("is given by the user's own page only, and never by the application", async () => {
    const request = new URLSearchParams(application.asking()).toString();
    const consent = { request, allow: true };
    const path = "/tonari/v1/oauth/consent";
    const { access } = await application.tokens(the.aiko);
    const browser = await the.aiko.withSession();
    const { cookie } = browser.session;
    const ajax = { "X-Requested-With": "XMLHttpRequest" };
    for (const [asked, code] of [
      [the.anonymous.post(path, consent), "CB_AU01"],
      [the.aiko.post(path, consent), "CB_NO02"],
      [the.anonymous.post(path, consent, bearer(access)), "CB_OA01"],
      [the.anonymous.post(path, consent, { Cookie: cookie }), "CB_JH01"],
      [the.anonymous.post(path, consent, { Cookie: cookie, ...ajax }), "CB_CS01"],
      [browser.post(path, consent, { Origin: "https://app.example" }), "CB_CS01"],
    ] as const)
      expect((await asked).body).toMatchObject({ code });
  });

  test("asks for what the user reads: a scope is not widened at the exchange or the refresh", async () => {
    const code = await application.code(the.ben, { scope: "k:app_record:read" });
    const { body } = await application.exchange(code, { scope: "k:app_record:read k:app_record:write" });
    expect(body.scope).toBe("k:app_record:read");
    for (const scope of ["k:app_record:write", "k:app_record:read k:file:read", "*", "K:APP_RECORD:READ"])
      expect(await application.refresh(body.refresh_token, { scope })).toMatchObject(
        invalid("invalid_scope"),
      );
  });
});
