import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { request } from "node:https";
import { connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { BadConfig, readConfig } from "../../src/config.ts";
import { openLog } from "../../src/http/log.ts";
import { start } from "../../src/start.ts";
import { company } from "../company.ts";
import { base64, Person } from "../person.ts";
import { add, done, formApp, valuesOf } from "./form-app.ts";

const tls = (name: string) => new URL(`../fixtures/tls/${name}`, import.meta.url).pathname;
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** A second server for the company's domain, with something in front of it. */
async function behind(flags: Parameters<typeof readConfig>[0]) {
  const the = await company();
  // The company closes its store itself.
  const config = readConfig({ port: "0", ...flags }, {});
  const { publicUrl } = config;
  const domain = { ...the.domain, publicUrl, store: { ...the.domain.store, close: async () => undefined } };
  const running = await start(config, domain, openLog({ write: () => undefined }));
  closing.push(running.stop);
  const ask = (headers: Record<string, string> = {}, path = "/tonari/v1/users") =>
    new Person(running.url, { code: "ben", password: the.ben.password }).get(path, {}, headers);
  return { ask, url: running.url, the };
}
const basic = (text: string) => ({ Authorization: `Basic ${base64(text)}` });

describe("Basic authentication", () => {
  test("stands in front of everything, beside kintone's own header", async () => {
    const { ask } = await behind({ basicAuth: "gate:keeper" });
    const refused = await ask();
    expect(refused).toMatchObject({ status: 401, body: "401 Unauthorized" });
    expect(refused.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
    expect(await ask(basic("gate:keeper"))).toMatchObject({ status: 200 });
    expect(await ask(basic("gate:keeper"), "/login")).toMatchObject({ status: expect.not.toBeOneOf([401]) });
    for (const wrong of ["gate:Keeper", "Gate:keeper", "gate", "", "gate:keeper2"]) {
      expect(await ask(basic(wrong))).toMatchObject({ status: 401 });
    }
    expect(await ask({ Authorization: "Bearer x" })).toMatchObject({ status: 401, body: "401 Unauthorized" });
    expect(await ask({}, "/login")).toMatchObject({ status: 401 });
    expect(await ask({}, "/nowhere")).toMatchObject({ status: 401 });
  });

  test("is not asked of addresses that may come in anyway", async () => {
    const inside = await behind({ basicAuth: "gate:keeper", allowIp: ["10.0.0.0/8,127.0.0.0/8", "::1"] });
    expect(await inside.ask()).toMatchObject({ status: 200 });
    const outside = await behind({ basicAuth: "gate:keeper", allowIp: ["10.0.0.0/8"] });
    expect(await outside.ask()).toMatchObject({ status: 401 });
    expect(await outside.ask(basic("gate:keeper"))).toMatchObject({ status: 200 });
  });
});

test("with a list of addresses alone, the others stay outside", async () => {
  const outside = await behind({ allowIp: ["10.0.0.0/8"] });
  expect(await outside.ask()).toMatchObject({ status: 403, body: "403 Forbidden" });
  expect(await outside.ask({ "X-Forwarded-For": "10.0.0.1" })).toMatchObject({ status: 403 });
  const inside = await behind({ allowIp: ["127.0.0.1", "::1"] });
  expect(await inside.ask()).toMatchObject({ status: 200 });
});

describe("behind proxies", () => {
  const here = ["127.0.0.1", "::1"];

  test("the address that a trusted proxy names counts, and of several the last that is none of ours", async () => {
    const { ask } = await behind({ allowIp: ["10.0.0.0/8"], trustProxy: [...here, "192.168.7.0/24"] });
    const from = (text: string) => ask({ "X-Forwarded-For": text });
    for (const inside of [
      "10.0.0.1",
      "::ffff:10.0.0.1",
      "8.8.8.8, 10.0.0.1",
      "10.2.3.4:4711",
      "10.0.0.1, 192.168.7.9",
    ])
      expect(await from(inside), inside).toMatchObject({ status: 200 });
    for (const outside of ["8.8.8.8", "10.0.0.1, 8.8.8.8", "10.0.0.1, 8.8.8.8, 192.168.7.9", "unknown", ""])
      expect(await from(outside), outside).toMatchObject({ status: 403 });
  });

  test("https that ends at the proxy is https: the cookie stays on it, and the addresses say so", async () => {
    const forwarded = { "X-Forwarded-Proto": "https", "X-Forwarded-Host": "apps.example.com" };
    const metadata = "/.well-known/oauth-authorization-server";
    const signIn = async (url: string, the: Awaited<ReturnType<typeof company>>) => {
      const body = { login: "ben", password: the.ben.password };
      const reply = await new Person(url, {}).post("/tonari/v1/session", body, forwarded);
      return reply.headers.get("set-cookie");
    };
    const trusted = await behind({ trustProxy: here });
    expect(await signIn(trusted.url, trusted.the)).toContain("; Secure");
    expect((await trusted.ask(forwarded, metadata)).body.issuer).toBe("https://apps.example.com");
    const stranger = await behind({ trustProxy: ["10.0.0.0/8"] });
    expect(await signIn(stranger.url, stranger.the)).not.toContain("Secure");
    expect((await stranger.ask(forwarded, metadata)).body.issuer).toBe(stranger.url);
  });
});

describe("the address that people use", () => {
  const publicUrl = "https://apps.example.com";
  const metadata = "/.well-known/oauth-authorization-server";
  const signIn = async ({ url, the }: Awaited<ReturnType<typeof behind>>, headers: Record<string, string>) =>
    new Person(url, {}).post("/tonari/v1/session", { login: "ben", password: the.ben.password }, headers);

  test("stands in everything that names one, whatever a proxy says or leaves out", async () => {
    const server = await behind({ publicUrl, trustProxy: ["127.0.0.1", "::1"] });
    const forwarded = { "X-Forwarded-Proto": "http", "X-Forwarded-Host": "inside.example.net" };
    const { body } = await server.ask(forwarded, metadata);
    expect(body).toMatchObject({ issuer: publicUrl, token_endpoint: `${publicUrl}/oauth2/token` });
    const opened = await signIn(server, forwarded);
    expect(opened.headers.get("set-cookie")).toMatch(/^__Host-tonari_session=.*; Secure$/);
    expect(opened.body.domain.url).toBe(publicUrl);
    const anybody = new Person(server.url, {});
    const asked = await anybody.post("/tonari/v1/session/passkey/options", {}, forwarded);
    expect(asked.body.rpId).toBe("apps.example.com");
  });

  test("is where pages that change something come from; the same host over http is somebody else", async () => {
    const server = await behind({ publicUrl });
    const from = async (origin: string, headers = {}) =>
      (await signIn(server, { Origin: origin, ...headers })).status;
    expect(await from(publicUrl)).toBe(200);
    expect(await from(server.url)).toBe(200);
    const refused = [
      "http://apps.example.com",
      "https://apps.example.com:8443",
      "https://apps.example.com.evil.example",
      "https://evil.example",
      "null",
    ];
    for (const origin of refused) {
      expect(await from(origin), origin).toBe(400);
      // What a rebound name or a careless proxy would make of it.
      const host = { "X-Forwarded-Host": "apps.example.com" };
      expect(await from(origin, host), origin).toBe(400);
    }
    const open = await behind({});
    expect(await signIn(open, { Origin: publicUrl })).toMatchObject({
      status: 400,
      body: { code: "CB_CS01" },
    });
  });

  test("is an origin and nothing more", () => {
    const read = (text: string) => readConfig({}, { TONARI_PUBLIC_URL: text }).publicUrl;
    expect(read("https://Apps.Example.com/")).toBe(publicUrl);
    expect(read("https://apps.example.com:443")).toBe(publicUrl);
    expect(read("http://localhost:8080")).toBe("http://localhost:8080");
    expect(read("")).toBeUndefined();
    const wrong = [
      "apps.example.com",
      "ftp://apps.example.com",
      "https://apps.example.com/tonari",
      "https://apps.example.com?x",
      "https://apps.example.com#x",
      "https://root:secret@apps.example.com",
      "https://apps.example.com\\evil",
      "https://",
      "https://apps example.com",
    ];
    for (const text of wrong) expect(() => read(text), text).toThrow(BadConfig);
  });
});

test("as many calls run at once as the configuration says; the next is told so, in English", async () => {
  const { ask } = await behind({ concurrency: "1", locale: "ja" });
  const replies = await Promise.all(Array.from({ length: 8 }, () => ask()));
  const statuses = replies.map(({ status }) => status);
  expect(statuses).toContain(200);
  const late = replies.find(({ status }) => status === 429);
  expect(late?.body).toMatchObject({ code: "GAIA_TO04", message: expect.stringContaining("concurrent") });
  expect(late?.headers.get("x-concurrencylimit-limit")).toBe("1");
  expect(Number(late?.headers.get("x-concurrencylimit-running"))).toBeGreaterThan(1);
});

test("whoever signs in slowly, or never ends, holds up nobody's calls", async () => {
  const { ask, url } = await behind({ concurrency: "1" });
  const { hostname, port } = new URL(url);
  const lines = ["POST /tonari/v1/session HTTP/1.1", "Host: localhost", "Content-Type: application/json"];
  const sockets = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      socket.write([...lines, "Content-Length: 1000", "", '{"login"'].join("\r\n"));
      return socket;
    }),
  );
  for (let call = 0; call < 5; call += 1) expect(await ask()).toMatchObject({ status: 200 });
  for (const socket of sockets) socket.destroy();
});

