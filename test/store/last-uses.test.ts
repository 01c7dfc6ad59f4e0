import { expect } from "vitest";
import { storeTest } from "./engines.ts";

storeTest("the last use of a certificate takes the place of the one before", async (store, another) => {
  const other = await another();
  await store.write(({ certificateUses }) =>
    certificateUses.set({ id: "a", usedAt: 1_900_000_000_000, usedFrom: "10.0.0.1" }),
  );
  const second = { id: "a", usedAt: 1_900_000_300_000, usedFrom: "2001:db8::1" };
  await other.write(({ certificateUses }) => certificateUses.set(second));
  expect(await store.view.certificateUses.all()).toEqual([second]);
});

storeTest("a passkey is used from somewhere", async (store) => {
  const passkey = {
    ...{ id: "k", userId: 1, name: "Telephone", publicKey: "AAAA", counter: 0, transports: "internal" },
    ...{ createdAt: 1, usedAt: null, usedFrom: null },
  };
  const use = { counter: 7, usedAt: 1_900_000_000_000, usedFrom: "10.0.0.1" };
  await store.write(({ passkeys }) => passkeys.add(passkey));
  expect(await store.view.passkeys.byId("k")).toEqual(passkey);
  await store.write(({ passkeys }) => passkeys.noteUse("k", use));
  expect(await store.view.passkeys.byId("k")).toEqual({ ...passkey, ...use });
});
