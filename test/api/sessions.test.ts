import { describe, expect, test } from "vitest";
import { company } from "../company.ts";
import type { Person } from "../person.ts";

const refused = (status: number, code: string) => ({ status, body: { code } });
const me = "/tonari/v1/me";
const sessionPath = "/tonari/v1/session";

test.each(["sqlite", "postgres"] as const)(
  "somebody signs in, is known, and signs out (%s)",
  async (engine) => {
    const { aiko, anonymous } = await company({ engine });
    const browser = await aiko.withSession();
    const { status, body } = await browser.get(sessionPath);
    expect(status).toBe(200);
    expect(body).toMatchObject({ user: { id: aiko.id, code: "aiko", name: "Aiko", administrator: false } });
    expect(body.requestToken).toBe(browser.session.requestToken);
    expect(await browser.delete(sessionPath)).toMatchObject({ status: 200, body: {} });
    expect(await browser.get(sessionPath)).toMatchObject(refused(401, "CB_AU01"));
    expect(await anonymous.get(sessionPath)).toMatchObject(refused(401, "CB_AU01"));
  },
);

test("what was wrong, the name or the password, is not told", async () => {
  const { anonymous, ben, hire, admin } = await company();
  const gone = await hire("gone", "Gone");
  await admin.put(`/tonari/v1/users/${gone.id}`, { valid: false });
  const messages = new Set<string>();
  for (const given of [
    { login: "ben", password: "wrong-1" },
    { login: "nobody", password: ben.password },
    { login: "gone", password: gone.password },
    { login: "Administrator", password: "Administrator" },
  ]) {
    const answer = await anonymous.post(sessionPath, given);
    expect(answer).toMatchObject(refused(401, "SLASH_LO02"));
    expect(answer.headers.get("set-cookie")).toBeNull();
    messages.add(answer.body.message);
  }
  expect(messages.size).toBe(1);
  expect(await anonymous.post(sessionPath, { login: "ben" })).toMatchObject({
    status: 400,
    body: { code: "CB_VA01", errors: { password: {} } },
  });
});

test("the cookie is for the browser alone, and the store cannot sign anybody in with what it keeps", async () => {
  const { url, ben, domain } = await company();
  const reply = await fetch(url + sessionPath, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ login: "ben", password: ben.password }),
  });
  const cookie = reply.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^tonari_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  const value = cookie.slice("tonari_session=".length).split(";")[0] ?? "";
  expect(await domain.store.view.sessions.byDigest(value)).toBeUndefined();
});

