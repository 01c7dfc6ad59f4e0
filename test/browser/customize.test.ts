import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { ok } from "../api/app-maker.ts";
import { type Company, company } from "../company.ts";
import type { Person } from "../person.ts";
import { barriers, browserPages, isTooWide } from "./pages.ts";
import { foundParcels, type Parcels } from "./parcels.ts";
import { customize as customizeApp, listen, run } from "./scripts.ts";

// An app's JavaScript in a real browser: as it was written for kintone.

const { pageOf, mayBreak } = browserPages();
let people: Company;
let parcels: Parcels;
let admin: Person;
let aiko: Person;
let ben: Person;

beforeAll(async () => {
  people = await company();
  admin = await people.admin.withSession();
  aiko = await people.aiko.withSession();
  ben = await people.ben.withSession();
  parcels = await foundParcels(people.aiko, people.admin);
});

const customize = (texts: readonly string[], more: object = {}) =>
  customizeApp(people.admin, parcels.app, texts, more);

/** A page that is listened to from its first word. */
async function heard(person: Person, address: string) {
  const page = await pageOf(person, "/settings");
  const { said, warned } = listen(page);
  await page.goto(address);
  return { page, said, warned };
}

const edit = (page: Page) => page.locator(".gaia-argoui-app-menu-edit");
const receiverOf = (page: Page) => page.getByRole("textbox", { name: "Receiver" });
const row = (page: Page, at: number) => page.locator("[data-record-link]").nth(at);

const tellsAll = `
  var shows = ["index", "detail", "create", "edit"].map(function (name) { return "app.record." + name + ".show"; });
  kintone.events.on(shows, function (event) {
    var about = { type: event.type, app: event.appId, id: event.recordId, view: event.viewId, name: event.viewName,
      kind: event.viewType, count: event.records && event.records.length, offset: event.offset, size: event.size,
      reuse: event.reuse, receiver: event.record && event.record.receiver };
    console.log(JSON.stringify(about));
    return event;
  });
`;
const told = (said: readonly string[]) => said.map((line) => JSON.parse(line));

