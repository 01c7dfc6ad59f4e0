import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLog } from "../../src/http/log.ts";
import { routes } from "../../src/routes.ts";
import { buildServer } from "../../src/server.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { badParameters, deploy, discard, liveApp, ok, refusal, text } from "./app-maker.ts";

const live = "/k/v1/app/customize.json";
const preview = "/k/v1/preview/app/customize.json";
const url = (url: string) => ({ type: "URL", url });
const file = (fileKey: string) => ({ type: "FILE", file: { fileKey } });
const script = (person: Person, content = "console.log(1)", name = "a.js") =>
  person.upload(name, content, "text/plain");
const cdn = "https://cdn.example.com/vue.js";

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  let the: Company;
  let app: string;
  beforeAll(async () => {
    the = await company({ engine });
    app = await liveApp(the.admin, text("a"));
  });

  test("an app begins without, and lists stay in their order", async () => {
    const { admin } = the;
    const nothing = { scope: "ALL", desktop: { js: [], css: [] }, mobile: { js: [], css: [] } };
    expect(await ok(admin.get(live, { app }))).toEqual({ ...nothing, revision: "3" });

    const key = await script(admin);
    const { revision } = await ok(
      admin.put(preview, {
        app,
        desktop: { js: [url(cdn), file(key)] },
        mobile: { css: [url(`${cdn}?a=1`)] },
      }),
    );
    expect(revision).toBe("4");
    const body = await ok(admin.get(preview, { app }));
    expect(body).toEqual({
      scope: "ALL",
      desktop: {
        js: [
          url(cdn),
          {
            type: "FILE",
            file: { fileKey: expect.any(String), name: "a.js", contentType: "text/plain", size: "14" },
          },
        ],
        css: [],
      },
      mobile: { js: [], css: [url(`${cdn}?a=1`)] },
      revision,
    });
    expect(body.desktop.js[1].file.fileKey).not.toBe(key);
    expect(await ok(admin.get(live, { app }))).toMatchObject(nothing);
  });

  test("what is absent stays, the key that the preview shows goes on standing for its file", async () => {
    const { admin } = the;
    const before = await ok(admin.get(preview, { app }));
    const { fileKey } = before.desktop.js[1].file;
    await ok(admin.put(preview, { app, scope: "ADMIN" }));
    expect(await ok(admin.get(preview, { app }))).toMatchObject({ scope: "ADMIN", desktop: before.desktop });
    await ok(admin.put(preview, { app, desktop: { js: [file(fileKey), url(cdn)] } }));
    const after = await ok(admin.get(preview, { app }));
    expect(after.desktop.js).toEqual([before.desktop.js[1], before.desktop.js[0]]);
    expect(after.mobile).toEqual(before.mobile);
  });

  test("it goes live with the app, and the list of changes tells it", async () => {
    const { admin } = the;
    const changes = async () => (await ok(admin.get(`/tonari/v1/apps/${app}/changes`))).changes;
    const line = (change: string, name: string, ...details: string[]) => ({
      area: "customize",
      change,
      name,
      details,
    });
    expect(await changes()).toEqual([
      line("changed", "", "scope"),
      line("added", "a.js"),
      line("added", cdn),
      line("added", `${cdn}?a=1`),
    ]);
    await deploy(admin, app);
    expect(await changes()).toEqual([]);
    const { desktop, scope } = await ok(admin.get(live, { app }));
    expect([scope, desktop.js.length]).toEqual(["ADMIN", 2]);

    await ok(admin.put(preview, { app, desktop: { js: [...desktop.js].reverse() } }));
    expect(await changes()).toEqual([line("changed", "", "order")]);
    await ok(admin.put(preview, { app, desktop: { js: [] } }));
    expect(await changes()).toEqual([line("removed", "a.js"), line("removed", cdn)]);
    await discard(admin, app);
    expect(await changes()).toEqual([]);
    expect((await ok(admin.get(preview, { app }))).desktop).toEqual(desktop);
  });

  test("a file lives as long as settings name it", async () => {
    const { admin } = the;
    const stored = async (key: string) => (await the.domain.store.view.files.byKeys([key])).length === 1;
    const keyIn = async (path: string) => {
      const { js } = (await ok(admin.get(path, { app }))).desktop;
      return js.find(({ type }: { type: string }) => type === "FILE").file.fileKey as string;
    };
    const first = await keyIn(live);
    expect((await admin.get("/k/v1/file.json", { fileKey: first })).body).toBe("console.log(1)");

    // Never live: gone as soon as it is replaced.
    await ok(admin.put(preview, { app, desktop: { js: [file(await script(admin, "2"))] } }));
    const second = await keyIn(preview);
    await ok(admin.put(preview, { app, desktop: { js: [file(await script(admin, "3"))] } }));
    expect([await stored(first), await stored(second)]).toEqual([true, false]);
    const third = await keyIn(preview);
    await discard(admin, app);
    expect([await stored(first), await stored(third)]).toEqual([true, false]);
    await ok(admin.put(preview, { app, desktop: { js: [] } }));
    expect(await stored(first)).toBe(true);
    await deploy(admin, app);
    expect(await stored(first)).toBe(false);
  });
});

