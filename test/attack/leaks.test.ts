import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { codeOf as codeOfTotp, stepAt } from "../../src/auth/totp.ts";
import { ok } from "../api/app-maker.ts";
import { Application, bearer, clientsPath } from "../api/application.ts";
import type { Engine } from "../company.ts";
import { type Answer, base64, Person } from "../person.ts";
import { freshPostgresDatabase } from "../postgres.ts";
import { runProgram, startProgram } from "../program/start.ts";
import { raw } from "./raw.ts";

/**
 * The program runs as a person starts it. Every kind of secret is made and used, rightly and wrongly, in every place that
 * takes one; then everything that came out is searched for every one of them: what the program printed, the request log,
 * errors, pages, and the files on the disk.
 */
const secrets = new Map<string, string>();
const note = (name: string, text: string) => {
  if (text.length < 6) throw new Error(`${name} is too short to be searched for: ${text}`);
  secrets.set(name, text);
  return text;
};
let data = "";
let database: string | undefined;
let output = "";
let logged = "";
/** what was answered to whoever was refused, and the pages */
const answers: string[] = [];
const files = new Map<string, Buffer>();

const seen = async (asked: Promise<Answer>) => {
  const answer = await asked;
  const shown = `${JSON.stringify([...answer.headers])} ${JSON.stringify(answer.body)}`;
  if (answer.status >= 300) answers.push(shown);
  return answer;
};

async function play(engine: Engine) {
  secrets.clear();
  files.clear();
  answers.length = 0;
  data = await mkdtemp(join(tmpdir(), "tonari-leaks-"));
  database = engine === "postgres" ? await freshPostgresDatabase() : undefined;
  const adminPassword = note("administrator's password", "Zulu-admin-1");
  const program = await startProgram(["serve", "--port", "0", ...where()], {
    TONARI_ADMIN_USER: "admin",
    TONARI_ADMIN_PASSWORD: adminPassword,
  });
  const { url } = program;
  const admin = new Person(url, { code: "admin", password: adminPassword });
  const anonymous = new Person(url, { tokens: [] });
  const password = note("a password", "Yankee-horse-1");
  await ok(admin.post("/tonari/v1/users", { code: "ben", name: "Ben", password }));
  const ben = new Person(url, { code: "ben", password });
  note("the header of a password", base64(`ben:${password}`));
  await scenario({ url, admin, ben, anonymous });
  // What is written later is written now.
  const { exchanges } = await ok(admin.get("/tonari/v1/log", { limit: 500 }));
  const details = [];
  for (const { id } of exchanges) details.push((await admin.get(`/tonari/v1/log/${id}`)).body);
  logged = JSON.stringify([exchanges, details]);
  note("the key of secrets", (await readFile(join(data, "secret.key"), "utf8")).trim());
  program.signal("SIGTERM");
  await program.ended;
  output = program.output();
  for (const file of await readdir(data, { recursive: true, withFileTypes: true }))
    if (file.isFile()) files.set(file.name, await readFile(join(file.parentPath, file.name)));
  if (database) files.set("the database", await contentOf(database));
}
afterEach(() => rm(data, { recursive: true, force: true }));

const where = () => ["--data", data, ...(database ? ["--database-url", database] : [])];

