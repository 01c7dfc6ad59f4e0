import { beforeAll, describe, expect, test } from "vitest";
import { ok } from "../api/app-maker.ts";
import { register } from "../api/application.ts";
import { type Company, company } from "../company.ts";
import { raw } from "./raw.ts";

let the: Company;
let cookie = "";
let application: Awaited<ReturnType<typeof register>>;
beforeAll(async () => {
  the = await company();
  cookie = (await the.ben.withSession()).session.cookie;
  application = await register(the, [the.ben]);
});

const pages: [string, () => string][] = [
  ["the page to sign in", () => "/login"],
  ["the portal", () => "/k/"],
  ["an app", () => `/k/${the.orders}/`],
  ["a record", () => `/k/${the.orders}/show`],
  ["the settings of an app", () => `/k/admin/app/flow?app=${the.orders}`],
  ["the administration", () => "/admin/users"],
  ["personal settings", () => "/settings"],
  ["the explorer", () => "/tonari/docs"],
  ["consent", () => application.address()],
  ["consent for an application that is unknown", () => "/oauth2/authorization?client_id=x"],
  [
    "consent with a wrong endpoint",
    () => application.address(application.asking({ redirect_uri: "https://evil.example/" })),
  ],
];

describe.each([
  ["signed in", true],
  ["not signed in", false],
])("every page, %s,", (_, signedIn) => {
  test.each(pages)("says what a browser must not do with it: %s", async (_, path) => {
    const headers = signedIn ? [`Cookie: ${cookie}`] : [];
    const { status, head, body } = await raw(the.url, [
      `GET ${path()} HTTP/1.1`,
      "Host: localhost",
      ...headers,
    ]);
    if (status === 302) return expect(head).toMatch(/^location: \/(login|k\/)/im);
    expect(head).toMatch(/^x-frame-options: SAMEORIGIN$/im);
    expect(head).toMatch(/^x-content-type-options: nosniff$/im);
    expect(head).toMatch(/^referrer-policy: same-origin$/im);
    expect(head).toMatch(/^cache-control: no-store$/im);
    const [, policy = ""] = /^content-security-policy: (.*)$/im.exec(head) ?? [];
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'self'",
    ])
      expect(policy).toContain(part);
    expect(policy.replace(/style-src[^;]*/, "")).not.toContain("unsafe");
    // No script stands in the page itself, but for data that runs nothing.
    for (const [tag] of body.matchAll(/<script[^>]*>/g))
      expect(tag).toMatch(/ src="\/|type="application\/json"/);
  });
});

test("an app's own scripts do not reach the pages of consent and of signing in", async () => {
  const js = { desktop: { js: [{ type: "URL", url: "https://cdn.example/x.js" }], css: [] } };
  await ok(the.admin.put("/k/v1/preview/app/customize.json", { app: the.orders, ...js }));
  await ok(the.admin.post("/k/v1/preview/app/deploy.json", { apps: [{ app: the.orders }] }));
  const ask = (path: string) =>
    raw(the.url, [`GET ${path} HTTP/1.1`, "Host: localhost", `Cookie: ${cookie}`]);
  const app = await ask(`/k/${the.orders}/`);
  expect(app.body + app.head).toContain("cdn.example");
  for (const path of [
    application.address(),
    "/settings",
    "/admin/users",
    "/tonari/docs",
    `/k/admin/app/flow?app=${the.orders}`,
  ]) {
    const { body, head } = await ask(path);
    expect(head + body, path).not.toContain("cdn.example");
  }
});

describe("what a caller says of the host", () => {
  const forged = [
    "X-Forwarded-Host: evil.example",
    "X-Host: evil.example",
    "Forwarded: host=evil.example",
    "X-Original-Host: evil.example",
  ];
  test.each(pages)("stands in no page and in no address a browser is sent to: %s", async (_, path) => {
    for (const headers of [[], [`Cookie: ${cookie}`]]) {
      const { head, body } = await raw(the.url, [
        `GET ${path()} HTTP/1.1`,
        "Host: evil.example",
        ...forged,
        ...headers,
      ]);
      expect(head + body.replace(/"host":"app\.example"/, "")).not.toContain("evil.example");
    }
  });

  test("comes back only to who said it, in the discovery document, and only if it is a host", async () => {
    const issuer = async (...headers: string[]) => {
      const { body } = await raw(the.url, [
        "GET /.well-known/oauth-authorization-server HTTP/1.1",
        ...headers,
      ]);
      return JSON.parse(body).issuer;
    };
    expect(await issuer("Host: kintone.example:8443")).toBe("http://kintone.example:8443");
    expect(await issuer("Host: [::1]:8080")).toBe("http://[::1]:8080");
    // Nobody is asked to trust this proxy.
    expect(await issuer("Host: localhost", ...forged)).toBe("http://localhost");
    for (const host of ['x"><script>', "a/b", "a@b", "a b", "a?b", "a#b", "a\\b", "a,b", "[x]", ""])
      expect(await issuer(`Host: ${host}`), host).toBe("http://localhost");
  });

  test("does not reach the answers of the API", async () => {
    const { body } = await raw(the.url, ["GET /k/v1/record.json HTTP/1.1", "Host: evil.example", ...forged]);
    expect(body).not.toContain("evil.example");
  });
});