describe("a request by session", () => {
  const change = { name: "Ben" };

  test("needs X-Requested-With, whatever it says", async () => {
    const { anonymous, ben } = await company();
    const { cookie } = (await ben.withSession()).session;
    const ask = (headers: Record<string, string>) =>
      anonymous.get(sessionPath, {}, { Cookie: cookie, ...headers });
    expect(await ask({})).toMatchObject(refused(400, "CB_JH01"));
    expect(await ask({ "X-Requested-With": "" })).toMatchObject(refused(400, "CB_JH01"));
    expect(await ask({ "X-Requested-With": "anything" })).toMatchObject({ status: 200 });
  });

  test("needs the page's token to change something, in the body or in the query string", async () => {
    const { ben } = await company();
    const browser = await ben.withSession();
    const { requestToken } = browser.session;
    const send = (path: string, body: object) =>
      browser.send("PUT", path, {
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    expect(await send(me, change)).toMatchObject(refused(400, "CB_CS01"));
    expect(await send(me, { ...change, __REQUEST_TOKEN__: `${requestToken}x` })).toMatchObject(
      refused(400, "CB_CS01"),
    );
    expect(await send(me, { ...change, __REQUEST_TOKEN__: [requestToken] })).toMatchObject(
      refused(400, "CB_CS01"),
    );
    expect(await send(me, { ...change, __REQUEST_TOKEN__: "" })).toMatchObject(refused(400, "CB_CS01"));
    expect(await send(me, { ...change, __REQUEST_TOKEN__: requestToken })).toMatchObject({ status: 200 });
    expect(await send(`${me}?__REQUEST_TOKEN__=${requestToken}`, change)).toMatchObject({ status: 200 });
    const other = await (await company()).aiko.withSession();
    expect(await send(me, { ...change, __REQUEST_TOKEN__: other.session.requestToken })).toMatchObject(
      refused(400, "CB_CS01"),
    );
  });

  test("uploads with the page's token before or after the file; without it nothing is stored", async () => {
    const { aiko, domain, orders } = await company();
    const browser = await aiko.withSession();
    expect(await browser.upload("after.txt", "after")).toMatch(/./);
    const form = new FormData();
    form.append("__REQUEST_TOKEN__", browser.session.requestToken);
    form.append("file", new Blob(["before"]), "before.txt");
    expect(await browser.send("POST", "/k/v1/file.json", { body: form })).toMatchObject({ status: 200 });

    const before = await temporaryFiles(domain);
    const forged = new FormData();
    forged.append("file", new Blob(["forged"]), "forged.txt");
    expect(await browser.send("POST", "/k/v1/file.json", { body: forged })).toMatchObject(
      refused(400, "CB_CS01"),
    );
    expect(await temporaryFiles(domain)).toEqual(before);
    // The connection is good for more.
    expect(await browser.get("/k/v1/app.json", { id: orders })).toMatchObject({ status: 200 });
  });

  test("of another site's page is refused even with everything else", async () => {
    const { ben, url } = await company();
    const browser = await ben.withSession();
    const put = (headers: Record<string, string>) => browser.put(me, change, headers);
    for (const origin of [
      "https://evil.example",
      "null",
      "not an origin",
      url.replace("localhost", "127.0.0.1"),
    ]) {
      expect(await put({ Origin: origin })).toMatchObject(refused(400, "CB_CS01"));
    }
    expect(await put({ Origin: url })).toMatchObject({ status: 200 });
    const proxied = { Origin: "https://kintone.example", "X-Forwarded-Host": "kintone.example" };
    expect(await put(proxied)).toMatchObject({ status: 200 });
    // Reading is protected by the browser itself.
    expect(await browser.get(sessionPath, {}, { Origin: "https://evil.example" })).toMatchObject({
      status: 200,
    });
  });

  test("may read by POST without the token, as kintone.api() does with long queries", async () => {
    const { aiko, orders } = await company();
    const browser = await aiko.withSession();
    const answer = await browser.send("POST", "/k/v1/records.json", {
      headers: { "Content-Type": "application/json", "X-HTTP-Method-Override": "GET" },
      body: JSON.stringify({ app: orders, __REQUEST_TOKEN__: "stripped" }),
    });
    expect(answer).toMatchObject({ status: 200, body: { records: expect.any(Array) } });
  });
});

async function temporaryFiles({ store }: Awaited<ReturnType<typeof company>>["domain"]) {
  return (await store.view.files.temporaryBefore(Number.MAX_SAFE_INTEGER)).map(({ name }) => name);
}

describe("all sessions of a user end", () => {
  const endsWith = (what: string, end: (user: Person, admin: Person) => Promise<unknown>) =>
    test(what, async () => {
      const { admin, hire } = await company();
      const user = await hire(`end-${what.replaceAll(" ", "-")}`, what);
      const [one, two] = [await user.withSession(), await user.withSession()];
      await end(user, admin);
      expect(await one.get(sessionPath)).toMatchObject(refused(401, "CB_AU01"));
      expect(await two.get(sessionPath)).toMatchObject(refused(401, "CB_AU01"));
    });

  endsWith("suspended", (user, admin) => admin.put(`/tonari/v1/users/${user.id}`, { valid: false }));
  endsWith("another password", (user, admin) =>
    admin.put(`/tonari/v1/users/${user.id}/password`, { password: "another 1" }),
  );
  endsWith("own password by API", (user) =>
    user.put(`${me}/password`, { current: user.password, password: "another horse 2" }),
  );
});

test("whoever changes their password in a browser stays signed in there, and nowhere else", async () => {
  const { hire, url } = await company();
  const gina = await hire("gina", "Gina");
  const [here, there] = [await gina.withSession(), await gina.withSession()];
  const answer = await here.put(`${me}/password`, { current: gina.password, password: "another horse 2" });
  const [cookie = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
  expect(await there.get(sessionPath)).toMatchObject(refused(401, "CB_AU01"));
  const headers = { Cookie: cookie, "X-Requested-With": "XMLHttpRequest" };
  const reply = await fetch(url + sessionPath, { headers });
  expect(await reply.json()).toMatchObject({
    user: { code: "gina" },
    requestToken: here.session.requestToken,
  });
});

test("a session ends a day after its last use", async () => {
  const { hire, domain } = await company();
  const browser = await (await hire("hana", "Hana")).withSession();
  const { digestOf } = await import("../../src/auth/digest.ts");
  const digest = digestOf(browser.session.cookie.split("=")[1] ?? "");
  const day = 24 * 60 * 60_000;
  const lastUse = (time: number) => domain.store.write((store) => store.sessions.touch(digest, time, null));
  await lastUse(Date.now() - day + 60_000);
  expect(await browser.get(sessionPath)).toMatchObject({ status: 200 });
  // Using it counts.
  expect((await domain.store.view.sessions.byDigest(digest))?.usedAt).toBeGreaterThan(Date.now() - 60_000);
  await lastUse(Date.now() - day);
  expect(await browser.get(sessionPath)).toMatchObject(refused(401, "CB_AU01"));
});