describe("who may", () => {
  test("write: those who manage the app and are administrators; no token", async () => {
    const { admin, aiko, ben, orders, token, withToken } = await company();
    const given = { app: orders, scope: "ALL" };
    expect(await refusal(aiko.put(preview, given))).toBe("403 CB_NO02");
    expect(await refusal(ben.put(preview, given))).toBe("403 CB_NO02");
    expect(await refusal(admin.put(preview, given))).toBe("200 done");
    const all = withToken(await token(["view", "add", "edit", "delete", "manage"]));
    for (const asked of [all.put(preview, given), all.get(preview, given), all.get(live, given)]) {
      expect(await refusal(asked)).toBe("403 GAIA_NO01");
    }
  });

  test("fetch a file: those who view the records, and those who manage the settings", async () => {
    const { admin, ben, chie, orders: app } = await company();
    await ok(admin.put(preview, { app, desktop: { css: [file(await script(admin, "a{}"))] } }));
    const { fileKey } = (await ok(admin.get(preview, { app }))).desktop.css[0].file;
    const fetched = async (person: Person) => (await person.get("/k/v1/file.json", { fileKey })).body;
    expect(await refusal(admin.get("/k/v1/records.json", { app }))).toBe("403 CB_NO02");
    expect([await fetched(admin), await fetched(ben)]).toEqual(["a{}", "a{}"]);
    expect(await refusal(chie.get("/k/v1/file.json", { fileKey }))).toBe("403 CB_NO02");
  });

  test("read: preview for managers, live for users", async () => {
    const { aiko, ben, chie, orders: app } = await company();
    expect(await refusal(aiko.get(preview, { app }))).toBe("200 done");
    expect(await refusal(ben.get(preview, { app }))).toBe("403 CB_NO02");
    expect(await refusal(ben.get(live, { app }))).toBe("200 done");
    expect(await refusal(chie.get(live, { app }))).toBe("403 CB_NO02");
  });
});

describe("what is refused", () => {
  test.each([
    ["http", { desktop: { js: [url("http://example.com/a.js")] } }, ["desktop.js[0].url"]],
    ["no address", { desktop: { js: [url("a.js")] } }, ["desktop.js[0].url"]],
    ["a script in the address", { mobile: { css: [url("javascript:alert(1)")] } }, ["mobile.css[0].url"]],
    [
      "nothing named",
      { desktop: { css: [{ type: "URL" }, { type: "FILE" }] } },
      ["desktop.css[0].url", "desktop.css[1].file"],
    ],
    ["an unknown kind", { desktop: { js: [{ type: "TEXT" }] } }, ["desktop.js[0].type"]],
    ["31 entries", { desktop: { js: Array(31).fill(url(cdn)) } }, ["desktop.js"]],
    ["a scope of its own", { scope: "SOME" }, ["scope"]],
    [
      "too long",
      { desktop: { js: [url(`https://example.com/${"a".repeat(2000)}`)] } },
      ["desktop.js[0].url"],
    ],
  ])("%s", async (_, given, paths) => {
    const { admin, orders } = await company();
    expect(await badParameters(admin.put(preview, { app: orders, ...given }))).toEqual(paths);
  });

  test("files of other people, of records, of other apps, and larger ones than 20 MB", async () => {
    const { admin, aiko, orders } = await company();
    const other = await liveApp(admin, text("a"));
    await ok(admin.put(preview, { app: other, desktop: { js: [file(await script(admin))] } }));
    const elsewhere = (await ok(admin.get(preview, { app: other }))).desktop.js[0].file.fileKey;
    for (const key of [await script(aiko), elsewhere, "no-such-key"]) {
      const asked = admin.put(preview, { app: orders, desktop: { js: [file(key)] } });
      expect(await refusal(asked)).toMatch(/GAIA_BL01$/);
    }
    const big = await admin.upload("big.js", new Uint8Array(20 * 1024 * 1024 + 1));
    const asked = admin.put(preview, { app: orders, desktop: { css: [file(big)] } });
    expect(await badParameters(asked)).toEqual(["desktop.css[0].file.fileKey"]);
  });

  test("an older revision", async () => {
    const { admin, orders } = await company();
    expect(await refusal(admin.put(preview, { app: orders, revision: 1, scope: "NONE" }))).toBe(
      "409 GAIA_CO03",
    );
  });
});

