import { expect } from "vitest";
import type { Store, Writer } from "../../src/store/store.ts";
import { storeTest } from "./engines.ts";

const client = (id: string, name = id) => ({
  id,
  name,
  redirectEndpoint: `https://${id}.example/back`,
  logo: null,
  secretDigest: `secret of ${id}`,
  createdAt: 1,
  creatorId: 2,
  modifiedAt: 1,
});
const code = (digest: string, clientId: string, userId: number) => ({
  digest,
  clientId,
  userId,
  redirectEndpoint: `https://${clientId}.example/back`,
  scopes: ["k:app_record:read", "k:file:read"],
  challenge: null,
  expiresAt: 100,
  grantId: null,
});
const grant = (id: string, clientId: string, userId: number, createdAt = 10) => ({
  id,
  clientId,
  userId,
  scopes: ["k:app_record:read", "k:file:read"],
  refreshDigest: `refresh of ${id}`,
  createdAt,
  usedAt: createdAt,
  usedFrom: null,
});
const access = (grantId: string, digest = `access of ${grantId}`, expiresAt = 100) => ({
  digest,
  grantId,
  scopes: ["k:app_record:read"],
  expiresAt,
});

/** Two clients, each for the users 2 and 3, who allowed both everything. */
async function allowed(store: Store) {
  await store.write(async ({ oauth }) => {
    for (const id of ["one", "two"]) {
      await oauth.addClient(client(id));
      await oauth.setAllowedUsers(id, [3, 2]);
      for (const userId of [2, 3]) {
        await oauth.addGrant(grant(`${id}${userId}`, id, userId));
        await oauth.addAccess(access(`${id}${userId}`));
        await oauth.addCode(code(`code ${id}${userId}`, id, userId));
      }
    }
  });
}
/** The grants whose tokens still open something. */
async function working(store: Store): Promise<string> {
  const names = ["one2", "one3", "two2", "two3"];
  const passes = await Promise.all(names.map((name) => store.view.oauth.pass(`access of ${name}`)));
  const refreshes = await Promise.all(
    names.map((name) => store.view.oauth.grantByRefresh(`refresh of ${name}`)),
  );
  expect(passes.map((pass) => pass?.grantId)).toEqual(refreshes.map((found) => found?.id));
  return passes.flatMap((pass) => (pass ? [pass.grantId] : [])).join(" ");
}
const codes = (store: Store) =>
  store.write(async ({ oauth }) => {
    const names = ["one2", "one3", "two2", "two3"];
    const found: string[] = [];
    for (const name of names) if (await oauth.lockCode(`code ${name}`)) found.push(name);
    return found.join(" ");
  });
const write = (store: Store, work: (oauth: Writer["oauth"]) => Promise<void>) =>
  store.write((writer) => work(writer.oauth));

storeTest(
  "OAuth clients are found by id, listed by name, and keep what a change does not name",
  async (store) => {
    await write(store, async (oauth) => {
      await oauth.addClient(client("b", "Second"));
      await oauth.addClient(client("a", "Third"));
      await oauth.addClient(client("c", "First"));
      await oauth.changeClient("b", { name: "Zeroth", logo: "key" }, 9);
      await oauth.changeClient("nobody", { name: "?" }, 9);
    });
    const { oauth } = store.view;
    expect(await oauth.client("b")).toEqual({ ...client("b"), name: "Zeroth", logo: "key", modifiedAt: 9 });
    expect(await oauth.client("B")).toBeUndefined();
    expect((await oauth.clients()).map(({ name }) => name)).toEqual(["First", "Third", "Zeroth"]);
  },
);