/** Signed in, begins a body and goes on by hand. */
async function beginning(url: string, the: { ben: Person }, lines: readonly string[], body: string) {
  const socket = connect(Number(new URL(url).port), "localhost");
  await once(socket, "connect");
  const credential = `X-Cybozu-Authorization: ${base64(`ben:${the.ben.password}`)}`;
  socket.write([...lines, "Host: localhost", credential, "Content-Length: 1000", "", body].join("\r\n"));
  let said = "";
  socket.setEncoding("utf8").on("data", (piece: string) => {
    said += piece;
  });
  const closed = once(socket, "close").then(() => said);
  return { socket, closed };
}

describe("a body that stops arriving is given up, and its place is free", () => {
  const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc';
  const file = ["POST /k/v1/file.json HTTP/1.1", "Content-Type: multipart/form-data; boundary=x"];
  test.each([
    ["JSON", ["PUT /k/v1/record.json HTTP/1.1", "Content-Type: application/json"], '{"app"'],
    ["a file", file, part],
    ["a file that has not begun", file, "--x\r\nContent-Dis"],
  ])("%s", async (_, lines, body) => {
    const { ask, url, the } = await behind({ concurrency: "1", bodyTimeout: "1" });
    const { closed } = await beginning(url, the, lines, body);
    expect(await closed).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"CB_TO01"/);
    expect(await ask()).toMatchObject({ status: 200 });
  });

  test("but what comes slowly is waited for", async () => {
    const { url, the } = await behind({ bodyTimeout: "1" });
    const end = "\r\n--x--\r\n";
    const { socket, closed } = await beginning(url, the, [...file, "Connection: close"], part);
    for (let left = 1000 - part.length - end.length; left > 0; left -= 200) {
      await setTimeout(400);
      socket.write("a".repeat(Math.min(200, left)));
    }
    socket.write(end);
    expect(await closed).toMatch(/^HTTP\/1\.1 200 [\s\S]*"fileKey"/);
  });
});

