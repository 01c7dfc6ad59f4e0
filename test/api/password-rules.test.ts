import { afterEach, describe, expect, test } from "vitest";
import { company } from "../company.ts";
import { Person } from "../person.ts";

const refused = (status: number, code: string) => ({ status, body: { code } });
const session = "/tonari/v1/session";
const security = "/tonari/v1/security";
const users = "/tonari/v1/users";
const apps = "/k/v1/apps.json";
const kintones = {
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
};

describe.each(["sqlite", "postgres"] as const)("passwords (%s)", (engine) => {
  const all = () => company({ engine });
  /** Later, for the server: the tests do not wait for days. */
  async function pass(milliseconds: number) {
    const { domain } = await all();
    Object.assign(domain, { now: () => Date.now() + milliseconds });
  }
  afterEach(async () => {
    await pass(0);
    await (await all()).admin.put(security, kintones);
  });
  const choose = async (person: Person, password: string, current = person.password) =>
    person.put("/tonari/v1/me/password", { current, password });

  test("that users choose are held to the rules, each of which can be changed", async () => {
    const { admin, hire } = await all();
    const uma = await hire("uma-1234", "Uma");
    const wrong = { status: 400, body: { code: "CB_VA01", errors: { password: {} } } };
    for (const bad of ["seven-7", "only letters", "12345678", "uma-1234", uma.password]) {
      expect(await choose(uma, bad), bad).toMatchObject(wrong);
    }
    const easy = {
      minLength: 3,
      lettersAndDigits: false,
      differsFromLoginName: false,
      differsFromCurrent: false,
    };
    await admin.put(security, { password: easy });
    expect(await choose(uma, "ab")).toMatchObject(wrong);
    expect(await choose(uma, uma.password)).toMatchObject({ status: 200 });
    expect(await choose(uma, "abc")).toMatchObject({ status: 200 });
    expect(await choose(new Person(uma.url, { code: uma.code, password: "abc" }), uma.code)).toMatchObject({
      status: 200,
    });
  });

  test("that somebody had before cannot be used again, as far as they are remembered", async () => {
    const { admin, hire, anonymous, domain } = await all();
    const zoe = await hire("zoe-1234", "Zoe");
    const wrong = { status: 400, body: { code: "CB_VA01", errors: { password: {} } } };
    let current = zoe.password;
    const change = async (password: string) => {
      const answer = await choose(
        new Person(zoe.url, { code: zoe.code, password: current }),
        password,
        current,
      );
      if (answer.status === 200) current = password;
      return answer;
    };
    await admin.put(security, { password: { remembered: 2 } });
    expect((await change("second 22")).status).toBe(200);
    expect((await change("third 333")).status).toBe(200);
    expect(await change(zoe.password)).toMatchObject(wrong);
    expect(await change("second 22")).toMatchObject(wrong);
    expect((await change("fourth 44")).status).toBe(200);
    expect((await change(zoe.password)).status).toBe(200);

    // A password that has to go is not replaced by an old one either, and a temporary one counts like any other.
    await admin.put(`${users}/${zoe.id}/password`, { password: "from admin 1", temporary: true });
    const signIn = (newPassword: string) =>
      anonymous.post(session, { login: zoe.code, password: "from admin 1", newPassword });
    expect(await signIn("fourth 44")).toMatchObject({ status: 400, body: { errors: { newPassword: {} } } });
    expect((await signIn("fifth 5555")).status).toBe(200);
    current = "fifth 5555";
    expect(await change("from admin 1")).toMatchObject(wrong);

    await admin.put(security, { password: { remembered: 0 } });
    expect((await change("sixth 6666")).status).toBe(200);
    const credential = await domain.store.view.credentials.byUser(Number(zoe.id));
    expect(credential?.formerHashes).toEqual([]);
  });

  test("of administrators may have to be longer, and what administrators set for others is not held to any rule", async () => {
    const { admin, hire, url } = await all();
    await admin.put(security, { password: { administratorMinLength: 20 } });
    const vic = await hire("vic", "Vic");
    await admin.put(`${users}/${vic.id}`, { administrator: true });
    expect(await choose(vic, "fine enough 1")).toMatchObject(refused(400, "CB_VA01"));
    expect(await choose(vic, "fine enough for such 1")).toMatchObject({ status: 200 });
    expect(await admin.put(`${users}/${vic.id}/password`, { password: "x" })).toMatchObject({ status: 200 });
    expect(await new Person(url, { code: "vic", password: "x" }).get(apps)).toMatchObject({ status: 200 });
  });

  test("end after their time, and are replaced at sign-in", async () => {
    const { admin, hire, anonymous, url } = await all();
    const wes = await hire("wes", "Wes");
    const browser = await wes.withSession();
    await admin.put(security, { password: { validDays: 30 } });
    const signIn = (more: object = {}) =>
      anonymous.post(session, { login: "wes", password: wes.password, ...more });
    await pass(29 * 86_400_000);
    expect(await wes.get(apps)).toMatchObject({ status: 200 });
    await pass(31 * 86_400_000);
    expect(await wes.get(apps)).toMatchObject(refused(401, "CB_PE01"));
    const asked = await signIn();
    expect(asked).toMatchObject(refused(401, "CB_PE01"));
    expect(asked.headers.get("set-cookie")).toBeNull();
    expect(await signIn({ password: "wrong-1" })).toMatchObject(refused(401, "SLASH_LO02"));
    expect(await signIn({ newPassword: "short" })).toMatchObject({
      status: 400,
      body: { code: "CB_VA01", errors: { newPassword: {} } },
    });
    const done = await signIn({ newPassword: "a new one 1" });
    expect(done).toMatchObject({ status: 200, body: { user: { code: "wes" } } });
    expect(done.headers.get("set-cookie")).toContain("tonari_session=");
    expect(await signIn()).toMatchObject(refused(401, "SLASH_LO02"));
    expect(await new Person(url, { code: "wes", password: "a new one 1" }).get(apps)).toMatchObject({
      status: 200,
    });
    expect(await browser.get(session)).toMatchObject(refused(401, "CB_AU01"));
  });

  test("that are temporary open nothing before they are replaced", async () => {
    const { admin, anonymous, url } = await all();
    const password = "temporary 1";
    const made = await admin.post(users, { code: "xia", name: "Xia", password, temporary: true });
    const { id } = made.body;
    const xia = new Person(url, { code: "xia", password });
    const signIn = (more: object = {}) => anonymous.post(session, { login: "xia", password, ...more });
    const states = async () => (await admin.get(users, { search: "xia" })).body.users[0];
    expect(await states()).toMatchObject({ temporary: true });
    expect(await xia.get(apps)).toMatchObject(refused(401, "SLASH_PA02"));
    expect(await choose(xia, "another one 1")).toMatchObject(refused(401, "SLASH_PA02"));
    expect(await signIn()).toMatchObject(refused(401, "SLASH_PA02"));
    expect(await signIn({ newPassword: password })).toMatchObject(refused(400, "CB_VA01"));
    await admin.put(security, { password: { differsFromCurrent: false } });
    expect(await signIn({ newPassword: password })).toMatchObject(refused(401, "SLASH_PA02"));
    expect(await signIn({ newPassword: "my very own 1" })).toMatchObject({ status: 200 });
    expect(await states()).toMatchObject({ temporary: false });
    expect(await new Person(url, { code: "xia", password: "my very own 1" }).get(apps)).toMatchObject({
      status: 200,
    });

    await admin.put(`${users}/${id}/password`, { password, temporary: "true" });
    expect(await xia.get(apps)).toMatchObject(refused(401, "SLASH_PA02"));
    await admin.put(security, { password: { changeTemporary: false } });
    expect(await xia.get(apps)).toMatchObject({ status: 200 });
  });

  test("a lock ends by itself after its minutes, and the count starts anew", async () => {
    const { admin, hire } = await all();
    await admin.put(security, { lockout: { failures: 2, minutes: 5 } });
    const yui = await hire("yui", "Yui");
    const guess = (n: number) => new Person(yui.url, { code: "yui", password: `wrong-${n}` }).get(apps);
    await guess(1);
    await guess(2);
    expect(await yui.get(apps)).toMatchObject(refused(401, "CB_US02"));
    await pass(4.5 * 60_000);
    const late = await yui.get(apps);
    expect(late).toMatchObject(refused(401, "CB_US02"));
    expect(late.body.message).toContain("1 minutes");
    await pass(5.1 * 60_000);
    expect(await guess(3)).toMatchObject(refused(401, "CB_WA01"));
    expect(await yui.get(apps)).toMatchObject({ status: 200 });
  });
});
