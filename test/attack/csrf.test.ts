import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ok } from "../api/app-maker.ts";
import { browserPages } from "../browser/pages.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";

/**
 * Ben is signed in, and opens a page of somebody else. "localhost" with another port is another origin of the same site,
 * so the browser sends Ben's cookie along; 127.0.0.1 is another site.
 */
const { pageOf } = browserPages();
let the: Company;
let ben: Person;
let html = "";
const evil = createServer((_, response) => {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(`<!doctype html><title>evil</title>${html}`);
});
let evilPort = 0;
beforeAll(async () => {
  the = await company();
  await ok(the.aiko.put("/k/v1/app/acl.json", { app: the.orders, rights: everybodyAdds }));
  await new Promise<void>((resolve) => evil.listen(0, resolve));
  evilPort = (evil.address() as AddressInfo).port;
});
afterAll(() => evil.close());
beforeEach(async () => {
  ben = await the.ben.withSession();
});

const everybodyAdds = [
  {
    entity: { type: "GROUP", code: "everyone" },
    appEditable: true,
    recordViewable: true,
    recordAddable: true,
    recordEditable: true,
    recordDeletable: true,
    recordImportable: false,
    recordExportable: false,
  },
];

/** What an attack would have changed. */
async function state() {
  const records = await ok(the.aiko.get("/k/v1/records.json", { app: the.orders, totalCount: true }));
  const { users } = await ok(the.admin.get("/v1/users.json", { codes: ["ben"] }));
  const still = await ben.get("/tonari/v1/session");
  return { records: records.totalCount, name: users[0].name, signedInAs: still.body.user?.code };
}

async function attackFrom(host: string, content: string): Promise<Page> {
  html = content;
  const page = await pageOf(ben, "/k/");
  await page.goto(`http://${host}:${evilPort}/`);
  return page;
}

const cookieOf = async (page: Page) =>
  (await page.context().cookies(the.url)).find(({ name }) => name === "tonari_session")?.value;