storeTest("an access token is known with what it stands on", async (store) => {
  await allowed(store);
  const { oauth } = store.view;
  expect(await oauth.pass("access of one2")).toEqual({
    ...access("one2"),
    clientId: "one",
    userId: 2,
    usedAt: 10,
    usedFrom: null,
  });
  expect(await oauth.pass("refresh of one2")).toBeUndefined();
  expect(await oauth.grantByRefresh("refresh of two3")).toEqual(grant("two3", "two", 3));
  await write(store, (writer) => writer.touchGrant("one2", 55, "10.0.0.1"));
  expect(await oauth.pass("access of one2")).toMatchObject({ usedAt: 55, usedFrom: "10.0.0.1" });
  await write(store, (writer) => writer.removeAccess("access of one2"));
  expect(await oauth.pass("access of one2")).toBeUndefined();
  expect(await oauth.grantByRefresh("refresh of one2")).toBeDefined();
});

storeTest("who loses the tick at a client loses what they allowed it", async (store) => {
  await allowed(store);
  const { oauth } = store.view;
  expect(await oauth.allowedUsers("one")).toEqual([2, 3]);
  expect(await oauth.isAllowed("one", 2)).toBe(true);
  expect(await oauth.isAllowed("one", 4)).toBe(false);
  await write(store, (writer) => writer.setAllowedUsers("one", [3, 4, 4]));
  expect(await oauth.allowedUsers("one")).toEqual([3, 4]);
  expect(await working(store)).toBe("one3 two2 two3");
  expect(await codes(store)).toBe("one3 two2 two3");
  // The tick alone brings nothing back.
  await write(store, (writer) => writer.setAllowedUsers("one", [2, 3]));
  expect(await working(store)).toBe("one3 two2 two3");
});

storeTest("a grant without the tick opens nothing, even if it came too late to be dropped", async (store) => {
  await allowed(store);
  await write(store, async (writer) => {
    await writer.setAllowedUsers("one", []);
    await writer.addGrant(grant("late", "one", 2));
    await writer.addAccess(access("late"));
  });
  expect(await store.view.oauth.pass("access of late")).toBeUndefined();
});

storeTest("a client goes with everything that was allowed to it", async (store) => {
  await allowed(store);
  await write(store, (writer) => writer.removeClient("one"));
  expect(await store.view.oauth.client("one")).toBeUndefined();
  expect(await store.view.oauth.allowedUsers("one")).toEqual([]);
  expect(await working(store)).toBe("two2 two3");
  expect(await codes(store)).toBe("two2 two3");
});

storeTest("a user's grants go at one client or at all", async (store) => {
  await allowed(store);
  await write(store, (writer) => writer.addGrant(grant("later", "two", 2, 20)));
  expect((await store.view.oauth.grantsOf(2)).map(({ id }) => id)).toEqual(["later", "one2", "two2"]);
  await write(store, (writer) => writer.removeGrantsOf(2, "two"));
  expect(await working(store)).toBe("one2 one3 two3");
  expect(await codes(store)).toBe("one2 one3 two3");
  await write(store, (writer) => writer.removeGrantsOf(3));
  expect(await working(store)).toBe("one2");
  expect(await codes(store)).toBe("one2");
  await write(store, (writer) => writer.removeGrant("one2"));
  expect(await working(store)).toBe("");
});

storeTest("a code is spent by one of those who come at once", async (store, another) => {
  await allowed(store);
  const other = await another();
  const spend = (from: Store, name: string) =>
    from.write(async ({ oauth }) => {
      const found = await oauth.lockCode("code one2");
      if (found?.grantId !== null) return found?.grantId;
      await oauth.spendCode("code one2", name);
      return "spent";
    });
  const tries = await Promise.all([
    spend(store, "a"),
    spend(other, "b"),
    spend(store, "c"),
    spend(other, "d"),
  ]);
  expect(tries.filter((one) => one === "spent")).toHaveLength(1);
  expect(new Set(tries).size).toBe(2);
});

storeTest("what expired is forgotten, refresh tokens are not", async (store) => {
  await allowed(store);
  await write(store, async (writer) => {
    await writer.addAccess(access("one2", "longer", 101));
    await writer.removeExpired(100);
  });
  expect(await store.view.oauth.pass("longer")).toBeDefined();
  expect(await store.view.oauth.pass("access of one2")).toBeUndefined();
  expect(await codes(store)).toBe("");
  expect(await store.view.oauth.grantByRefresh("refresh of one2")).toBeDefined();
});
