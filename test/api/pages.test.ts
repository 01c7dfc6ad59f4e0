import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { safeRedirect } from "../../src/core/redirect.ts";
import { openLog } from "../../src/http/log.ts";
import { routes } from "../../src/routes.ts";
import { buildServer } from "../../src/server.ts";
import { type Company, company } from "../company.ts";

// The pages themselves have tests in a browser; here it is about who gets them and what comes with them.

let the: Company;
let server: FastifyInstance;
let webFolder: string;
const lines: string[] = [];

beforeAll(async () => {
  the = await company();
  webFolder = await mkdtemp(join(tmpdir(), "tonari-web-"));
  await mkdir(join(webFolder, "assets"));
  const page = '<!doctype html><script type="application/json" id="boot">null</script><div id="root"></div>';
  await writeFile(join(webFolder, "index.html"), page);
  await writeFile(join(webFolder, "assets", "main-abc.js"), "1");
  await writeFile(join(webFolder, "favicon.svg"), "<svg/>");
  const broken = {
    method: "GET",
    path: "/tonari/v1/broken",
    by: [],
    says: "",
    handler: async () => {
      throw new Error("the disk is full of secrets");
    },
  } as const;
  server = await buildServer({
    domain: the.domain,
    routes: [...routes, broken],
    log: openLog({ write: (line) => lines.push(line) }),
    network: {},
    webFolder,
  });
});
afterAll(async () => {
  await server.close();
  await rm(webFolder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  server.inject({ method: "GET", url, headers });
const boot = (html: string) => JSON.parse(/id="boot">(.*?)<\/script>/.exec(html)?.[1] ?? "");

describe("somebody who is not signed in", () => {
  test.each(["/k/", "/k", "/k/7/show", "/k/admin/app/flow?app=7", "/admin/users", "/settings"])(
    "is sent from %s to the sign-in page, which remembers the way",
    async (path) => {
      const { statusCode, headers } = await get(path);
      expect({ statusCode, location: headers.location }).toEqual({
        statusCode: 302,
        location: `/login?redirect=${encodeURIComponent(path)}`,
      });
    },
  );
  test("is sent from the root to the portal", async () => {
    expect((await get("/")).headers.location).toBe("/k/");
  });
  test("gets the sign-in page in the browser's language", async () => {
    const { statusCode, body, headers } = await get("/login", { "accept-language": "ja" });
    expect(statusCode).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(boot(body)).toMatchObject({ user: null, language: "ja", domain: { language: "en" } });
  });
});

describe("somebody who is signed in", () => {
  let cookie: string;
  let requestToken: string;
  beforeAll(async () => {
    await the.ben.put("/tonari/v1/me", { name: "</script><!--<b>\u2028&" });
    ({ cookie, requestToken } = (await the.ben.withSession()).session);
  });

  test("gets the page with who they are, which cannot end the script it stands in", async () => {
    const { body } = await get("/k/7/", { cookie });
    expect(body).toContain('<div id="root">');
    expect(boot(body)).toMatchObject({
      requestToken,
      user: { code: "ben", name: "</script><!--<b>\u2028&" },
    });
    expect(body.match(/<\/script>/g)).toHaveLength(1);
    expect(body).not.toContain("\u2028");
  });

  test("gets it with the headers that protect it", async () => {
    const { headers } = await get("/k/", { cookie });
    expect(headers["content-security-policy"]).toMatch(/^default-src 'self';.*frame-ancestors 'self'/);
    expect(headers["content-security-policy"]).not.toMatch(/script-src|unsafe-eval/);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "no-store" });
  });

  test("is sent on from the sign-in page, but to no other site", async () => {
    const location = async (redirect: string) =>
      (await get(`/login?redirect=${encodeURIComponent(redirect)}`, { cookie })).headers.location;
    expect(await location("/k/7/?view=1#x")).toBe("/k/7/?view=1#x");
    expect(await location("https://evil.example/")).toBe("/k/");
  });

  test("signs out by address, but not by a link on another site", async () => {
    expect(await get("/logout", { cookie, "sec-fetch-site": "cross-site" })).toMatchObject({
      statusCode: 302,
      headers: { location: "/k/" },
    });
    expect((await get("/k/", { cookie })).statusCode).toBe(200);
    const answer = await get("/logout", { cookie });
    expect(answer.headers).toMatchObject({
      location: "/login",
      "set-cookie": expect.stringContaining("Max-Age=0"),
    });
    expect((await get("/k/", { cookie })).statusCode).toBe(302);
  });
});

test.each([
  ["/k/7/", "/k/7/"],
  ["/settings?a=b#c", "/settings?a=b#c"],
  [null, "/k/"],
  [undefined, "/k/"],
  ["", "/k/"],
  ["k/", "/k/"],
  ["//evil.example", "/k/"],
  ["/\\evil.example", "/k/"],
  ["/\t/evil.example", "/k/"],
  ["\\/evil.example", "/k/"],
  ["javascript:alert(1)", "/k/"],
  ["https://evil.example", "/k/"],
])("after signing in, redirect=%j leads to %s", (wanted, path) => {
  expect(safeRedirect(wanted)).toBe(path);
});

test("files with a digest in their name are kept for ever, and nothing outside the folder is served", async () => {
  const asset = await get("/assets/main-abc.js");
  expect(asset.statusCode).toBe(200);
  expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect((await get("/favicon.svg")).statusCode).toBe(200);
  for (const path of [
    "/index.html",
    "/assets/nothing.js",
    "/assets/../index.html",
    "/assets/%2e%2e/%2e%2e/etc/passwd",
    "/nothing",
  ]) {
    expect((await get(path)).statusCode).toBe(404);
  }
});

test("an unexpected error tells the caller nothing but the id, under which the log has the rest", async () => {
  const { statusCode, body, headers } = await get("/tonari/v1/broken");
  expect(statusCode).toBe(500);
  const { id, code, message } = JSON.parse(body);
  expect({ code, header: headers["x-cybozu-error"] }).toEqual({ code: "CB_IL01", header: "CB_IL01" });
  expect(message).not.toContain("disk");
  const logged = lines.map((line) => JSON.parse(line)).find((line) => line.id === id);
  expect(logged).toMatchObject({
    level: 50,
    path: "/tonari/v1/broken",
    error: { message: "the disk is full of secrets" },
  });
});