const record = () => JSON.stringify({ app: the.orders, record: { name: { value: "forged" } } });
const escaped = (text: string) => text.replaceAll('"', "&quot;");
const hidden = (name: string, value: string) =>
  `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;
const form = (path: string, inputs = "", enctype = "application/x-www-form-urlencoded") =>
  `<form method="post" enctype="${enctype}" action="${the.url}${path}">${inputs}</form>
   <script>document.forms[0].submit()</script>`;

describe.each(["localhost", "127.0.0.1"])("a page on %s", (host) => {
  /** `fields`: as a form of HTML can write them */
  const forms: [string, () => string, RegExp][] = [
    ["a plain form", () => form("/k/v1/record.json", hidden("app", the.orders)), /CB_(JH01|AU01)/],
    [
      "JSON dressed as a text/plain form",
      () => {
        const [start = "", end = ""] = record().replace("forged", "forged=").split("=");
        return form("/k/v1/record.json", hidden(start, end), "text/plain");
      },
      /CB_(JH01|AU01)/,
    ],
    [
      "an upload",
      () => form("/k/v1/file.json", '<input type="file" name="file">', "multipart/form-data"),
      /CB_(JH01|AU01)/,
    ],
    [
      "an override in the form",
      () => form("/tonari/v1/me", hidden("X-HTTP-Method-Override", "PUT") + hidden("name", "Forged")),
      /CB_NF02/,
    ],
    [
      "signing in as somebody else, by the address alone",
      () => form(`/tonari/v1/session?login=chie&password=${encodeURIComponent(the.chie.password)}`),
      /CB_CS01/,
    ],
    [
      "signing in as somebody else, by text/plain",
      () => {
        const text = JSON.stringify({ login: "chie", password: the.chie.password, x: "=" });
        const [start = "", end = ""] = text.split("=");
        return form("/tonari/v1/session", hidden(start, end), "text/plain");
      },
      /CB_CS01/,
    ],
  ];
  test.each(forms)("changes nothing by a form: %s", async (_, content, answered) => {
    const before = await state();
    const page = await attackFrom(host, content());
    await page.waitForURL(`${the.url}/**`);
    // The browser did send it, and was refused.
    expect(await page.textContent("body")).toMatch(answered);
    expect(await cookieOf(page)).toBe(ben.session.cookie.split("=")[1]);
    expect(await state()).toEqual(before);
  });

  const requested = { "X-Requested-With": "XMLHttpRequest" };
  const json = { "Content-Type": "application/json" };
  const fetches: [string, () => { path: string; init: RequestInit }][] = [
    ["text/plain", () => ({ path: "/k/v1/record.json", init: { method: "POST", body: record() } })],
    ["JSON", () => ({ path: "/k/v1/record.json", init: { method: "POST", headers: json, body: record() } })],
    [
      "with X-Requested-With",
      () => ({
        path: "/k/v1/record.json",
        init: { method: "POST", headers: { ...json, ...requested }, body: record() },
      }),
    ],
    [
      "an override",
      () => ({
        path: "/tonari/v1/session",
        init: { method: "POST", headers: { "X-HTTP-Method-Override": "DELETE" } },
      }),
    ],
    ["DELETE", () => ({ path: "/tonari/v1/session", init: { method: "DELETE", headers: requested } })],
    ["reading", () => ({ path: `/k/v1/records.json?app=${the.orders}`, init: { headers: requested } })],
    [
      "signing in",
      () => ({
        path: "/tonari/v1/session",
        init: { method: "POST", body: JSON.stringify({ login: "chie", password: the.chie.password }) },
      }),
    ],
    [
      "signing in by the address",
      () => ({
        path: `/tonari/v1/session?login=chie&password=${encodeURIComponent(the.chie.password)}`,
        init: { method: "POST" },
      }),
    ],
  ];
  test.each(fetches)("changes and reads nothing by fetch: %s", async (_, asked) => {
    const before = await state();
    const page = await attackFrom(host, "");
    const { path, init } = asked();
    for (const mode of ["cors", "no-cors"]) {
      const got = await page.evaluate(
        ([address, given]) =>
          fetch(address, given).then(
            (reply) => (reply.type === "opaque" ? "nothing" : reply.text()),
            (error: Error) => error.name,
          ),
        [the.url + path, { ...init, mode, credentials: "include" } as RequestInit] as const,
      );
      expect(["nothing", "TypeError"], `${mode} lets the page read`).toContain(got);
    }
    expect(await cookieOf(page)).toBe(ben.session.cookie.split("=")[1]);
    expect(await state()).toEqual(before);
  });

  test("signs nobody out, by a link, a picture or a frame", async () => {
    const address = `${the.url}/logout`;
    const link = await attackFrom(host, `<a href="${address}">prize</a>`);
    await link.getByRole("link").click();
    await link.waitForURL(`${the.url}/**`);
    const inside = await attackFrom(host, `<img src="${address}"><iframe src="${address}"></iframe>`);
    await inside.waitForLoadState("load");
    expect(await state()).toMatchObject({ signedInAs: "ben" });
  });

  test("frames no page of ours, so that nobody clicks on what they do not see", async () => {
    const paths = ["/login", "/k/", "/oauth2/authorization", "/tonari/docs"];
    const frames = paths.map((path) => `<iframe src="${the.url}${path}"></iframe>`).join("");
    const page = await attackFrom(host, frames);
    await page.waitForLoadState("load");
    for (const frame of page.frames().slice(1)) {
      expect(frame.url()).toMatch(/^chrome-error:/);
    }
    expect(page.frames()).toHaveLength(paths.length + 1);
  });

  test("that opened one of ours in a window cannot reach into it", async () => {
    const page = await attackFrom(host, "");
    const [opened] = await Promise.all([
      page.waitForEvent("popup"),
      page.evaluate(`void (self.ours = open("${the.url}/k/"))`),
    ]);
    await opened.waitForLoadState("load");
    const reached = await page.evaluate(
      "(() => { try { return ours.document.title } catch (error) { return error.name } })()",
    );
    expect(reached).toBe("SecurityError");
  });
});

test("the same requests from our own page succeed: the attacks could have", async () => {
  const before = await state();
  const page = await pageOf(ben, "/k/");
  const send = (path: string, body: string) =>
    page.evaluate(
      async ([address, given]) =>
        (
          await fetch(address, {
            method: "POST",
            headers: { "Content-Type": "application/json", "X-Requested-With": "XMLHttpRequest" },
            body: given,
          })
        ).status,
      [path, body] as const,
    );
  const signed = JSON.stringify({ ...JSON.parse(record()), __REQUEST_TOKEN__: ben.session.requestToken });
  expect(await send("/k/v1/record.json", signed)).toBe(200);
  expect((await state()).records).toBe(String(Number(before.records) + 1));
  const login = JSON.stringify({ login: "chie", password: the.chie.password });
  expect(await send("/tonari/v1/session", login)).toBe(200);
  expect(await cookieOf(page)).not.toBe(ben.session.cookie.split("=")[1]);
  // Whose session it was is over.
  expect((await state()).signedInAs).toBeUndefined();
});
