import { readFile } from "node:fs/promises";
import { request } from "node:https";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { openLog } from "../../src/http/log.ts";
import { start } from "../../src/start.ts";
import { ok } from "../api/app-maker.ts";
import { browserPages } from "../browser/pages.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";

const { page } = browserPages();
const sessionPath = "/tonari/v1/session";
const ajax = { "X-Requested-With": "x" };
let the: Company;
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  the = await company();
});
afterAll(async () => {
  for (const close of closing) await close();
});

const signIn = ({ code: login, password }: Person, headers = {}) =>
  the.anonymous.post(sessionPath, { login, password }, headers);
const who = async (cookie: string) =>
  (await the.anonymous.get(sessionPath, {}, { Cookie: cookie, ...ajax })).body.user?.code;
const given = (headers: Headers) => (headers.get("set-cookie") ?? "").split(";")[0] ?? "";

describe("fixation", () => {
  test("a cookie that somebody planted is not taken over, good or made up", async () => {
    const planted = "tonari_session=planted";
    const answer = await signIn(the.ben, { Cookie: planted });
    expect(given(answer.headers)).not.toBe(planted);
    expect(await who(planted)).toBeUndefined();
    expect(await who(given(answer.headers))).toBe("ben");

    const mine = (await the.chie.withSession()).session.cookie;
    const victim = await signIn(the.ben, { Cookie: mine });
    expect(given(victim.headers)).not.toBe(mine);
    // Who planted it is not in beside the victim, and not in any more.
    expect(await who(mine)).toBeUndefined();
  });

  test("nor in a browser, by a page that signs in", async () => {
    const browser = await page(the.url);
    const context = browser.context();
    await context.addCookies([{ name: "tonari_session", value: "planted", url: the.url }]);
    await browser.goto("/login");
    await browser.getByLabel("Login name").fill("ben");
    await browser.getByLabel("Password", { exact: true }).fill(the.ben.password);
    await browser.getByRole("button", { name: "Sign in", exact: true }).click();
    await browser.waitForURL("**/k/");
    const cookies = await context.cookies(the.url);
    expect(cookies).toMatchObject([
      { name: "tonari_session", httpOnly: true, sameSite: "Lax", path: "/", expires: -1 },
    ]);
    expect(cookies[0]?.value).not.toBe("planted");
    expect(await browser.evaluate("document.cookie")).toBe("");
  });

  test("cookies cannot be foretold", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => signIn(the.ben)));
    const values = all.map(({ headers }) => given(headers).split("=")[1] ?? "");
    expect(new Set(values).size).toBe(20);
    for (const value of values) expect(value).toMatch(/^[\w-]{43}$/);
    expect(new Set(all.map(({ body }) => body.requestToken)).size).toBe(20);
  });

  test("a step of signing in leaves no session behind", async () => {
    const liv = await the.hire("liv", "Liv");
    await ok(
      the.admin.put(`/tonari/v1/users/${liv.id}/password`, { password: "temporary 1", temporary: true }),
    );
    const due = await the.anonymous.post(sessionPath, { login: "liv", password: "temporary 1" });
    expect(due).toMatchObject({ status: 401, body: { code: "SLASH_PA02" } });
    expect(due.headers.get("set-cookie")).toBeNull();
    const wrong = await the.anonymous.post(sessionPath, { login: "liv", password: "wrong" });
    expect(wrong.headers.get("set-cookie")).toBeNull();
  });
});

describe("a stolen cookie", () => {
  test("is worth nothing after signing out, and no page token of it counts elsewhere", async () => {
    const stolen = await the.ben.withSession();
    const other = await the.ben.withSession();
    const forged = { name: "Ben", __REQUEST_TOKEN__: stolen.session.requestToken };
    expect(await other.send("PUT", "/tonari/v1/me", json(forged))).toMatchObject({
      status: 400,
      body: { code: "CB_CS01" },
    });
    await ok(stolen.delete(sessionPath));
    expect(await who(stolen.session.cookie)).toBeUndefined();
    expect(await who(other.session.cookie)).toBe("ben");
  });

  test("is worth nothing after a new password, set by whomever", async () => {
    const mia = await the.hire("mia", "Mia");
    const stolen = await mia.withSession();
    const own = await mia.withSession();
    const changed = await own.put("/tonari/v1/me/password", {
      current: mia.password,
      password: "brand new 1",
    });
    expect(changed.status).toBe(200);
    expect(await who(stolen.session.cookie)).toBeUndefined();
    expect(await who(own.session.cookie)).toBeUndefined();
    expect(await who(given(changed.headers))).toBe("mia");
  });
});
const json = (body: object) => ({
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

describe("over TLS", () => {
  const tls = (name: string) => new URL(`../fixtures/tls/${name}`, import.meta.url).pathname;
  interface Reply {
    readonly status?: number;
    readonly cookie?: string;
    readonly text: string;
  }
  async function server() {
    const domain = { ...the.domain, store: { ...the.domain.store, close: async () => undefined } };
    const config = readConfig({ port: "0", tlsCert: tls("server.pem"), tlsKey: tls("server.key") }, {});
    const running = await start(config, domain, openLog({ write: () => undefined }));
    closing.push(running.stop);
    const ca = await readFile(tls("ca.pem"));
    return (path: string, method: string, headers: object, body = "") =>
      new Promise<Reply>((resolve, reject) => {
        const options = {
          method,
          ca,
          agent: false,
          headers: { "Content-Type": "application/json", ...headers },
        };
        const sent = request(running.url + path, options, (reply) => {
          let text = "";
          reply.on("data", (piece) => (text += piece));
          reply.on("end", () =>
            resolve({ status: reply.statusCode, cookie: reply.headers["set-cookie"]?.[0], text }),
          );
        });
        sent.on("error", reject);
        sent.end(body);
      });
  }

  test("the cookie is this host's alone, and no other by its old name counts", async () => {
    const ask = await server();
    const login = JSON.stringify({ login: "ben", password: the.ben.password });
    const { cookie = "" } = await ask(sessionPath, "POST", {}, login);
    expect(cookie).toMatch(/^__Host-tonari_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    const [pair = ""] = cookie.split(";");
    expect(await ask(sessionPath, "GET", { Cookie: pair, ...ajax })).toMatchObject({ status: 200 });
    // A neighbour, or whoever listens on plain http, can set a cookie of the plain name.
    const plain = pair.replace("__Host-", "");
    expect(await ask(sessionPath, "GET", { Cookie: plain, ...ajax })).toMatchObject({ status: 401 });
    const planted = (await the.chie.withSession()).session.cookie;
    const both = await ask(sessionPath, "GET", { Cookie: `${planted}; ${pair}`, ...ajax });
    expect(JSON.parse(both.text).user.code).toBe("ben");
    const out = await ask("/logout", "GET", { Cookie: pair });
    expect(out.cookie).toBe("__Host-tonari_session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
    expect(await ask(sessionPath, "GET", { Cookie: pair, ...ajax })).toMatchObject({ status: 401 });
  });
});
