import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Route } from "../../../src/api/request.ts";
import { routes } from "../../../src/routes.ts";
import { type Company, company } from "../../company.ts";
import type { Answer, Person } from "../../person.ts";
import { snapshot } from "./snapshot.ts";
import { brokenJson, nasty, spoiled } from "./spoil.ts";
import { validRequests } from "./valid.ts";

// Whatever is sent to whichever route: kintone's error and nothing else, never a crash, never half a write.

const runs = { sqlite: 25, postgres: 10, ...readRuns(process.env.TONARI_TEST_BAD_INPUTS) };
const oddSegments = [
  "0",
  "-1",
  "x",
  "1.5",
  "99999999999999999999",
  "9007199254740993",
  "%00",
  "%27%3B--",
  "%F0%9F%91%8D",
  "a%2Fb",
  "__proto__",
];

/** More of them, to look for what the usual number does not find. */
function readRuns(given: string | undefined) {
  return given ? { sqlite: Number(given), postgres: Number(given) } : {};
}

const wellFormed = (text: string) => Buffer.from(text).toString();
const tenMegabytes = JSON.stringify("x".repeat(10 * 1024 * 1024));
const brief = (value: unknown) => wellFormed(JSON.stringify(value).slice(0, 500));

/** What the store does not have here, so that the good request fails too. */
const nothingThere = [
  "GET /k/v1/file.json",
  "GET /k/v1/records/cursor.json",
  "DELETE /k/v1/records/cursor.json",
  "PUT /tonari/v1/me/password",
  "POST /tonari/v1/session/passkey",
  "GET /v1/csv/result.json",
];
const importsCsv = ({ method, path }: Route) => method === "POST" && path.startsWith("/v1/csv/");

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  let the: Company;
  let valid: ReturnType<typeof validRequests>;
  let victim: Person;
  let self: Person;
  let before: string;

  beforeAll(async () => {
    the = await company({ engine });
    // Among the nonsense are many wrong passwords.
    await the.admin.put("/tonari/v1/security", { lockout: { failures: 0 } });
    victim = await the.hire("victim", "Victim");
    self = await the.hire("self", "Self");
    valid = validRequests(the, await things(the.orders));
  });
  beforeEach(async () => {
    before = await snapshot(the);
  });

  /** A record and a file, and an app whose settings may be spoiled without harm to the records of the other. */
  async function things(app: string) {
    const states = { Open: { index: 0, assignee: { type: "ONE", entities: [] } } };
    const actions = [{ name: "Stay", from: "Open", to: "Open" }];
    await the.aiko.put("/k/v1/preview/app/status.json", { app, enable: true, states, actions });
    await the.aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] });
    const record = { name: { value: "One" }, number: { value: "1" } };
    const { body } = await the.aiko.post("/k/v1/record.json", { app, record });
    const comment = { text: "Said" };
    await the.aiko.post("/k/v1/record/comment.json", { app, record: body.id, comment });
    const fileKey = await the.aiko.upload("a.txt", "a");
    const settingsApp = await the.found(the.aiko, "Settings");
    const some = await somebody(`of ${settingsApp}`);
    return { app, settingsApp, id: body.id, fileKey, some };
  }

  /** A user, a department, a job title and a group of one code, a dynamic group, and an item of profiles. */
  async function somebody(code: string): Promise<string> {
    const one = { code, name: code };
    await the.admin.post("/v1/users.json", { users: [{ ...one, password: "x" }] });
    await the.admin.post("/v1/organizations.json", { organizations: [one] });
    await the.admin.post("/v1/groups.json", { groups: [{ ...one, type: "static" }] });
    const dynamic = { code: `${code} by rule`, name: code, type: "dynamic" };
    await the.admin.post("/v1/groups.json", { groups: [dynamic] });
    await the.admin.post("/tonari/v1/titles", { titles: [one] });
    await the.admin.put("/tonari/v1/custom-items", { items: [{ code: "c", name: "C" }] });
    return code;
  }

  /** Administrators manage every app, whatever its spoiled permissions say; a browser for what only that can. */
  async function whoFor({ method, path, by }: Route): Promise<Person> {
    const inBrowser = by.length === 1 && by[0] === "session";
    if (path.startsWith("/tonari/v1/me")) return inBrowser ? self.withSession() : self;
    if (inBrowser) return the.ben.withSession();
    if (by.length === 0) return the.anonymous;
    const uses =
      /^\/k\/v1\/(record|bulk|file)/.test(path) || (method === "GET" && path.startsWith("/k/v1/app"));
    return uses ? the.aiko : the.admin;
  }

  const filled = (path: string, segment: string) =>
    path.replace(/:(\w+)/g, (_, name: string) => (name === "app" || name === "user" ? segment : "nothing"));

  const good = engine === "sqlite" ? routes : [];
  for (const route of good) {
    const name = `${route.method} ${route.path}`;
    const hasNoPremise =
      route.upload ||
      route.path.includes(":") ||
      route.by.length === 1 ||
      nothingThere.includes(name) ||
      importsCsv(route);
    if (hasNoPremise) continue;
    test(`the request for ${name} that will be spoiled is a good one`, async () => {
      const reads = route.method === "GET";
      const asked = reads ? valid : validRequests(the, await things(await the.found(the.aiko, "Spoiled")));
      const answer = await send(await whoFor(route), route, route.path, JSON.stringify(asked(name)));
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    });
  }

  /** Refused in kintone's form; or taken, because the spoiled request made sense after all. */
  function looksLikeKintone({ status, body, headers }: Answer): void {
    expect(status, JSON.stringify(body)).toBeLessThan(500);
    if (status < 400) return;
    const code = headers.get("x-cybozu-error");
    expect(code).toMatch(/^[A-Z]+_[A-Z]{2}\d{2}$/);
    const error = body.results ? body.results.find((one: object) => Object.keys(one).length > 0) : body;
    expect(error).toMatchObject({
      code,
      id: expect.stringMatching(/^[A-Za-z0-9]{20}$/),
      message: expect.any(String),
    });
  }

  async function check(answer: Answer): Promise<void> {
    looksLikeKintone(answer);
    const after = await snapshot(the);
    if (answer.status >= 400) expect(after).toBe(before);
    before = after;
  }

  const json = { "Content-Type": "application/json" };
  const send = (
    who: Person,
    { method }: Route,
    path: string,
    body: string | Buffer,
    headers: Record<string, string> = json,
  ) =>
    // fetch sends no body with GET; the override is the same route.
    method === "GET"
      ? who.send("POST", path, { body, headers: { ...headers, "X-HTTP-Method-Override": "GET" } })
      : who.send(method, path, { body, headers });
  const withToken = (who: Person, body: object) => {
    const session = who.headers.Cookie ? { __REQUEST_TOKEN__: who.session.requestToken } : {};
    return JSON.stringify({ ...body, ...session });
  };

  describe.each(
    routes.filter(({ upload }) => !upload).map((route) => [`${route.method} ${route.path}`, route] as const),
  )("%s", (name, route) => {
    const isDangerous = name === "DELETE /tonari/v1/apps/:app" || name === "DELETE /tonari/v1/session";
    const reads = route.method === "GET";
    const segment = () => (route.path.includes(":user") ? victim.id : the.orders);

    test("takes no parameters that make no sense", async () => {
      if (isDangerous) return;
      const who = await whoFor(route);
      await fc.assert(
        fc.asyncProperty(spoiled(valid(name)), async (body) => {
          const answer = await send(who, route, filled(route.path, segment()), withToken(who, body));
          await (reads ? looksLikeKintone(answer) : check(answer));
        }),
        { numRuns: runs[engine], endOnFailure: true },
      );
      if (reads) expect(await snapshot(the)).toBe(before);
    });

    test("takes no path that makes no sense, and no query string", async () => {
      const who = await whoFor(route);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...oddSegments),
          fc.dictionary(fc.string({ maxLength: 8 }), nasty, { maxKeys: 5 }),
          async (odd, parameters) => {
            const path = filled(route.path, odd);
            const pairs = Object.entries(parameters).map(
              ([key, value]) => `${encodeURIComponent(wellFormed(key))}=${encodeURIComponent(brief(value))}`,
            );
            if (isDangerous && path === route.path) return;
            const answer = await who.send(route.method, `${path}?${pairs.join("&")}`);
            await (reads ? looksLikeKintone(answer) : check(answer));
          },
        ),
        { numRuns: Math.ceil(runs[engine] / 4), endOnFailure: true },
      );
    });

    // What comes before the store needs no second engine.
    const bodies = async () => {
      const who = await whoFor(route);
      const path = filled(route.path, segment());
      await fc.assert(
        fc.asyncProperty(brokenJson, async (body) => {
          const answer = await send(who, route, path, body);
          expect(answer).toMatchObject({ status: 400, body: { code: "CB_IJ01" } });
          looksLikeKintone(answer);
        }),
        { numRuns: Math.ceil(runs[engine] / 4), endOnFailure: true },
      );
      expect(await snapshot(the)).toBe(before);
      const large = withToken(who, { ...valid(name), name: "large" }).replace('"large"', tenMegabytes);
      await check(await send(who, route, path, large));
      const text = await send(who, route, path, "{}", { "Content-Type": "text/plain" });
      expect(text).toMatchObject({ status: 400, body: { code: "CB_IL02" } });
    };
    if (engine === "sqlite") test("takes no body that is no JSON object, and none of 10 MB", bodies);
  });

  test("an upload takes nothing but multipart/form-data with a file", async () => {
    const part = (head: string, content = "x") =>
      `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n--b--\r\n`;
    const multipart = { "Content-Type": "multipart/form-data; boundary=b" };
    const path = "/k/v1/file.json";
    for (const body of [
      "",
      "--b",
      "--b--\r\n",
      "x".repeat(1000),
      part('name="file"'),
      part('name="other"; filename="a"'),
      part('filename="a"'),
    ]) {
      const answer = await the.aiko.send("POST", path, { body, headers: multipart });
      expect(answer).toMatchObject({ status: 400, body: { code: "CB_IL02" } });
      await check(answer);
    }
    for (const type of [
      "multipart/form-data",
      "multipart/form-data; boundary=",
      "multipart/mixed; boundary=b",
      "application/json",
      "text/plain",
    ]) {
      await check(
        await the.aiko.send("POST", path, {
          body: part('name="file"; filename="a"'),
          headers: { "Content-Type": type },
        }),
      );
    }
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.string({ maxLength: 50 }),
        async (file, type) => {
          const head = `name="file"; filename="${file.replace(/["\r\n]/g, "_")}"\r\nContent-Type: ${type.replace(/[\r\n]/g, "_")}`;
          await check(await the.aiko.send("POST", path, { body: part(head), headers: multipart }));
        },
      ),
      { numRuns: runs[engine], endOnFailure: true },
    );
  });
});