describe("a download that nobody takes is given up, and its place is free", () => {
  const size = 40 * 1024 * 1024;
  async function downloading(flags: Parameters<typeof behind>[0]) {
    const { ask, url, the } = await behind(flags);
    const app = await formApp(the.ben, { files: { type: "FILE" } });
    const key = await the.ben.upload("big.txt", "a".repeat(size), "text/plain");
    const { id } = await done(add(the.ben, app, { files: [{ fileKey: key }] }));
    const [file] = (await valuesOf(the.ben, app, id)).files as { fileKey: string }[];
    const { hostname, port } = new URL(url);
    const sent = get(`http://${hostname}:${port}/k/v1/file.json?fileKey=${file?.fileKey}`, {
      headers: { "X-Cybozu-Authorization": base64(`ben:${the.ben.password}`) },
      agent: false,
    });
    const [reply] = await once(sent, "response");
    return { ask, reply: reply as IncomingMessage };
  }

  test("after as long as a body is waited for", async () => {
    const { ask, reply } = await downloading({ concurrency: "1", bodyTimeout: "1" });
    expect(await ask()).toMatchObject({ status: 429 });
    await expect.poll(ask, { timeout: 20_000, interval: 200 }).toMatchObject({ status: 200 });
    await expect(async () => {
      for await (const _ of reply);
    }).rejects.toThrow("aborted");
  });

  test("but one that is taken slowly ends", async () => {
    const { reply } = await downloading({ bodyTimeout: "1" });
    let taken = 0;
    for await (const piece of reply) {
      const before = Math.floor(taken / (size / 6));
      taken += piece.length;
      if (Math.floor(taken / (size / 6)) > before) await setTimeout(600);
    }
    expect(taken).toBe(size);
  });
});

