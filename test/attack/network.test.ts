import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { openLog } from "../../src/http/log.ts";
import { start } from "../../src/start.ts";
import { type Company, company } from "../company.ts";
import { base64 } from "../person.ts";
import { raw } from "./raw.ts";

let the: Company;
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  the = await company();
});
afterAll(async () => {
  for (const close of closing) await close();
});

async function behind(flags: Parameters<typeof readConfig>[0]) {
  const domain = { ...the.domain, store: { ...the.domain.store, close: async () => undefined } };
  const running = await start(readConfig({ port: "0", ...flags }, {}), domain, openLog({ write: () => {} }));
  closing.push(running.stop);
  return running.url;
}

const json = "Content-Type: application/json";
const login = () => JSON.stringify({ login: "ben", password: the.ben.password });

/** Every way in, and every way to make a server stumble before it looks. */
const requests: [string, () => [string[], string?]][] = [
  ["the portal", () => [["GET /k/ HTTP/1.1"]]],
  ["the root", () => [["GET / HTTP/1.1"]]],
  ["the page to sign in", () => [["GET /login HTTP/1.1"]]],
  [
    "signing in",
    () => [["POST /tonari/v1/session HTTP/1.1", json, `Content-Length: ${login().length}`], login()],
  ],
  [
    "the API with a good password",
    () => [["GET /k/v1/apps.json HTTP/1.1", `X-Cybozu-Authorization: ${base64(`ben:${the.ben.password}`)}`]],
  ],
  ["the token endpoint", () => [["POST /oauth2/token HTTP/1.1", "Content-Length: 0"]]],
  ["the page of consent", () => [["GET /oauth2/authorization HTTP/1.1"]]],
  ["the discovery document", () => [["GET /.well-known/oauth-authorization-server HTTP/1.1"]]],
  ["a logo", () => [["GET /oauth2/logo/x HTTP/1.1"]]],
  ["a script", () => [["GET /assets/index.js HTTP/1.1"]]],
  ["the OpenAPI", () => [["GET /tonari/v1/openapi.json HTTP/1.1"]]],
  ["nowhere", () => [["GET /nowhere HTTP/1.1"]]],
  ["nowhere in the API", () => [["GET /k/v1/nowhere.json HTTP/1.1"]]],
  ["a broken address", () => [["GET /k/%ff HTTP/1.1"]]],
  ["a broken address in the API", () => [["GET /k/v1/record.json% HTTP/1.1"]]],
  ["a parent folder", () => [["GET /assets/../../package.json HTTP/1.1"]]],
  ["an encoded parent folder", () => [["GET /assets/%2e%2e/%2e%2e/package.json HTTP/1.1"]]],
  ["a long address", () => [[`GET /k/v1/records.json?query=${"a".repeat(9_000)} HTTP/1.1`]]],
  ["a long parameter", () => [[`GET /tonari/v1/apps/${"9".repeat(500)}/tokens HTTP/1.1`]]],
  ["an absolute address", () => [["GET http://localhost/k/ HTTP/1.1"]]],
  ["two slashes", () => [["GET //k/ HTTP/1.1"]]],
  ["HEAD", () => [["HEAD /k/ HTTP/1.1"]]],
  ["OPTIONS", () => [["OPTIONS /k/v1/record.json HTTP/1.1"]]],
  ["OPTIONS of everything", () => [["OPTIONS * HTTP/1.1"]]],
  ["TRACE", () => [["TRACE /k/ HTTP/1.1"]]],
  ["another method", () => [["PROPFIND /k/ HTTP/1.1"]]],
  ["an override", () => [["POST /k/ HTTP/1.1", "X-HTTP-Method-Override: GET", "Content-Length: 0"]]],
  [
    "another address by header",
    () => [["GET /nowhere HTTP/1.1", "X-Original-URL: /k/", "X-Rewrite-URL: /k/"]],
  ],
  ["an upgrade", () => [["GET /k/ HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade"]]],
  [
    "a broken Content-Type",
    () => [["POST /k/v1/record.json HTTP/1.1", "Content-Type: x", "Content-Length: 1"], "x"],
  ],
  ["HTTP/1.0", () => [["GET /k/ HTTP/1.0"]]],
];

/** Nothing of what is inside: kintone's errors, the pages, our own headers. */
const fromInside = /"code"|CB_|GAIA_|<html|tonari_session|x-cybozu|x-concurrencylimit|location:|issuer/i;

