import { afterEach, beforeAll, expect, test } from "vitest";
import { codeOf, stepAt } from "../../src/auth/totp.ts";
import { ok } from "../api/app-maker.ts";
import { register } from "../api/application.ts";
import { type Company, company } from "../company.ts";
import { Person } from "../person.ts";

const me = "/tonari/v1/me";
let the: Company;
beforeAll(async () => {
  the = await company();
  await ok(the.admin.put("/tonari/v1/security", { lockout: { failures: 3, minutes: 0 } }));
});
afterEach(() => ok(the.admin.put("/tonari/v1/security", { lockout: { failures: 3, minutes: 0 } })));

const signIn = (login: string, password: string, more = {}) =>
  the.anonymous.post("/tonari/v1/session", { login, password, ...more });
const header = (code: string, password: string, path = "/k/v1/apps.json") =>
  new Person(the.url, { code, password }).get(path);

/** After three wrong guesses the right password opens nothing, wherever it comes. */
async function locked({ code, password }: Person) {
  expect((await signIn(code, password)).body).toMatchObject({ code: "CB_US02" });
  for (const path of ["/k/v1/apps.json", "/v1/users.json", "/tonari/v1/users"])
    expect((await header(code, password, path)).body, path).toMatchObject({ code: "CB_US02" });
}

test("guesses at every entrance are counted together", async () => {
  const ana = await the.hire("ana", "Ana");
  const browser = await ana.withSession();
  await signIn("ana", "wrong 1");
  await header("ana", "wrong 2", "/v1/users.json");
  expect(
    (await browser.put(`${me}/password`, { current: "wrong 3", password: "fine enough 1" })).status,
  ).toBe(400);
  await locked(ana);
  // Nor do the doors that ask for the password again.
  for (const asked of [
    browser.put(`${me}/password`, { current: ana.password, password: "fine enough 1" }),
    browser.post(`${me}/two-factor`, { current: ana.password }),
    browser.delete(`${me}/two-factor`, { current: ana.password }),
  ])
    expect((await asked).body).toMatchObject({ code: "CB_US02" });
  // What was open before goes on, as decided.
  expect((await browser.get("/tonari/v1/session")).status).toBe(200);
});

test("other spellings of a name neither help nor spare it", async () => {
  const bea = await the.hire("bea", "Bea");
  for (const spelling of ["BEA", "Bea", " bea", "bea ", "bea\t", "be\u0430", "ｂｅａ", "bea\u200b", "bea:"])
    expect((await signIn(spelling, bea.password)).body, spelling).toMatchObject({ code: "SLASH_LO02" });
  // They are other names, and nobody's: the own count has not begun.
  await signIn("bea", "wrong 1");
  await signIn("bea", "wrong 2");
  expect((await signIn("bea", bea.password)).status).toBe(200);
});

test("a right answer in between by other credentials does not start the count anew", async () => {
  const cho = await the.hire("cho", "Cho");
  const application = await register(the, [cho]);
  const tokens = await application.tokens(cho);
  const browser = await cho.withSession();
  const use = async () => {
    expect((await browser.get("/k/v1/apps.json")).status).toBe(200);
    expect((await application.refresh(tokens.refresh)).status).toBe(200);
  };
  await signIn("cho", "wrong 1");
  await use();
  await header("cho", "wrong 2");
  await use();
  await signIn("cho", "wrong 3");
  await locked(cho);
});

test("guesses at once, through both entrances, are no more than the limit", async () => {
  const dan = await the.hire("dan", "Dan");
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, n) => (n % 2 ? signIn("dan", `guess ${n}`) : header("dan", `guess ${n}`))),
  );
  const looked = answers.filter(({ body }) => body.code !== "CB_US02");
  expect(looked).toHaveLength(3);
  await locked(dan);
});

test("the same wrong guess again and again counts each time, though its outcome is remembered", async () => {
  const eli = await the.hire("eli", "Eli");
  for (const _ of [1, 2, 3]) await signIn("eli", "the same");
  await locked(eli);
});

test("a password that was right a moment ago opens nothing once the name is locked", async () => {
  const fay = await the.hire("fay", "Fay");
  expect((await header("fay", fay.password)).status).toBe(200);
  for (const n of [1, 2, 3]) await header("fay", `wrong ${n}`);
  await locked(fay);
});

test("codes cannot be guessed with the right password in between, nor through recovery codes", async () => {
  const gia = await the.hire("gia", "Gia");
  const browser = await gia.withSession();
  const { secret } = await ok(browser.post(`${me}/two-factor`, { current: gia.password }));
  const code = codeOf(secret, stepAt(Date.now()));
  await ok(browser.put(`${me}/two-factor`, { code }));
  const wrong = async (code: string) => (await signIn("gia", gia.password, { code })).body.code;
  expect(await wrong("000000")).toBe("SLASH_TW02");
  expect((await signIn("gia", gia.password)).body).toMatchObject({ code: "SLASH_TW01" });
  // The password header neither helps nor resets.
  expect((await header("gia", gia.password)).body).toMatchObject({ code: "CB_TW02" });
  expect(await wrong("aaaa-bbbb-cccc-dddd")).toBe("SLASH_TW02");
  expect(await wrong(code)).toBe("SLASH_TW02");
  expect(await wrong(codeOf(secret, stepAt(Date.now()) + 1))).toBe("CB_US02");
});

test("nobody unlocks themselves", async () => {
  const ben = await the.ben.withSession();
  const hue = await the.hire("hue", "Hue");
  for (const n of [1, 2, 3]) await signIn("hue", `wrong ${n}`);
  for (const person of [the.ben, ben, the.anonymous])
    expect((await person.delete(`/tonari/v1/users/${hue.id}/lockout`)).status).toBeGreaterThanOrEqual(401);
  await locked(hue);
});
