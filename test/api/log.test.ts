import { describe, expect, test } from "vitest";
import { company } from "../company.ts";
import { base64, type Person } from "../person.ts";
import { register } from "./application.ts";

describe.each(["sqlite", "postgres"] as const)("why was this refused (%s)", (engine) => {
  const at = () => company({ engine });
  const why = (admin: Person, id: string) => admin.get(`/tonari/v1/log/${id}`);

  test("the id of an error leads to its decision", async () => {
    const { ben, admin, orders } = await at();
    const refused = await ben.post("/k/v1/record.json", { app: orders, record: { name: { value: "A" } } });
    const { status, body } = await why(admin, refused.body.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: refused.body.id,
      method: "POST",
      path: "/k/v1/record.json",
      presented: ["password"],
      user: "ben",
      status: 403,
      code: "CB_NO02",
      step: "handler",
      address: expect.stringMatching(/127\.0\.0\.1|::1/),
      parameters: { app: orders, record: { name: { value: "A" } } },
      route: { path: "/k/v1/record.json", token: ["add"], scope: "k:app_record:write" },
    });
    expect(body.sentences.join(" ")).toContain("The request acted as ben.");
    expect(body.help).toContain("Give ben the right");
    expect(Object.keys(body.curl)).toEqual(["password", "apiToken", "oauth", "session"]);
    expect(body.curl.apiToken).toContain("X-Cybozu-API-Token: API_TOKEN");
    expect(body.duration).toBeGreaterThan(0);
  });

  test("each step that can refuse is told from the others", async () => {
    const { aiko, ben, admin, anonymous, withToken, token, orders } = await at();
    const read = (who: Person) => who.get("/k/v1/record.json", { app: orders, id: "1" });
    const adding = await token(["add"]);
    const session = await ben.withSession();
    const noPageToken = { method: "DELETE", path: "/tonari/v1/session" };
    const cases: [string, Promise<{ body: { id: string } }>, object][] = [
      ["nothing", read(anonymous), { step: "credential", presented: [], user: null, code: "CB_AU01" }],
      ["bad token", read(withToken("x".repeat(40))), { step: "credential", presented: ["apiToken"] }],
      [
        "permission",
        read(withToken(adding)),
        { step: "token", tokens: [{ app: orders, permissions: ["add"] }] },
      ],
      ["a token here", withToken(adding).get("/tonari/v1/users"), { step: "method", code: "GAIA_NO01" }],
      [
        "another method",
        aiko.send("PATCH", "/k/v1/record.json"),
        { step: "route", code: "CB_NF02", route: null },
      ],
      ["no such path", aiko.get("/k/v1/nothing.json"), { step: "route", code: "CB_NF01" }],
      [
        "a bad parameter",
        aiko.get("/k/v1/record.json", { app: orders }),
        { step: "handler", code: "CB_VA01" },
      ],
      [
        "a cookie alone",
        session.send(noPageToken.method, noPageToken.path),
        { step: "page", code: "CB_CS01" },
      ],
      [
        "another site",
        session.delete("/tonari/v1/session", {}, { Origin: "https://evil.example" }),
        { step: "origin", code: "CB_CS01", presented: ["session"] },
      ],
      ["no JSON", aiko.send("POST", "/k/v1/record.json", { body: "x" }), { step: "body", parameters: null }],
    ];
    for (const [name, asked, wanted] of cases) {
      const { body } = await asked;
      const decision = await why(admin, body.id);
      expect(decision.body, name).toMatchObject({ id: body.id, ...wanted });
      expect(decision.body.help, name).not.toBe("");
    }
  });

  test("several credentials: the first decides, and the decision says so", async () => {
    const { ben, admin, token, orders } = await at();
    const session = await ben.withSession();
    const headers = {
      "X-Cybozu-API-Token": await token(["view"]),
      "X-Cybozu-Authorization": base64("ben:no"),
    };
    const refused = await session.get("/k/v1/records.json", { app: orders }, headers);
    const { body } = await why(admin, refused.body.id);
    expect(body).toMatchObject({ presented: ["password", "apiToken", "session"], code: "CB_WA01" });
    expect(body.sentences.join(" ")).toContain("The password was not accepted, and nothing else was tried.");
  });

  test("the list filters, and shows what was allowed too", async () => {
    const { chie, ben, admin, orders } = await at();
    await ben.get("/k/v1/records.json", { app: orders });
    await chie.get("/k/v1/records.json", { app: orders });
    const list = async (params: object) => (await admin.get("/tonari/v1/log", { ...params })).body;
    const ofChie = await list({ user: "chie", status: "403" });
    expect(ofChie.exchanges[0]).toMatchObject({
      user: "chie",
      status: 403,
      code: "CB_NO02",
      presented: ["password"],
    });
    const allowed = await list({ user: "ben", path: "records.json", outcome: "allowed" });
    expect(allowed.exchanges[0]).toMatchObject({ status: 200, code: null });
    const { body } = await why(admin, allowed.exchanges[0].id);
    expect(body).toMatchObject({ help: "", refusal: null, parameters: { app: orders } });
    expect((await list({ path: "/nowhere" })).totalCount).toBe("0");
    expect((await list({ limit: 1 })).exchanges).toHaveLength(1);
  });

  test("only administrators read it, and no token does", async () => {
    const { aiko, withToken, token, admin } = await at();
    for (const who of [aiko, withToken(await token(["view"]))]) {
      expect((await who.get("/tonari/v1/log")).status).toBe(403);
      expect((await who.get("/tonari/v1/log/x")).status).toBe(403);
    }
    expect(await why(admin, "nothing")).toMatchObject({ status: 404, body: { code: "CB_NF01" } });
  });

  test("no secret is kept, wherever it came", async () => {
    const { url, admin, ben, orders, anonymous, domain } = await at();
    const secrets = [
      "pw-Sekrit-1",
      "tok-Sekrit-2",
      "ses-Sekrit-3",
      "page-Sekrit-4",
      "login-Sekrit-5",
      "file-Sekrit-6",
    ];
    const [password = "", token = "", cookie = "", page = "", login = "", file = ""] = secrets;
    await anonymous.post("/tonari/v1/session", { login, password });
    await anonymous.get(
      "/k/v1/record.json",
      { app: orders, access_token: token },
      { "X-Cybozu-API-Token": token },
    );
    await anonymous.get("/k/v1/record.json", {}, { Authorization: `Bearer ${token}` });
    await anonymous.get("/k/v1/record.json", {}, { Authorization: `Basic ${base64(`x:${password}`)}` });
    await anonymous.get("/k/v1/record.json", {}, { Cookie: `tonari_session=${cookie}` });
    await ben.put("/tonari/v1/me/password", { current: password, password });
    await ben.post("/tonari/v1/users", { code: "dan", name: "Dan", password });
    await ben.get("/k/v1/records.json", { app: orders, __REQUEST_TOKEN__: page });
    const form = new FormData();
    form.append("file", new Blob([file]), "a.txt");
    form.append("__REQUEST_TOKEN__", page);
    await fetch(`${url}/k/v1/file.json`, { method: "POST", body: form });
    const { exchanges } = (await admin.get("/tonari/v1/log", { limit: 500 })).body;
    const all = await Promise.all(exchanges.map(({ id }: { id: string }) => why(admin, id)));
    const kept = JSON.stringify([
      ...all.map(({ body }) => body),
      await domain.store.view.refusals.newest(1000),
    ]);
    expect(exchanges.length).toBeGreaterThan(8);
    const forms = [...secrets, ...secrets.map(base64), base64(`x:${password}`)];
    expect(forms.filter((secret) => kept.includes(secret))).toEqual([]);
  });

  test("what OAuth refused is there too, with the application and without its secrets", async () => {
    const the = await at();
    const { admin, ben, chie, lines } = the;
    const application = await register(the, [ben], { name: "Reports" });
    const code = await application.code(ben);
    const wrongEndpoint = await application.exchange(code, { redirect_uri: "https://other.example/" });
    expect(wrongEndpoint).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    const { body } = await why(admin, wrongEndpoint.body.id);
    expect(body).toMatchObject({
      method: "POST",
      path: "/oauth2/token",
      step: "oauth",
      status: 400,
      code: "invalid_grant",
      client: { id: application.id, name: "Reports" },
      parameters: { grant_type: "authorization_code", redirect_uri: "https://other.example/", code: "***" },
    });
    expect(body.sentences).toEqual([
      `The application was Reports (${application.id}).`,
      "Refused by the rules of OAuth.",
      expect.stringContaining("invalid_grant: redirect_uri"),
    ]);
    expect(body.help).toContain("authorization page again");
    expect(body.curl.oauth).toContain("--data-urlencode 'code=CODE'");
    expect(body.curl.oauth).toContain("-u 'CLIENT_ID:CLIENT_SECRET'");

    const nobody = await application.send("/oauth2/token", { client_id: "l.1.none", client_secret: "guess" });
    const unknown = await why(admin, nobody.body.id);
    expect(unknown.body).toMatchObject({ status: 401, client: { id: "l.1.none", name: null } });
    expect(unknown.body.sentences[0]).toBe("No application has the client ID l.1.none.");
    const noForm = await application.send("/oauth2/revoke", "{}", { "Content-Type": "application/json" });
    expect((await why(admin, noForm.body.id)).body).toMatchObject({
      path: "/oauth2/revoke",
      code: "invalid_request",
      sentences: expect.arrayContaining(["No application was named."]),
    });

    // The page tells the user the id; what goes back to the application is found in the list.
    const notTicked = await (await chie.withSession()).get(application.address());
    const [, id = ""] = /"id":"(\w{20})"/.exec(notTicked.body) ?? [];
    expect((await why(admin, id)).body).toMatchObject({
      path: "/oauth2/authorization",
      user: "chie",
      status: 403,
      code: "notAllowed",
      help: expect.stringContaining("ticks chie"),
    });
    const badScope = application.address(application.asking({ scope: "everything", state: "s3cret state" }));
    await fetch(application.url + badScope, { redirect: "manual" });
    const { body: log } = await admin.get("/tonari/v1/log", { path: "/oauth2/", status: "302" });
    expect(log.exchanges[0]).toMatchObject({ path: "/oauth2/authorization", code: "invalid_scope" });

    const allowed = await application.exchange(await application.code(ben));
    expect(allowed.status).toBe(200);
    const { body: done } = await admin.get("/tonari/v1/log", { path: "/oauth2/token", outcome: "allowed" });
    expect((await why(admin, done.exchanges[0].id)).body).toMatchObject({ status: 200, code: null });
    const everything = JSON.stringify(await the.domain.store.view.refusals.newest(1000)) + lines.join();
    for (const secret of [code, application.secret, "guess", "s3cret", allowed.body.refresh_token])
      expect(everything).not.toContain(secret);
  });
});