test("over TLS the cookie stays on it, and a client certificate may be needed", async () => {
  const files = { tlsCert: tls("server.pem"), tlsKey: tls("server.key"), tlsClientCa: tls("ca.pem") };
  const { url, the } = await behind(files);
  expect(url).toMatch(/^https:\/\/localhost:/);
  const ca = await readFile(tls("ca.pem"));
  const signIn = (more: object) =>
    new Promise<{ status?: number; cookie?: string }>((resolve, reject) => {
      const headers = { "Content-Type": "application/json" };
      const sent = request(
        `${url}/tonari/v1/session`,
        { method: "POST", ca, headers, agent: false, ...more },
        (reply) => {
          reply.resume();
          resolve({ status: reply.statusCode, cookie: reply.headers["set-cookie"]?.[0] });
        },
      );
      sent.on("error", reject);
      sent.end(JSON.stringify({ login: "ben", password: the.ben.password }));
    });
  const certificateOf = async (who: string) => ({
    cert: await readFile(tls(`${who}.pem`)),
    key: await readFile(tls(`${who}.key`)),
  });
  expect(await signIn({})).toMatchObject({ status: 496 });
  expect(await signIn(await certificateOf("stranger"))).toMatchObject({ status: 496 });
  expect(await signIn(await certificateOf("client"))).toMatchObject({
    status: 200,
    cookie: expect.stringContaining("; Secure"),
  });
});

describe("the configuration", () => {
  const environment = {
    TONARI_HOST: "0.0.0.0",
    TONARI_PORT: "81",
    TONARI_DATA: "/srv/tonari",
    TONARI_LOCALE: "ja",
    TONARI_CONCURRENCY: "7",
    TONARI_DATABASE_URL: "postgres://db/tonari",
    TONARI_ADMIN_USER: "root",
    TONARI_ADMIN_PASSWORD: "secret",
  };

  test("has defaults", () => {
    expect(readConfig({}, {})).toEqual({
      host: "localhost",
      port: 8080,
      data: "./data",
      language: "en",
      administrator: {},
      bodyTimeout: 30,
      concurrency: 100,
      sample: false,
      workers: 1,
    });
    expect(readConfig({}, { TONARI_PORT: "", TONARI_LOCALE: "" })).toMatchObject({
      port: 8080,
      language: "en",
    });
  });

  test("comes from the environment, and from flags first", () => {
    expect(readConfig({}, environment)).toMatchObject({
      host: "0.0.0.0",
      port: 81,
      data: "/srv/tonari",
      language: "ja",
      concurrency: 7,
      databaseUrl: "postgres://db/tonari",
      administrator: { user: "root", password: "secret" },
    });
    const flags = { host: "::1", port: "0", data: "d", locale: "zh", databaseUrl: "postgresql://x/y" };
    expect(readConfig(flags, environment)).toMatchObject({
      host: "::1",
      port: 0,
      data: "d",
      language: "zh",
      databaseUrl: "postgresql://x/y",
    });
  });

  test.each([
    [{ port: "65536" }, "--port"],
    [{ port: "80a" }, "--port"],
    [{ locale: "fr" }, "--locale"],
    [{ databaseUrl: "mysql://root:secret@db" }, "--database-url"],
    [{ concurrency: "0" }, "--concurrency"],
    [{ trustProxy: ["10.0.0"] }, "--trust-proxy"],
    [{ workers: "0" }, "--workers"],
    [{ tlsCert: "a.pem" }, "--tls-key"],
    [{ tlsClientCa: "a.pem" }, "--tls-cert"],
    [{ tls: "on" }, "--tls"],
    [{ tls: "auto", tlsCert: "a.pem", tlsKey: "a.key" }, "--tls auto"],
    [{ tls: "auto", tlsClientBind: true }, "--tls-client-ca"],
    [{ basicAuth: "user" }, "--basic-auth"],
    [{ basicAuth: "user:1234" }, "--basic-auth"],
    [{ basicAuth: "us er:secret" }, "--basic-auth"],
    [{ allowIp: ["10.0.0.0/33"] }, "--allow-ip"],
    [{ allowIp: ["10.0.0"] }, "--allow-ip"],
    [{ allowIp: ["10.0.0.0/8/8"] }, "--allow-ip"],
  ])("with %j is refused in words, without repeating secrets", (flags, name) => {
    expect(() => readConfig(flags, {})).toThrow(BadConfig);
    expect(() => readConfig(flags, {})).toThrow(name);
    expect(() => readConfig(flags, {})).not.toThrow("secret");
  });
});