describe("the pages of an app", () => {
  let the: Company;
  let server: FastifyInstance;
  let folder: string;
  let app: string;
  let admin: Person;
  let ben: Person;

  beforeAll(async () => {
    the = await company();
    folder = await mkdtemp(join(tmpdir(), "tonari-web-"));
    const page = '<html><head><script id="boot">null</script></head><body></body></html>';
    await writeFile(join(folder, "index.html"), page);
    const log = openLog({ write: () => undefined });
    server = await buildServer({ domain: the.domain, routes, log, network: {}, webFolder: folder });
    admin = await the.admin.withSession();
    ben = await the.ben.withSession();
    app = await liveApp(the.admin, text("a"));
    const css = await the.admin.upload("'<b>.css", "body{}", "application/javascript");
    await ok(
      the.admin.put(preview, {
        app,
        desktop: {
          js: [url(`${cdn}?a=1&b=2`), url("https://x.example/a;b,c.js"), file(await script(the.admin))],
          css: [file(css), url("https://y.example/")],
        },
        mobile: { js: [url("https://mobile.example/m.js")] },
      }),
    );
    await deploy(the.admin, app);
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const open = (person: Person, path: string) =>
    server.inject({ method: "GET", url: path, headers: { cookie: person.session.cookie } });
  const addresses = (html: string) =>
    [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = ""]) =>
      address.replace(/&#(\d+);/g, (_, sign) => String.fromCharCode(Number(sign))),
    );
  const scope = async (scope: string) => {
    await ok(the.admin.put(preview, { app, scope }));
    await deploy(the.admin, app);
  };

  test.each(["", "/", "/?view=20", "/show", "/edit"])(
    "bring its files along, in order: /k/app%s",
    async (rest) => {
      const { body, headers } = await open(ben, `/k/${app}${rest}`);
      expect(addresses(body)).toEqual([
        expect.stringMatching(new RegExp(`^/tonari/customize/${app}/\\w+/'%3Cb%3E\\.css$`)),
        "https://y.example/",
        `${cdn}?a=1&b=2`,
        "https://x.example/a;b,c.js",
        expect.stringMatching(new RegExp(`^/tonari/customize/${app}/\\w+/a\\.js$`)),
      ]);
      const policy = String(headers["content-security-policy"]).split("; ");
      expect(policy).toContain(`script-src 'self' 'unsafe-eval' ${cdn} https://x.example/a%3Bb%2Cc.js`);
      expect(policy).toContain("style-src 'self' 'unsafe-inline' https://y.example/");
    },
  );

  test.each(["/k/", "/k/admin/app/flow?app=1", "/settings", "/k/999999/"])(
    "nothing runs on %s",
    async (path) => {
      const { body, headers } = await open(admin, path);
      expect(addresses(body)).toEqual([]);
      expect(headers["content-security-policy"]).not.toContain("unsafe-eval");
    },
  );

  test("a file comes as what its list says, to stay, and to those who may open the app", async () => {
    const list = addresses((await open(ben, `/k/${app}/`)).body);
    const [css = "", , , , js = ""] = list;
    const reply = await open(ben, js);
    expect([reply.statusCode, reply.body]).toEqual([200, "console.log(1)"]);
    expect(reply.headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=31536000, immutable",
      "cross-origin-resource-policy": "same-origin",
    });
    expect((await open(ben, css)).headers["content-type"]).toBe("text/css; charset=utf-8");

    const stranger = await server.inject({ method: "GET", url: js });
    expect(stranger.statusCode).toBe(404);
    const elsewhere = js.replace(`/customize/${app}/`, `/customize/${the.orders}/`);
    for (const wrong of [elsewhere, js.replace(/\/\w+\/a/, "/0/a"), "/tonari/customize/x/y/z"]) {
      expect((await open(ben, wrong)).statusCode).toBe(404);
    }
    const acl = [{ entity: { type: "GROUP", code: "everyone" }, recordViewable: false }];
    await ok(
      the.admin.put("/k/v1/app/acl.json", {
        app,
        rights: [{ entity: { type: "CREATOR" }, recordViewable: true, appEditable: true }, ...acl],
      }),
    );
    expect((await open(ben, js)).statusCode).toBe(404);
    expect(addresses((await open(ben, `/k/${app}/`)).body)).toEqual([]);
    const everyone = { entity: { type: "GROUP", code: "everyone" }, recordViewable: true };
    await ok(
      the.admin.put("/k/v1/app/acl.json", {
        app,
        rights: [{ entity: { type: "CREATOR" }, recordViewable: true, appEditable: true }, everyone],
      }),
    );
  });

  test("the scope decides for whom", async () => {
    const js = addresses((await open(admin, `/k/${app}/`)).body)[4] ?? "";
    const seen = async (person: Person) => [
      addresses((await open(person, `/k/${app}/`)).body).length,
      (await open(person, js)).statusCode,
    ];
    await scope("ADMIN");
    expect([await seen(admin), await seen(ben)]).toEqual([
      [5, 200],
      [0, 404],
    ]);
    await scope("NONE");
    expect([await seen(admin), await seen(ben)]).toEqual([
      [0, 404],
      [0, 404],
    ]);
    await scope("ALL");
    expect([await seen(admin), await seen(ben)]).toEqual([
      [5, 200],
      [5, 200],
    ]);
  });
});