describe("a session in the browser", () => {
  // Request 4 of the requests that must work: not a letter is changed.
  const snippet = `kintone.api(kintone.api.url('/k/v1/records.json', true), 'GET', { app: kintone.app.getId() },
    function (resp) { console.log(resp); }, function (error) { console.log(error); });`;

  test("a file that is uploaded as it is documented logs the records", async () => {
    await customize([snippet]);
    const page = await pageOf(aiko, "/settings");
    const message = page.waitForEvent("console", (message) => message.type() === "log");
    await page.goto(`/k/${parcels.app}/`);
    const logged = await (await message).args()[0]?.jsonValue();
    expect(logged.records).toHaveLength(45);
    expect(logged.records[0].receiver).toEqual({ type: "SINGLE_LINE_TEXT", value: "Receiver 45" });
  });

  test("the same cookie opens nothing from outside of the page", async () => {
    const { cookie, requestToken } = aiko.session;
    const records = `${people.url}/k/v1/records.json?app=${parcels.app}`;
    const ask = async (init: RequestInit, url = records) => {
      const reply = await fetch(url, init);
      const { code } = (await reply.json()) as { code?: string };
      return `${reply.status} ${code ?? ""}`.trim();
    };
    const ajax = { "X-Requested-With": "XMLHttpRequest" };
    const write = (headers: Record<string, string>, token?: string): RequestInit => ({
      method: "POST",
      headers: { cookie, ...ajax, "Content-Type": "application/json", ...headers },
      body: JSON.stringify({ app: parcels.app, record: {}, __REQUEST_TOKEN__: token }),
    });
    const record = `${people.url}/k/v1/record.json`;
    expect(await ask({ headers: { cookie } })).toMatch(/ CB_JH01$/);
    expect(await ask({ headers: ajax })).toBe("401 CB_AU01");
    expect(await ask({ headers: { cookie: "tonari_session=stolen", ...ajax } })).toBe("401 CB_AU01");
    expect(await ask(write({}), record)).toBe("400 CB_CS01");
    expect(await ask(write({}, "19324485-251e-2f6h-9332-824c9933g53e"), record)).toBe("400 CB_CS01");
    expect(await ask(write({ Origin: "https://evil.example" }, requestToken), record)).toBe("400 CB_CS01");
  });

  test("500 questions at once are all answered", async () => {
    await customize([snippet]);
    const page = await pageOf(aiko, `/k/${parcels.app}/`);
    let now = 0;
    let most = 0;
    page.on("request", () => {
      most = Math.max(most, ++now);
    });
    page.on("requestfinished", () => now--);
    const asked = run<number[]>(
      page,
      `Promise.all(Array.from({ length: 500 }, function (_, at) {
        return kintone.api("/k/v1/records", "GET", { app: kintone.app.getId(), query: "limit " + (at % 40 + 1), fields: ["receiver"] })
          .then(function (resp) { return resp.records.length; });
      }))`,
    );
    expect(await asked).toEqual(Array.from({ length: 500 }, (_, at) => (at % 40) + 1));
    // A few at a time; that one has ended is told a little later than the next one begins.
    expect(most).toBeLessThan(50);
  });

  test("a busy domain is asked again until it answers", async () => {
    const page = await pageOf(aiko, `/k/${parcels.app}/`);
    let refused = 0;
    await page.route("**/k/v1/apps.json*", async (route) => {
      if (refused++ < 3) return route.fulfill({ status: 429, json: { code: "GAIA_TO04" } });
      return route.continue();
    });
    const names = await run<string[]>(
      page,
      `kintone.api("/k/v1/apps.json", "GET", {}).then(function (resp) { return resp.apps.map(function (app) { return app.name; }); })`,
    );
    expect(names).toContain("Parcels");
    expect(refused).toBe(4);
  });

  test("writing works with the page's token, a long question goes as a POST, an error comes as kintone's", async () => {
    const page = await pageOf(aiko, `/k/${parcels.app}/`);
    const requests: string[] = [];
    page.on("request", (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
    const answers = await run<Record<string, unknown>>(
      page,
      `(async function () {
        var app = kintone.app.getId();
        var path = kintone.api.url("/k/v1/record");
        var made = await kintone.api(path, "POST", { app: app, record: { receiver: { value: "Script" } } });
        var put = await kintone.api(path, "PUT", { app: app, id: made.id, record: { weight: { value: 3 } } });
        var query = "receiver in (" + Array(900).fill('"Script"').join(", ") + ")";
        var found = await kintone.api("/k/v1/records", "GET", { app: app, query: query, fields: ["weight"] });
        var error = await kintone.api(path, "POST", { app: app, record: {} }).catch(function (error) { return error; });
        var removed = await kintone.api("/k/v1/records", "DELETE", { app: app, ids: [made.id] });
        var text = await kintone.api("/no/such", "GET", {}).catch(function (error) { return error; });
        var foreign = await kintone.api("https://example.com/k/v1/record.json", "POST", {}).catch(String);
        var back = await new Promise(function (done) {
          var nothing = kintone.api("/k/v1/record", "GET", { app: app, id: 1 }, function (resp) { done([typeof nothing, typeof resp.record]); });
        });
        return { put: put, found: found.records, error: error, removed: removed, text: text, foreign: foreign, back: back };
      })()`,
    );
    expect(answers).toMatchObject({
      put: { revision: "2" },
      found: [{ weight: { value: "3" } }],
      error: { code: "CB_VA01", errors: { "record.receiver.value": {} } },
      removed: {},
      back: ["undefined", "object"],
    });
    expect(answers.foreign).toContain("calls only");
    expect(requests).toContain("POST /k/v1/records.json");
    expect(requests.filter((line) => line.includes("example.com"))).toEqual([]);
  });

  test("the vendor's client works in the page, with files", async () => {
    const umd = "../../node_modules/@kintone/rest-api-client/umd/KintoneRestAPIClient.min.js";
    await customize([await readFile(new URL(umd, import.meta.url), "utf8")]);
    const page = await pageOf(aiko, `/k/${parcels.app}/`);
    const answers = await run(
      page,
      `(async function () {
        var client = new KintoneRestAPIClient();
        var app = kintone.app.getId();
        var data = new Blob(["page one"], { type: "text/plain" });
        var file = await client.file.uploadFile({ file: { name: "paper.txt", data: data } });
        var record = { receiver: { value: "Client" }, papers: { value: [{ fileKey: file.fileKey }] } };
        var id = (await client.record.addRecord({ app: app, record: record })).id;
        var paper = (await client.record.getRecord({ app: app, id: id })).record.papers.value[0];
        var bytes = await client.file.downloadFile({ fileKey: paper.fileKey });
        await client.record.deleteRecords({ app: app, ids: [id] });
        var all = await client.record.getAllRecords({ app: app, condition: 'receiver = "Client"' });
        return [paper.name, new TextDecoder().decode(bytes), all.length];
      })()`,
    );
    expect(answers).toEqual(["paper.txt", "page one", 0]);
  });

  test("addresses are written as kintone writes them", async () => {
    const profile = {
      phone: "03-1234",
      mobilePhone: "090-1",
      url: "https://example.com/",
      employeeNumber: "7",
    };
    await ok(people.admin.put("/v1/users.json", { users: [{ code: "aiko", ...profile }] }));
    const page = await pageOf(aiko, `/k/${parcels.app}/`);
    const address = (call: string) => run<string>(page, `kintone.api.${call}`);
    expect(await address('url("/k/v1/record", true)')).toBe(`${people.url}/k/v1/record.json`);
    expect(await address('url("/v1/users.json")')).toBe(`${people.url}/v1/users.json`);
    expect(
      await address('urlForGet("/k/v1/records", { app: 4, fields: ["recordId", "a b"], x: { y: "&" } })'),
    ).toBe(`${people.url}/k/v1/records.json?app=4&fields[0]=recordId&fields[1]=a%20b&x[y]=%26`);
    expect(await address("getConcurrencyLimit()")).toEqual({ limit: 100, running: expect.any(Number) });
    expect(await run(page, "kintone.getRequestToken()")).toBe(aiko.session.requestToken);
    expect(await run(page, "kintone.getLoginUser()")).toMatchObject({
      id: aiko.id,
      code: "aiko",
      ...profile,
      extensionNumber: "",
      isGuest: false,
      language: "en",
    });
    expect(await run(page, "kintone.getUiVersion()")).toBe(2);
  });
});

describe("events", () => {
  test("come in order: list, next page, record, next record, edit, back, new", async () => {
    await customize([tellsAll]);
    const { app, views } = parcels;
    const { page, said } = await heard(aiko, `/k/${app}/?view=20`);
    const waitFor = (count: number) => expect.poll(() => said.length, { timeout: 10_000 }).toBe(count);
    await waitFor(1);
    await page.getByRole("button", { name: "Next page" }).click();
    await waitFor(2);
    await row(page, 0).click();
    await waitFor(3);
    await page.getByRole("button", { name: "Next record" }).click();
    await waitFor(4);
    await edit(page).click();
    await waitFor(5);
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await waitFor(6);
    await page.getByRole("button", { name: "Add record" }).click();
    await waitFor(7);
    await page.goBack();
    await waitFor(8);

    const list = {
      type: "app.record.index.show",
      app: Number(app),
      view: 20,
      name: "(All records)",
      kind: "list",
      size: 20,
      count: 20,
    };
    const receiver = (number: number) => ({ type: "SINGLE_LINE_TEXT", value: `Receiver ${number}` });
    const detail = (id: number) => ({
      type: "app.record.detail.show",
      app: Number(app),
      id,
      receiver: receiver(id),
    });
    expect(told(said)).toEqual([
      { ...list, offset: 0 },
      { ...list, offset: 20 },
      detail(25),
      detail(24),
      { ...detail(24), type: "app.record.edit.show" },
      detail(24),
      {
        type: "app.record.create.show",
        app: Number(app),
        reuse: false,
        receiver: { type: "SINGLE_LINE_TEXT" },
      },
      detail(24),
    ]);

    await page.goto(`/k/${app}/?view=${views.Days}&month=2026-03`);
    await expect
      .poll(() => told(said).at(-1), { timeout: 10_000 })
      .toMatchObject({ kind: "calendar", view: Number(views.Days), offset: null, size: null });
    await page.goto(`/k/${app}/?view=${views.Board}`);
    await expect
      .poll(() => told(said).at(-1), { timeout: 10_000 })
      .toMatchObject({ kind: "custom", name: "Board", offset: 0 });
  });

  test("show where they are: elements, ids, the list's query; hidden fields are in the records", async () => {
    await customize([
      `
      kintone.events.on("app.record.index.show", function (event) {
        var own = document.createElement("button");
        own.textContent = "Mine";
        if (!kintone.app.getHeaderMenuSpaceElement().children.length) kintone.app.getHeaderMenuSpaceElement().append(own);
        kintone.app.getHeaderSpaceElement().textContent = event.records[0].speed.value;
        console.log(kintone.app.getQueryCondition() + " | " + kintone.app.getQuery() + " | " + kintone.app.record.getId());
      });
      kintone.events.on(["app.record.detail.show", "app.record.edit.show"], function (event) {
        kintone.app.record.getSpaceElement("map").textContent = "Map of " + event.record.$id.value;
        kintone.app.record.getHeaderMenuSpaceElement().textContent = event.type;
        console.log([kintone.app.getId(), kintone.app.record.getId(), kintone.app.getHeaderSpaceElement(), kintone.app.record.get()].join());
      });
      console.log("top " + kintone.app.getId() + " " + kintone.app.getHeaderSpaceElement());
    `,
    ]);
    const { app, views } = parcels;
    const { page, said } = await heard(aiko, `/k/${app}/?view=${views.Light}`);
    await page.locator("#list-header-space", { hasText: "Slow" }).waitFor();
    await page.getByRole("columnheader", { name: "Receiver" }).getByRole("button").click();
    await expect
      .poll(() => said, { timeout: 10_000 })
      .toEqual(
        [
          `top ${app} null`,
          'weight <= "10" | weight <= "10" order by weight asc limit 20 offset 0 | ',
          'weight <= "10" | weight <= "10" order by receiver asc limit 20 offset 0 | ',
        ].map((line) => line.replace(/\| $/, "| null")),
      );
    expect(await page.getByRole("button", { name: "Mine" }).count()).toBe(1);

    await page.goto(`/k/${app}/show#record=7`);
    await page.getByText("Map of 7").waitFor();
    await page.locator("#record-header-menu-space", { hasText: "app.record.detail.show" }).waitFor();
    expect(said.at(-1)).toBe(`${app},7,,`);
    expect(await run(page, "kintone.app.record.get().record.receiver.value")).toBe("Receiver 7");
    await edit(page).click();
    await page.locator("#record-header-menu-space", { hasText: "app.record.edit.show" }).waitFor();
    await page.getByText("Map of 7").waitFor();
  });

  test("handlers wait for each other, and the last one's answer fills the form", async () => {
    await customize([
      `kintone.events.on("app.record.create.show", function (event) {
        return new kintone.Promise(function (done) {
          setTimeout(function () { event.record.receiver.value = "From a script"; done(event); }, 50);
        });
      });`,
      `kintone.events.on("app.record.create.show", async function (event) {
        event.record.notes.value = event.record.receiver.value + "!";
        event.record.weight.value = 12.5;
        event.record.care.value = ["Cold"];
        event.record.day.value = "2026-02-03";
        event.record.drivers.value = [{ code: "aiko" }];
        return event;
      });
      kintone.events.on("app.record.edit.show", function (event) { event.record.receiver.value = "lost"; });`,
    ]);
    const page = await pageOf(aiko, `/k/${parcels.app}/edit`);
    await expect.poll(() => receiverOf(page).inputValue(), { timeout: 10_000 }).toBe("From a script");
    expect(await page.getByLabel("Notes").inputValue()).toBe("From a script!");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/show#record=\d+/);
    const id = /record=(\d+)/.exec(page.url())?.[1] ?? "";
    expect(await parcels.read(id)).toMatchObject({
      receiver: { value: "From a script" },
      weight: { value: "12.5" },
      care: { value: ["Cold"] },
      day: { value: "2026-02-03" },
      drivers: { value: [{ code: "aiko" }] },
    });
    await edit(page).click();
    await expect.poll(() => receiverOf(page).inputValue(), { timeout: 10_000 }).toBe("From a script");
  });

  test("record.get and record.set work on the form, at once", async () => {
    await customize([tellsAll]);
    const { page, said } = await heard(aiko, `/k/${parcels.app}/show#record=3&mode=edit`);
    await expect.poll(() => said.length, { timeout: 10_000 }).toBe(1);
    const after = await run<unknown[]>(
      page,
      `(function () {
        kintone.app.record.set({ record: { receiver: { type: "SINGLE_LINE_TEXT", value: "Set" }, state: { type: "DROP_DOWN", value: "" } } });
        var record = kintone.app.record.get().record;
        return [record.receiver.value, record.state.value, record.$id.value, record.papers.value];
      })()`,
    );
    expect(after).toEqual(["Set", "", "3", []]);
    expect(await receiverOf(page).inputValue()).toBe("Set");
    await run(
      page,
      `kintone.app.record.set({ record: { receiver: { value: "No type" }, nothing: { type: "NUMBER", value: 1 } } })`,
    );
    const alert = page.getByRole("alert");
    await alert.getByText("event.record['receiver'].type is invalid").waitFor();
    await alert.getByText("event.record['nothing'] is invalid").waitFor();
    expect(await receiverOf(page).inputValue()).toBe("Set");
  });

  test("what is registered too late is told so, and called from the next time on", async () => {
    await customize([
      `document.addEventListener("DOMContentLoaded", function () {
      kintone.events.on("app.record.index.show", function (event) { console.log("page at " + event.offset); });
    });`,
    ]);
    const { page, said, warned } = await heard(aiko, `/k/${parcels.app}/?view=20`);
    await expect
      .poll(() => warned.join(), { timeout: 10_000 })
      .toContain('"app.record.index.show" was registered after the event');
    await page.getByRole("button", { name: "Next page" }).click();
    await expect.poll(() => said, { timeout: 10_000 }).toEqual(["page at 20"]);
    expect(await run(page, `[kintone.events.off("app.record.index.show"), kintone.events.off()]`)).toEqual([
      true,
      false,
    ]);
  });

  test("a script that breaks takes neither the page nor the other scripts with it", async () => {
    mayBreak();
    await customize([
      "throw new Error('at once');",
      "this is no script",
      `kintone.events.on("app.record.index.show", function () { throw new Error("in the handler"); });
       kintone.events.on("app.record.detail.show", function (event) { event.records.length; });
       kintone.events.on("app.record.edit.show", function (event) { return { record: 5 }; });`,
      tellsAll,
    ]);
    const { page, said } = await heard(aiko, `/k/${parcels.app}/?view=20`);
    await row(page, 0).waitFor();
    await row(page, 0).click();
    await edit(page).click();
    await receiverOf(page).fill("Still works");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Still works").first().waitFor();
    expect(told(said).map(({ type }) => type)).toEqual(["app.record.edit.show"]);
  });
});

describe("whose scripts run where", () => {
  const hello = `document.documentElement.dataset.script = "on";`;
  const isOn = (page: Page) => run<boolean>(page, "document.documentElement.dataset.script === 'on'");

  test("everybody's, the managers' or nobody's", async () => {
    const acl = [
      { entity: { type: "CREATOR" }, recordViewable: true, appEditable: true },
      { entity: { type: "USER", code: "ben" }, recordViewable: true },
    ];
    const { app } = parcels;
    const { rights } = await ok(people.aiko.get("/k/v1/app/acl.json", { app }));
    await ok(people.aiko.put("/k/v1/app/acl.json", { app, rights: acl }));
    const seen: Record<string, boolean[]> = {};
    for (const scope of ["ALL", "ADMIN", "NONE"]) {
      await customize([hello], { scope });
      const pages = [await pageOf(aiko, `/k/${app}/`), await pageOf(ben, `/k/${app}/`)];
      for (const page of pages) await page.getByRole("heading", { name: "Parcels" }).waitFor();
      seen[scope] = await Promise.all(pages.map(isOn));
    }
    expect(seen).toEqual({ ALL: [true, true], ADMIN: [true, false], NONE: [false, false] });
    await ok(people.aiko.put("/k/v1/app/acl.json", { app, rights }));
  });

  test("in the app's own pages only, without loading them anew within the app", async () => {
    const { app } = parcels;
    const css = {
      type: "FILE",
      file: { fileKey: await people.admin.upload("a.css", "h1 { color: rgb(1, 2, 3) }") },
    };
    const js = { type: "FILE", file: { fileKey: await people.admin.upload("a.js", hello) } };
    await customize([], { desktop: { js: [js], css: [css] } });
    const page = await pageOf(aiko, "/k/");
    let loaded = 0;
    page.on("domcontentloaded", () => loaded++);
    await page.getByRole("link", { name: "Parcels" }).click();
    await row(page, 3).waitFor();
    expect([loaded, await isOn(page)]).toEqual([1, true]);
    const color = "getComputedStyle(document.querySelector('h1')).color";
    expect(await run(page, color)).toBe("rgb(1, 2, 3)");

    await row(page, 3).click();
    await edit(page).waitFor();
    expect([page.url().includes("#record="), loaded, await isOn(page)]).toEqual([true, 1, true]);

    await page.getByRole("link", { name: "Portal" }).first().click();
    await page.getByRole("link", { name: "Orders" }).waitFor();
    expect([loaded, await isOn(page)]).toEqual([2, false]);
    await page.getByRole("link", { name: "Orders" }).click();
    await page.getByRole("heading", { name: "Orders" }).waitFor();
    expect([loaded, await isOn(page)]).toEqual([3, false]);
    expect(await run(page, color)).not.toBe("rgb(1, 2, 3)");
    // Orders brings nothing along: leaving it costs nothing.
    await page.getByRole("link", { name: "Portal" }).first().click();
    await page.getByRole("link", { name: "Parcels" }).waitFor();
    expect(loaded).toBe(3);
    // Coming back is coming from outside: the app may have been updated meanwhile.
    await page.goBack();
    await page.getByRole("heading", { name: "Orders" }).waitFor();
    expect(loaded).toBe(4);
    await page.goto(`/k/${app}/show#record=2`);
    await page.getByText("Receiver 2").first().waitFor();
    expect(await isOn(page)).toBe(true);
  });

  test("leaving a form asks once, although the page is left as a document", async () => {
    await customize([hello]);
    const page = await pageOf(aiko, `/k/${parcels.app}/show#record=4&mode=edit`);
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await receiverOf(page).fill("Never saved");
    await page.getByRole("link", { name: "Portal" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
    await page.getByRole("link", { name: "Orders" }).waitFor();
    expect([asked, await isOn(page)]).toEqual([[], false]);
  });

  test("an address that the app does not list loads nothing", async () => {
    await customize([
      `
      var other = document.createElement("script");
      other.src = "https://cdn.example.com/other.js";
      other.onerror = function () { console.log("not loaded"); };
      document.head.append(other);
      console.log("eval " + eval("1 + 1"));
    `,
    ]);
    const { page, said } = await heard(aiko, `/k/${parcels.app}/`);
    await row(page, 0).waitFor();
    await expect.poll(() => said, { timeout: 10_000 }).toEqual(["eval 2", "not loaded"]);
  });

  test("an address that it lists does, in its place", async () => {
    const url = "https://cdn.example.com/listed.js?v=1";
    const first = { type: "URL", url };
    const second = {
      type: "FILE",
      file: { fileKey: await people.admin.upload("b.js", "console.log('second ' + lib)") },
    };
    await customize([], { desktop: { js: [first, second] } });
    const page = await pageOf(aiko, "/settings");
    const { said } = listen(page);
    await page.route("https://cdn.example.com/**", (route) =>
      route.fulfill({ contentType: "text/javascript", body: "var lib = 7; console.log('first')" }),
    );
    await page.goto(`/k/${parcels.app}/`);
    await expect.poll(() => said, { timeout: 10_000 }).toEqual(["first", "second 7"]);
  });
});

describe("the settings page", () => {
  const address = (app: string) => `/k/admin/app/customize?app=${app}`;
  const entries = (page: Page) =>
    page.getByRole("list", { name: "JavaScript for computers" }).getByRole("listitem").allTextContents();

  test("files and addresses are added, moved by key, removed, saved and brought live", async () => {
    await customize([]);
    const { app } = parcels;
    const page = await pageOf(admin, `/k/admin/app/flow?app=${app}#section=settings`);
    await page.getByRole("link", { name: /^JavaScript and CSS/ }).click();
    const upload = page.getByRole("button", { name: "Upload files to: JavaScript for computers" });
    const choosing = page.waitForEvent("filechooser");
    await upload.click();
    const file = (name: string, text: string) => ({
      name,
      mimeType: "text/javascript",
      buffer: Buffer.from(text),
    });
    await (await choosing).setFiles([
      file("one.js", "console.log('one ' + lib)"),
      file("two.js", "console.log('two')"),
      file("three.js", "throw 3"),
    ]);
    const field = page.getByLabel("Address to add to: JavaScript for computers");
    await field.fill("http://cdn.example.com/lib.js");
    await field.press("Enter");
    await page.getByText("An address begins with https://").waitFor();
    await field.fill("https://cdn.example.com/lib.js");
    await field.press("Enter");
    await expect.poll(() => entries(page), { timeout: 10_000 }).toHaveLength(4);
    await page.getByRole("button", { name: "Remove three.js" }).click();

    const handle = page.getByRole("button", { name: "Move https://cdn.example.com/lib.js", exact: true });
    await handle.focus();
    for (const key of ["Space", "ArrowUp", "ArrowUp", "Space"]) {
      await page.keyboard.press(key);
      await run(page, "new Promise((go) => setTimeout(go, 150))");
    }
    await expect
      .poll(async () => (await entries(page)).map((text) => text.replace(/(\.js).*/, "$1")))
      .toEqual(["https://cdn.example.com/lib.js", "one.js", "two.js"]);
    await page.getByRole("radio", { name: "Only those who manage the app" }).check();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("It works with the next update").waitFor();
    await page.getByRole("button", { name: "Update App" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("who gets them").waitFor();
    await dialog.getByText("two.js").waitFor();
    await dialog.getByRole("button", { name: "Update App" }).click();

    await page.route("https://cdn.example.com/lib.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: "var lib = 'lib'" }),
    );
    const { said } = listen(page);
    await page.getByRole("link", { name: "Open the records" }).click();
    await expect.poll(() => said, { timeout: 10_000 }).toEqual(["one lib", "two"]);
  });

  test("who is no administrator reads it, and a telephone shows all of it", async () => {
    const name = `${"a-long-name-".repeat(8)}.js`;
    const file = { type: "FILE", file: { fileKey: await people.admin.upload(name, "1") } };
    await customize([], { desktop: { js: [file], css: [] } });
    const page = await pageOf(aiko, address(parcels.app), { viewport: { width: 360, height: 740 } });
    await page.getByText("Only administrators who also manage the app").waitFor();
    expect(await page.getByRole("button", { name: /Upload|Save|Remove/ }).count()).toBe(0);
    expect(await isTooWide(page)).toBe(false);
    const other = await pageOf(admin, address(parcels.app), {
      viewport: { width: 360, height: 740 },
      colorScheme: "dark",
    });
    await other.getByRole("button", { name: `Remove ${name}` }).waitFor();
    expect([await isTooWide(other), await barriers(other)]).toEqual([false, []]);
  });
});
