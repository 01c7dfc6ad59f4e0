import { describe, expect, test } from "vitest";
import { company } from "../company.ts";
import type { Person } from "../person.ts";
import { ok } from "./app-maker.ts";
import { bearer, register } from "./application.ts";

const minute = 60_000;

/** Somebody who has called so often that what their credential proves is remembered. */
async function known<P extends Pick<Person, "get">>(caller: P, app: string): Promise<P> {
  for (let time = 0; time < 3; time++) await ok(caller.get("/k/v1/records.json", { app }));
  return caller;
}

describe("what a credential proved before", () => {
  async function clock() {
    const the = await company();
    const later = (milliseconds: number) =>
      Object.assign(the.domain, { now: () => Date.now() + milliseconds });
    later(0);
    const code = async (caller: Pick<Person, "get">) =>
      (await caller.get("/k/v1/records.json", { app: the.orders })).body.code;
    return { ...the, later, code };
  }

  test("proves it no longer when a token expires", async () => {
    const { aiko, orders, withToken, later, code } = await clock();
    const expiresAt = new Date(Date.now() + minute / 2).toISOString();
    const path = `/tonari/v1/apps/${orders}/tokens`;
    const { token } = await ok(aiko.post(path, { permissions: ["view"], deploy: true, expiresAt }));
    const caller = await known(withToken(token), orders);
    later(minute / 2);
    expect(await code(caller)).toBe("GAIA_IA02");
  });

  test("proves it no longer when the overlap of a replaced token is over", async () => {
    const { aiko, orders, withToken, later, code } = await clock();
    const path = `/tonari/v1/apps/${orders}/tokens`;
    const { id, token } = await ok(aiko.post(path, { permissions: ["view"], deploy: true }));
    await ok(aiko.post(`${path}/${id}/replace`, { overlapHours: 1 }));
    const caller = await known(withToken(token), orders);
    later(60 * minute);
    expect(await code(caller)).toBe("GAIA_IA02");
  });

  test("proves it no longer when a session was not used for a day", async () => {
    const { ben, orders, later, code } = await clock();
    const caller = await known(await ben.withSession(), orders);
    later(24 * 60 * minute);
    expect(await code(caller)).toBe("CB_AU01");
  });

  test("does not speak for a page that forgets to say that a script asks", async () => {
    const { ben, orders } = await clock();
    const caller = await known(await ben.withSession(), orders);
    const plain = await caller.get("/k/v1/records.json", { app: orders }, { "X-Requested-With": "" });
    expect(plain.body.code).toBe("CB_JH01");
  });

  test("proves it no longer when an access token expires", async () => {
    const the = await clock();
    const { ben, anonymous, orders, later, code } = the;
    const { access } = await (await register(the, [ben])).tokens(ben);
    const get: Person["get"] = (path, params) => anonymous.get(path, params, bearer(access));
    const caller = await known({ get }, orders);
    later(60 * minute + 1);
    expect(await code(caller)).toBe("CB_OA01");
  });

  test("proves it no longer when a password has become too old", async () => {
    const { ben, admin, orders, later, code } = await clock();
    await ok(admin.put("/tonari/v1/security", { password: { validDays: 1 } }));
    await known(ben, orders);
    later(24 * 60 * minute);
    expect(await code(ben)).toBe("CB_PE01");
    later(0);
    await ok(admin.put("/tonari/v1/security", { password: { validDays: 0 } }));
  });

  test("counts no longer the moment that the user is suspended", async () => {
    const { ben, admin, orders, code } = await clock();
    await known(ben, orders);
    await ok(admin.put(`/tonari/v1/users/${ben.id}`, { valid: false }));
    expect(await code(ben)).toBe("CB_WA01");
    await ok(admin.put(`/tonari/v1/users/${ben.id}`, { valid: true }));
    await known(ben, orders);
  });
});