/** Every value of every row, files among them. */
async function contentOf(url: string): Promise<Buffer> {
  const client = new pg.Client(url);
  await client.connect();
  const tables = await client.query(
    "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const values: Buffer[] = [];
  for (const { name } of tables.rows) {
    for (const row of (await client.query(`select * from ${name}`)).rows)
      for (const value of Object.values(row))
        values.push(Buffer.isBuffer(value) ? value : Buffer.from(`${JSON.stringify(value)}\n`));
  }
  await client.end();
  return Buffer.concat(values);
}

interface Cast {
  readonly url: string;
  readonly admin: Person;
  readonly ben: Person;
  readonly anonymous: Person;
}

async function scenario(cast: Cast) {
  await passwords(cast);
  await tokens(cast);
  await sessions(cast);
  await oauth(cast);
  await inAddresses(cast);
  await twoFactor(cast);
  await certificates();
}

async function passwords({ url, admin, anonymous }: Cast) {
  const wrong = note("a wrong password", "Xray-wrong-1");
  await seen(new Person(url, { code: "ben", password: wrong }).get("/k/v1/apps.json"));
  await seen(anonymous.post("/tonari/v1/session", { login: "ben", password: wrong }));
  // Typed into the wrong field.
  const typed = note("a password typed as the login name", "Whiskey-typed-1");
  await seen(anonymous.post("/tonari/v1/session", { login: typed, password: "x" }));
  await seen(anonymous.get("/k/v1/apps.json", {}, { "X-Cybozu-Authorization": base64(`${typed}:x`) }));
  await seen(anonymous.get("/k/v1/apps.json", {}, { "X-Cybozu-Authorization": `ben:${typed}` }));
  const made = note("the password of a new user", "Victor-new-1");
  await ok(admin.post("/v1/users.json", { users: [{ code: "vic", name: "Vic", password: made }] }));
  const refused = note("the password of a user who was not made", "Uniform-no-1");
  await seen(admin.post("/v1/users.json", { users: [{ code: "vic", name: "Vic", password: refused }] }));
  await seen(admin.post("/tonari/v1/users", { code: "vic", name: "Vic", password: refused }));
  await seen(admin.put("/tonari/v1/users/999/password", { password: refused }));
  const own = note("a password of one's own", "Tango-own-1");
  const vic = new Person(url, { code: "vic", password: made });
  await seen(vic.put("/tonari/v1/me/password", { current: refused, password: own }));
  await ok(vic.put("/tonari/v1/me/password", { current: made, password: own }));
  const csv = note("a password in a CSV file", "Sierra-csv-1");
  const rows = `code,name,newcode,password\nsid,Sid,,${csv}\n`;
  const { fileKey } = (await seen(admin.send("POST", "/v1/file.json", { body: formOf("users.csv", rows) })))
    .body;
  const { id } = await ok(admin.post("/v1/csv/user.json", { fileKey }));
  await expect.poll(async () => (await admin.get("/v1/csv/result.json", { id })).body.done).toBe(true);
  answers.push(JSON.stringify((await admin.get("/v1/csv/result.json", { id })).body));
}

function formOf(name: string, content: string): FormData {
  const form = new FormData();
  form.append("file", new Blob([content]), name);
  return form;
}

let app = "";
async function tokens({ url, admin, anonymous }: Cast) {
  app = (await ok(admin.post("/k/v1/preview/app.json", { name: "Secrets" }))).app;
  await ok(admin.post("/k/v1/preview/app/deploy.json", { apps: [{ app }] }));
  const path = `/tonari/v1/apps/${app}/tokens`;
  const { id, token } = await ok(admin.post(path, { permissions: ["view"], deploy: true }));
  const draft = await ok(admin.post(path, { permissions: ["view"] }));
  note("an API token", token);
  note("a draft token", draft.token);
  for (const text of [token, draft.token, note("an unknown token", "R".repeat(40))]) {
    const caller = new Person(url, { tokens: [text] });
    await seen(caller.get("/k/v1/records.json", { app }));
    await seen(caller.get("/k/v1/record.json", { app, id: "1" }));
    await seen(caller.post("/k/v1/record.json", { app, record: {} }));
    await seen(anonymous.get("/k/v1/records.json", { app }, bearer(text)));
  }
  note("a replaced token", (await ok(admin.post(`${path}/${id}/replace`, { overlapHours: 24 }))).token);
  answers.push(JSON.stringify((await admin.get(path)).body));
}

async function sessions({ url, ben, anonymous }: Cast) {
  const browser = await ben.withSession();
  const value = note("a session's cookie", browser.session.cookie.split("=")[1] ?? "");
  const page = (path: string) =>
    raw(url, [`GET ${path} HTTP/1.1`, "Host: localhost", `Cookie: ${browser.session.cookie}`]);
  for (const path of ["/k/", "/settings", `/k/${app}/`, "/oauth2/authorization", "/login"]) {
    const { head, body } = await page(path);
    answers.push(head, body);
  }
  await seen(browser.get("/k/v1/record.json", { app, id: "9" }));
  await seen(browser.post(`/k/v1/record.json?__REQUEST_TOKEN__=${value}`, { app, record: {} }));
  await seen(
    browser.send("PUT", "/tonari/v1/me", { headers: { "Content-Type": "application/json" }, body: "{}" }),
  );
  await seen(
    anonymous.get("/k/v1/apps.json", {}, { Cookie: `tonari_session=${value}x`, "X-Requested-With": "x" }),
  );
  await ok(browser.delete("/tonari/v1/session"));
  await seen(browser.get("/tonari/v1/session"));
}

async function oauth({ url, admin, ben, anonymous }: Cast) {
  const redirectEndpoint = "https://app.example/back";
  const made = await ok(admin.post(clientsPath, { name: "Reports", redirectEndpoint }));
  await ok(admin.put(`${clientsPath}/${made.id}/users`, { users: ["ben"] }));
  const application = new Application(url, made, redirectEndpoint);
  note("a client's secret", made.secret);
  const code = note("a code", await application.code(ben));
  await seen(application.exchange(code, { redirect_uri: "https://evil.example/" }));
  await seen(application.exchange(code, { code_verifier: note("a verifier", "Quebec".repeat(9)) }));
  const { body } = await application.exchange(code);
  note("an access token", body.access_token);
  note("a refresh token", body.refresh_token);
  await seen(application.exchange(code));
  await seen(application.refresh(body.refresh_token, { scope: "everything" }));
  await seen(anonymous.get("/k/v1/record.json", { app, id: 1 }, bearer(body.access_token)));
  await seen(anonymous.get("/v1/users.json", {}, bearer(body.access_token)));
  const right = application.secret;
  application.secret = note("a wrong client secret", "Papa".repeat(12));
  await seen(application.refresh(body.refresh_token));
  application.secret = right;
  note("a client's second secret", (await ok(admin.post(`${clientsPath}/${made.id}/replace`))).secret);
  answers.push(JSON.stringify((await admin.get(`${clientsPath}/${made.id}`)).body));
}

/** Where they never count, and where people put them all the same. */
async function inAddresses({ url, anonymous, admin }: Cast) {
  const names = [
    "token",
    "api_token",
    "access_token",
    "X-Cybozu-API-Token",
    "X-Cybozu-Authorization",
    "password",
  ];
  for (const text of [...secrets.values()]) {
    const query = names.map((name) => `${name}=${encodeURIComponent(text)}`).join("&");
    const answer = await seen(anonymous.send("GET", `/k/v1/records.json?app=${app}&${query}`));
    expect(answer).toMatchObject({ status: 401, body: { code: "CB_AU01" } });
  }
  const all = [...secrets.values()].map((text) => `token=${encodeURIComponent(text)}`).join("&");
  for (const path of [
    `/k/%ff?${all}`,
    `/k/v1/record.json%?${all}`,
    `/nowhere?${all}`,
    `/k/v1/nowhere.json?${all}`,
    `/login?${all}`,
    `/oauth2/authorization?${all}`,
    `/k/v1/records.json?${all}%zz`,
  ]) {
    const { head, body } = await raw(url, [`GET ${path} HTTP/1.1`, "Host: localhost"]);
    answers.push(head.replace(/^location:.*$/im, ""), body);
  }
  await raw(url, [
    `GET /k/v1/records.json?${all} HTTP/1.1`,
    "Host: localhost",
    `Content-Type: ${[...secrets.values()][0]}`,
  ]);
  const body = { app, ...Object.fromEntries([...secrets.values()].map((text, n) => [`secret${n}`, text])) };
  await seen(admin.post("/k/v1/record.json", body));
  await seen(anonymous.json("POST", "/k/v1/record.json", body));
}

async function twoFactor({ ben, anonymous }: Cast) {
  const path = "/tonari/v1/me/two-factor";
  const browser = await ben.withSession();
  note("the second cookie", browser.session.cookie.split("=")[1] ?? "");
  const { secret } = await ok(browser.post(path, { current: ben.password }));
  note("the secret of an authenticator", secret);
  const code = codeOfTotp(secret, stepAt(Date.now()));
  await seen(browser.put(path, { code: "000000" }));
  const { recoveryCodes } = await ok(browser.put(path, { code }));
  const [one = "", two = ""] = recoveryCodes as string[];
  note("a recovery code", one);
  note("a recovery code without its lines", two.replaceAll("-", ""));
  const signIn = (given: string) =>
    anonymous.post("/tonari/v1/session", { login: "ben", password: ben.password, code: given });
  const used = await signIn(one);
  note("the third cookie", (used.headers.get("set-cookie") ?? "").split(/[=;]/)[1] ?? "");
  await seen(signIn(one));
  await seen(signIn(`${two}x`));
  await seen(ben.get("/k/v1/apps.json"));
}

async function certificates() {
  const pfx = note("the password of a PFX", "Oscar-pfx-1");
  const made = await runProgram([
    "cert",
    "issue",
    "ben",
    ...where(),
    "--out",
    join(data, "..", "leaks.pfx"),
    "--password",
    pfx,
  ]);
  expect(made.code, made.stderr).toBe(0);
  answers.push(made.stdout, made.stderr);
  await rm(join(data, "..", "leaks.pfx"), { force: true });
}

const places: [string, () => string][] = [
  ["what the program prints", () => output],
  ["the request log", () => logged],
  ["errors and pages", () => answers.join("\n")],
];

const engines: Engine[] = ["sqlite", "postgres"];
test.each(engines)(
  "no secret stands in anything that comes out, nor in any file (%s)",
  async (engine) => {
    await play(engine);
    // The search does find what is there.
    expect(secrets.size).toBeGreaterThan(25);
    for (const [name, text] of secrets) expect(found(`before ${text} after`)).toContain(name);

    for (const [place, text] of places) {
      expect(text().length, place).toBeGreaterThan(1_000);
      expect.soft(found(text()), place).toEqual([]);
    }
    expect([...files.keys()]).toContain(engine === "sqlite" ? "tonari.db" : "the database");
    for (const [name, content] of files) {
      const own = name === "secret.key" ? ["the key of secrets"] : [];
      expect.soft(found(content.toString("latin1")), name).toEqual(own);
    }
  },
  120_000,
);

/** In the clear, or dressed as addresses, Base64 and JSON write it. */
function found(text: string): string[] {
  return [...secrets].flatMap(([name, secret]) => {
    const forms = [secret, encodeURIComponent(secret), base64(secret), JSON.stringify(secret).slice(1, -1)];
    return forms.some((form) => text.includes(form)) ? [name] : [];
  });
}
