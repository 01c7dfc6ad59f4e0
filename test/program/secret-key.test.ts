import { randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { codeOf, stepAt } from "../../src/auth/totp.ts";
import { Person } from "../person.ts";
import { dataFolder, runProgram, startProgram } from "./start.ts";

const twoFactor = "/tonari/v1/me/two-factor";
const root = { code: "root", password: "correct horse 1" };
const first = { TONARI_ADMIN_USER: root.code, TONARI_ADMIN_PASSWORD: root.password };
const refused = (code: string) => ({ status: 401, body: { code } });

const serve = (data: string, environment: Record<string, string> = {}) =>
  startProgram(["--port", "0", "--data", data], { ...first, ...environment });
type Program = Awaited<ReturnType<typeof serve>>;
async function end(program: Program) {
  program.signal("SIGTERM");
  expect(await program.ended).toBe(0);
}
const signIn = ({ url }: Program, code: string) =>
  new Person(url, {}).post("/tonari/v1/session", { login: root.code, password: root.password, code });
/** Each code is taken once, so later ones are of later half minutes: the clock may be off by one. */
const codeAt = (secret: string, later: number) => codeOf(secret, stepAt(Date.now()) + later);

async function connect({ url }: Program): Promise<{ secret: string; recoveryCodes: string[] }> {
  const browser = await new Person(url, root).withSession();
  const { secret } = (await browser.post(twoFactor, { current: root.password })).body;
  const { body } = await browser.put(twoFactor, { code: codeAt(secret, -1) });
  return { secret, recoveryCodes: body.recoveryCodes };
}

test("secrets are sealed under the data folder's key, which nobody else may read", async () => {
  const data = await dataFolder();
  const before = await serve(data);
  const { secret, recoveryCodes } = await connect(before);
  await end(before);
  const file = join(data, "secret.key");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(Buffer.from(await readFile(file, "utf8"), "base64")).toHaveLength(32);
  expect((await readFile(join(data, "tonari.db"))).includes(secret)).toBe(false);

  const another = await serve(data, { TONARI_SECRET_KEY: randomBytes(32).toString("hex") });
  const [recovery = ""] = recoveryCodes;
  // No try is wrong that cannot be right: nobody is locked for it.
  for (let tries = 0; tries < 11; tries += 1) {
    expect(await signIn(another, codeAt(secret, 0))).toMatchObject(refused("SLASH_TW03"));
  }
  expect(await signIn(another, "aaaa-bbbb-cccc-dddd")).toMatchObject(refused("SLASH_TW02"));
  expect((await signIn(another, recovery)).status).toBe(200);
  await end(another);

  const key = (await readFile(file, "utf8")).trim();
  const moved = await serve(data, { TONARI_SECRET_KEY: key });
  expect((await signIn(moved, codeAt(secret, 0))).status).toBe(200);
  await end(moved);
  const again = await serve(data);
  expect((await signIn(again, codeAt(secret, 1))).status).toBe(200);
}, 60_000);

test("secrets of older versions are sealed at the next start, and gone as they were", async () => {
  const data = await dataFolder();
  const before = await serve(data);
  await end(before);
  const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
  const file = join(data, "tonari.db");
  const database = new Database(file);
  database
    .prepare(
      `insert into "credentials" ("userId", "changedAt", "temporary", "totpSecret", "totpOn", "totpStep", "recoveryDigests", "formerHashes")
       values ((select "id" from "users" where "code" = 'root'), 1, 0, ?, 1, 0, '', '')
       on conflict ("userId") do update set "totpSecret" = excluded."totpSecret", "totpOn" = 1`,
    )
    .run(secret);
  database.close();
  expect((await readFile(file)).includes(secret)).toBe(true);

  const after = await serve(data);
  expect((await signIn(after, codeAt(secret, 0))).status).toBe(200);
  await end(after);
  expect((await readFile(file)).includes(secret)).toBe(false);
}, 60_000);

test("a key that cannot be one is refused without being repeated", async () => {
  for (const key of ["short", "z".repeat(64), randomBytes(31).toString("base64")]) {
    const data = ["--data", await dataFolder()];
    expect(await runProgram(["--port", "0", ...data], { TONARI_SECRET_KEY: key })).toMatchObject({
      code: 1,
      stderr: "TONARI_SECRET_KEY must be 32 bytes in Base64 or hex: openssl rand -base64 32\n",
    });
  }
});
