import { describe, expect, test } from "vitest";
import { company } from "../company.ts";
import { Person } from "../person.ts";

const refused = (status: number, code: string) => ({ status, body: { code } });
const session = "/tonari/v1/session";
const security = "/tonari/v1/security";
const me = "/tonari/v1/me";

describe.each(["sqlite", "postgres"] as const)("after too many failures (%s)", (engine) => {
  const setUp = async (failures: number, minutes: number) => {
    const all = await company({ engine });
    expect(await all.admin.put(security, { lockout: { failures, minutes } })).toMatchObject({ status: 200 });
    const signIn = (login: string, password: string) => all.anonymous.post(session, { login, password });
    const call = (code: string, password: string) =>
      new Person(all.url, { code, password }).get("/k/v1/apps.json");
    return { ...all, signIn, call };
  };
  const locked = async (admin: Person, code: string) =>
    (await admin.get("/tonari/v1/users", { search: code })).body.users[0].locked;

  test("at the API and at sign-in together, a user is locked at both, with the right password too", async () => {
    const { admin, hire, signIn, call } = await setUp(3, 0);
    const dan = await hire("dan", "Dan");
    expect(await call("dan", dan.password)).toMatchObject({ status: 200 });
    expect(await call("dan", "wrong-1")).toMatchObject(refused(401, "CB_WA01"));
    expect(await signIn("dan", "wrong-2")).toMatchObject(refused(401, "SLASH_LO02"));
    expect(await locked(admin, "dan")).toBe(false);
    // The same wrong password again is one failure more, although its outcome is remembered.
    expect(await call("dan", "wrong-1")).toMatchObject(refused(401, "CB_WA01"));
    expect(await locked(admin, "dan")).toBe(true);
    expect(await call("dan", dan.password)).toMatchObject(refused(401, "CB_US02"));
    const { status, body } = await signIn("dan", dan.password);
    expect({ status, body }).toMatchObject(refused(401, "CB_US02"));
    expect(body.message).toContain("3 or more");

    expect(await admin.delete(`/tonari/v1/users/${dan.id}/lockout`)).toMatchObject({ status: 200 });
    expect(await call("dan", dan.password)).toMatchObject({ status: 200 });
    expect(await locked(admin, "dan")).toBe(false);
  });

  test("a success starts the count anew, and a new password unlocks", async () => {
    const { admin, hire, signIn, call, url } = await setUp(3, 0);
    const eva = await hire("eva", "Eva");
    for (const round of [1, 2, 3]) {
      await signIn("eva", `wrong-${round}`);
      await signIn("eva", `wrong-${round}`);
      // Another spelling of the same header is checked anew: nothing is remembered of this sign-in.
      await admin.put(`/tonari/v1/users/${eva.id}`, { valid: false });
      await admin.put(`/tonari/v1/users/${eva.id}`, { valid: true });
      expect(await signIn("eva", eva.password), `round ${round}`).toMatchObject({ status: 200 });
    }
    for (const n of [1, 2, 3]) await call("eva", `wrong-${n}`);
    expect(await signIn("eva", eva.password)).toMatchObject(refused(401, "CB_US02"));
    await admin.put(`/tonari/v1/users/${eva.id}/password`, { password: "another 1" });
    expect(
      await new Person(url, { code: "eva", password: "another 1" }).get("/k/v1/apps.json"),
    ).toMatchObject({
      status: 200,
    });
  });

  test("a name that nobody has gives the same answers", async () => {
    const { hire, signIn, call } = await setUp(3, 5);
    await hire("finn", "Finn");
    const answers = async (code: string) => {
      const all = [];
      for (const n of [1, 2, 3, 4])
        all.push(await (n % 2 ? signIn(code, `wrong-${n}`) : call(code, `wrong-${n}`)));
      return all.map(({ status, body }) => ({ status, code: body.code, message: body.message }));
    };
    const known = await answers("finn");
    expect(known.map(({ code }) => code)).toEqual(["SLASH_LO02", "CB_WA01", "SLASH_LO02", "CB_US02"]);
    expect(known[3]?.message).toContain("5 minutes");
    expect(await answers("nobody-at-all")).toEqual(known);
  });

  test("guesses that come at once are counted too", async () => {
    const { hire, signIn, url } = await setUp(3, 0);
    const gus = await hire("gus", "Gus");
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => signIn("gus", `guess-${n}`)));
    const codes = all.map(({ body }) => body.code);
    expect(codes.filter((code) => code === "SLASH_LO02")).toHaveLength(3);
    expect(codes.filter((code) => code === "CB_US02")).toHaveLength(17);
    // Many calls at once with the right password are one attempt.
    const hal = await hire("hal", "Hal");
    const right = await Promise.all(Array.from({ length: 20 }, () => hal.get("/k/v1/apps.json")));
    expect(new Set(right.map(({ status }) => status))).toEqual(new Set([200]));
    expect(gus.url).toBe(url);
  });

  test("of the current password the page of one's own settings is shut as well", async () => {
    const { hire } = await setUp(2, 0);
    const ida = await (await hire("ida", "Ida")).withSession();
    const guess = (current: string) => ida.put(`${me}/password`, { current, password: "fine enough 1" });
    expect(await guess("wrong-1")).toMatchObject(refused(400, "CB_VA01"));
    expect(await guess("wrong-2")).toMatchObject(refused(400, "CB_VA01"));
    expect(await guess(ida.password)).toMatchObject(refused(401, "CB_US02"));
  });
});

describe("the rules", () => {
  test("begin as kintone's, and change as asked", async () => {
    const { admin } = await company({ engine: "postgres" });
    await admin.put(security, { lockout: { failures: 10, minutes: 3 } });
    const { body } = await admin.get(security);
    expect(body).toEqual({
      lockout: { failures: 10, minutes: 3 },
      password: {
        minLength: 8,
        administratorMinLength: 8,
        lettersAndDigits: true,
        differsFromLoginName: true,
        differsFromCurrent: true,
        remembered: 0,
        validDays: 0,
        changeTemporary: true,
      },
      twoFactor: { allowed: true },
    });
    expect((await admin.put(security, { lockout: { minutes: "4" } })).body).toEqual({
      ...body,
      lockout: { failures: 10, minutes: 4 },
    });
    expect(
      await admin.put(security, { lockout: { minutes: -1 }, password: { minLength: 65 } }),
    ).toMatchObject({
      status: 400,
      body: { code: "CB_VA01", errors: { "lockout.minutes": {}, "password.minLength": {} } },
    });
  });

  test("are for administrators", async () => {
    const { aiko, ben } = await company();
    expect(await aiko.get(security)).toMatchObject(refused(403, "CB_NO02"));
    expect(await aiko.put(security, { lockout: { failures: 0 } })).toMatchObject(refused(403, "CB_NO02"));
    expect(await aiko.delete(`/tonari/v1/users/${ben.id}/lockout`)).toMatchObject(refused(403, "CB_NO02"));
  });
});