const disguises: [string, string[]][] = [
  ["as it is", []],
  [
    "with headers of proxies",
    [
      "X-Forwarded-For: 10.0.0.1",
      "Forwarded: for=10.0.0.1",
      "X-Real-IP: 10.0.0.1",
      "X-Client-IP: 10.0.0.1",
      "True-Client-IP: 10.0.0.1",
    ],
  ],
  ["with another host", ["X-Forwarded-Host: localhost", "X-Forwarded-Proto: https"]],
  ["with a wrong pair", [`Authorization: Basic ${base64("gate:Keeper!")}`]],
  [
    "with the pair in another header",
    [
      `Proxy-Authorization: Basic ${base64("gate:keeper")}`,
      `X-Authorization: Basic ${base64("gate:keeper")}`,
    ],
  ],
  ["with the pair as a bearer", [`Authorization: Bearer ${base64("gate:keeper")}`]],
  ["with the pair second", ["Authorization: Basic eDp5", `Authorization: Basic ${base64("gate:keeper")}`]],
  ["with the pair and more", [`Authorization: Basic ${base64("gate:keeper")}, Basic eDp5`]],
  ["with a NUL in the pair", [`Authorization: Basic ${base64("gate:keeper\0")}`]],
  ["with the pair twice encoded", [`Authorization: Basic ${base64(base64("gate:keeper"))}`]],
];

describe.each([
  ["Basic authentication", { basicAuth: "gate:keeper" }, 401],
  ["a list of addresses", { allowIp: ["10.0.0.0/8"] }, 403],
  ["both", { basicAuth: "gate:keeper", allowIp: ["10.0.0.0/8"] }, 401],
  ["a list, behind a proxy elsewhere", { allowIp: ["10.0.0.0/8"], trustProxy: ["192.0.2.1"] }, 403],
] as const)("%s", (_, flags, status) => {
  let url = "";
  beforeAll(async () => {
    url = await behind({
      ...flags,
      allowIp: "allowIp" in flags ? [...flags.allowIp] : undefined,
      trustProxy: "trustProxy" in flags ? [...flags.trustProxy] : undefined,
    });
  });
  test.each(requests)("lets nothing out by %s", async (name, request) => {
    for (const [disguise, headers] of disguises) {
      const [lines, body] = request();
      const answer = await raw(url, [...lines, "Host: localhost", ...headers], body);
      expect([status, 400], `${name}, ${disguise}`).toContain(answer.status);
      expect(answer.head + answer.body, `${name}, ${disguise}`).not.toMatch(fromInside);
    }
  });
});

test("the right pair opens: the others could have", async () => {
  const url = await behind({ basicAuth: "gate:keeper" });
  const right = `Authorization: Basic ${base64("gate:keeper")}`;
  expect((await raw(url, ["GET /login HTTP/1.1", "Host: localhost", right])).status).toBe(200);
  expect((await raw(url, ["GET /k/%ff HTTP/1.1", "Host: localhost", right])).body).toContain("CB_IL02");
});

test("addresses in every spelling are read as what they are, or not at all", async () => {
  const url = await behind({ allowIp: ["10.0.0.0/8", "2001:db8::/32"], trustProxy: ["127.0.0.1", "::1"] });
  const from = async (text: string) =>
    (await raw(url, ["GET /login HTTP/1.1", "Host: localhost", `X-Forwarded-For: ${text}`])).status;
  for (const inside of ["10.0.0.1", "10.0.0.1:80", "[2001:db8::1]:80", "2001:DB8::1", "::ffff:10.0.0.1"])
    expect(await from(inside), inside).toBe(200);
  for (const outside of [
    "8.8.8.8",
    "10.0.0.1, 8.8.8.8",
    "10.0.0.1,,8.8.8.8",
    "010.0.0.1",
    "0x0a.0.0.1",
    "167772161",
    "10.1",
    "10.0.0.1.evil.example",
    "10.0.0.1 8.8.8.8",
    "10.0.0.1;8.8.8.8",
    "10.0.0.1%00",
    '"10.0.0.1"',
    "for=10.0.0.1",
    "localhost",
    "::ffff:8.8.8.8",
    "fe80::1%eth0",
    "2001:db9::1",
    "unknown",
    "127.0.0.1, 8.8.8.8, ::1",
    "",
    ",",
    "x".repeat(5_000),
  ])
    expect(await from(outside), outside).toBe(403);
  const lines = ["GET /login HTTP/1.1", "Host: localhost"];
  // A header that is repeated is one list, and what the client began stands at its beginning.
  const twice = ["X-Forwarded-For: 10.0.0.1", "X-Forwarded-For: 8.8.8.8"];
  expect((await raw(url, [...lines, ...twice])).status).toBe(403);
  expect((await raw(url, [...lines, ...twice.reverse()])).status).toBe(200);
});
