import { afterEach, describe, expect, test } from "vitest";
import { codeOf, stepAt } from "../../src/auth/totp.ts";
import { company } from "../company.ts";
import type { Person } from "../person.ts";

const refused = (status: number, code: string) => ({ status, body: { code } });
const session = "/tonari/v1/session";
const twoFactor = "/tonari/v1/me/two-factor";
const apps = "/k/v1/apps.json";

describe.each(["sqlite", "postgres"] as const)("two-factor authentication (%s)", (engine) => {
  const all = () => company({ engine });
  let shift = 0;
  async function pass(milliseconds: number) {
    shift = milliseconds;
    Object.assign((await all()).domain, { now: () => Date.now() + shift });
  }
  afterEach(async () => {
    await pass(0);
    await (await all()).admin.put("/tonari/v1/security", {
      lockout: { failures: 10, minutes: 3 },
      password: { validDays: 0 },
      twoFactor: { allowed: true },
    });
  });
  /** the code of now, or of so many half minutes later */
  const codeNow = (secret: string, later = 0) => codeOf(secret, stepAt(Date.now() + shift) + later);

  async function connected(code: string) {
    const { hire, anonymous } = await all();
    const person = await hire(code, code);
    const browser = await person.withSession();
    const begun = await browser.post(twoFactor, { current: person.password });
    expect(begun.status).toBe(201);
    const { secret, address } = begun.body as { secret: string; address: string };
    expect(address).toContain(`otpauth://totp/tonari%3A${code}?secret=${secret}`);
    const { status, body } = await browser.put(twoFactor, { code: codeNow(secret) });
    expect(status).toBe(200);
    const signIn = (more: object = {}) =>
      anonymous.post(session, { login: code, password: person.password, ...more });
    return { person, browser, secret, signIn, recoveryCodes: body.recoveryCodes as string[] };
  }

  test("cannot be begun where it is forbidden; whoever has it keeps it, and may switch it off", async () => {
    const { admin, hire } = await all();
    const { person, browser, signIn } = await connected("has-it");
    const dan = await hire("has-it-not", "Dan");
    const other = await dan.withSession();
    const begun = await other.post(twoFactor, { current: dan.password });
    await admin.put("/tonari/v1/security", { twoFactor: { allowed: false } });
    expect((await other.get("/tonari/v1/me/security")).body.twoFactorAllowed).toBe(false);
    expect(await other.post(twoFactor, { current: dan.password })).toMatchObject(refused(403, "CB_NO02"));
    const late = await other.put(twoFactor, { code: codeNow(begun.body.secret) });
    expect(late).toMatchObject(refused(403, "CB_NO02"));
    expect(await signIn()).toMatchObject(refused(401, "SLASH_TW01"));
    expect((await browser.delete(twoFactor, { current: person.password })).status).toBe(200);
    expect((await signIn()).status).toBe(200);
  });

  test("is asked for at sign-in, and takes each code once", async () => {
    const { person, secret, signIn } = await connected("mia");
    expect(await signIn()).toMatchObject(refused(401, "SLASH_TW01"));
    expect(await signIn({ password: "wrong-1" })).toMatchObject(refused(401, "SLASH_LO02"));
    // The code that switched it on is spent.
    expect(await signIn({ code: codeNow(secret) })).toMatchObject(refused(401, "SLASH_TW02"));
    const next = codeNow(secret, 1);
    const done = await signIn({ code: `${next.slice(0, 3)} ${next.slice(3)}` });
    expect(done).toMatchObject({ status: 200, body: { user: { code: "mia" } } });
    const again = await signIn({ code: next });
    expect(again).toMatchObject(refused(401, "SLASH_TW02"));
    expect(again.headers.get("set-cookie")).toBeNull();
    expect(person.code).toBe("mia");
  });

  test("shuts password authentication on the API, and nothing else", async () => {
    const { person, browser } = await connected("noa");
    expect(await person.get(apps)).toMatchObject(refused(401, "CB_TW02"));
    expect(await browser.get(apps)).toMatchObject({ status: 200 });
  });

  test("takes each recovery code once", async () => {
    const { recoveryCodes, signIn, browser } = await connected("oli");
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = "", second = ""] = recoveryCodes;
    expect(await signIn({ code: first.toUpperCase() })).toMatchObject({ status: 200 });
    expect(await signIn({ code: first })).toMatchObject(refused(401, "SLASH_TW02"));
    expect(await signIn({ code: second.replaceAll("-", "") })).toMatchObject({ status: 200 });
    expect((await browser.get("/tonari/v1/me/security")).body).toMatchObject({
      twoFactor: true,
      recoveryCodes: "8",
      password: { minLength: 8, lettersAndDigits: true },
    });
  });

  test("wrong codes lock like wrong passwords, and the right password does not start the count anew", async () => {
    const { admin } = await all();
    const { person, secret, signIn } = await connected("pia");
    await admin.put("/tonari/v1/security", { lockout: { failures: 3, minutes: 0 } });
    expect(await signIn({ code: "000000" })).toMatchObject(refused(401, "SLASH_TW02"));
    expect(await signIn({ password: "wrong-1" })).toMatchObject(refused(401, "SLASH_LO02"));
    // Checked anew, not remembered: the user's version is another now.
    await admin.put(`/tonari/v1/users/${person.id}`, { valid: false });
    await admin.put(`/tonari/v1/users/${person.id}`, { valid: true });
    expect(await signIn()).toMatchObject(refused(401, "SLASH_TW01"));
    expect(await person.get(apps)).toMatchObject(refused(401, "CB_TW02"));
    expect(await signIn({ code: "000000" })).toMatchObject(refused(401, "SLASH_TW02"));
    expect(await signIn({ code: codeNow(secret, 1) })).toMatchObject(refused(401, "CB_US02"));
    await admin.delete(`/tonari/v1/users/${person.id}/lockout`);
    expect(await signIn({ code: codeNow(secret, 1) })).toMatchObject({ status: 200 });
  });

  test("guesses that come at once are counted too", async () => {
    const { admin } = await all();
    const { signIn } = await connected("quy");
    await admin.put("/tonari/v1/security", { lockout: { failures: 3, minutes: 0 } });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => signIn({ code: String(n).padStart(6, "0") })),
    );
    expect(answers.filter(({ body }) => body.code === "SLASH_TW02").length).toBeLessThanOrEqual(3);
  });

  test("comes after a new password, so that the code is spent once", async () => {
    const { admin } = await all();
    const { secret, signIn } = await connected("rui");
    await admin.put("/tonari/v1/security", { password: { validDays: 1 } });
    await pass(2 * 86_400_000);
    expect(await signIn()).toMatchObject(refused(401, "CB_PE01"));
    expect(await signIn({ newPassword: "short" })).toMatchObject(refused(400, "CB_VA01"));
    expect(await signIn({ newPassword: "a new one 1" })).toMatchObject(refused(401, "SLASH_TW01"));
    expect(await signIn({ newPassword: "a new one 1", code: codeNow(secret) })).toMatchObject({
      status: 200,
    });
  });

  test("is switched off by the user with the password, and by an administrator", async () => {
    const { admin } = await all();
    const sam = await connected("sam");
    expect(await sam.browser.delete(twoFactor, { current: "wrong-1" })).toMatchObject(
      refused(400, "CB_VA01"),
    );
    expect(await sam.browser.post(twoFactor, { current: sam.person.password })).toMatchObject(
      refused(400, "CB_IL02"),
    );
    expect(await sam.person.get(apps)).toMatchObject(refused(401, "CB_TW02"));
    expect(await sam.browser.delete(twoFactor, { current: sam.person.password })).toMatchObject({
      status: 200,
    });
    expect(await sam.person.get(apps)).toMatchObject({ status: 200 });

    const tao = await connected("tao");
    const state = async (person: Person) =>
      (await admin.get("/tonari/v1/users", { search: person.code })).body.users[0].twoFactor;
    expect(await state(tao.person)).toBe(true);
    const path = `/tonari/v1/users/${tao.person.id}/two-factor`;
    expect(await sam.person.delete(path)).toMatchObject(refused(403, "CB_NO02"));
    expect(await admin.delete(path)).toMatchObject({ status: 200 });
    expect(await state(tao.person)).toBe(false);
    expect(await tao.signIn()).toMatchObject({ status: 200 });
  });

  test("begins only with the password, and counts only after its first code", async () => {
    const { hire } = await all();
    const ugo = await hire("ugo", "Ugo");
    const browser = await ugo.withSession();
    expect(await browser.put(twoFactor, { code: "000000" })).toMatchObject(refused(400, "CB_IL02"));
    expect(await browser.post(twoFactor, { current: "wrong-1" })).toMatchObject(refused(400, "CB_VA01"));
    await browser.post(twoFactor, { current: ugo.password });
    expect(await browser.put(twoFactor, { code: "abc" })).toMatchObject({
      status: 400,
      body: { code: "CB_VA01", errors: { code: {} } },
    });
    expect(await ugo.get(apps)).toMatchObject({ status: 200 });
    expect(await ugo.withSession()).toBeDefined();
    // The secret is for the browser alone.
    expect(await ugo.post(twoFactor, { current: ugo.password })).toMatchObject(refused(403, "CB_NO02"));
  });
});
