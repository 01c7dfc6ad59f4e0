import { expect } from "vitest";
import { storeTest } from "./engines.ts";

const credential = {
  userId: 7,
  changedAt: 1_900_000_000_000,
  temporary: true,
  totpSecret: null,
  totpOn: false,
  totpStep: 0,
  recoveryDigests: [],
  formerHashes: [],
};
const person = {
  code: "aiko",
  name: "Aiko",
  email: "",
  locale: "auto" as const,
  timeZone: "auto",
  valid: true,
  administrator: false,
  passwordHash: null,
};

storeTest(
  "what belongs to a password is set as a whole, and seen by every process",
  async (store, another) => {
    const other = await another();
    expect(await other.view.credentials.byUser(7)).toBeUndefined();
    await store.write(({ credentials }) => credentials.set(credential));
    expect(await other.view.credentials.byUser(7)).toEqual(credential);
    const second = {
      ...credential,
      temporary: false,
      totpSecret: "ABC",
      totpOn: true,
      totpStep: 60_000_000,
      recoveryDigests: ["one", "two"],
    };
    await other.write(async ({ credentials }) => {
      expect(await credentials.lock(7)).toEqual(credential);
      await credentials.set(second);
    });
    expect(await store.view.credentials.byUsers([8, 7])).toEqual([second]);
  },
);

storeTest("it goes with its user", async (store) => {
  await store.write(async ({ users, credentials }) => {
    const { id } = await users.add(person, 1);
    await credentials.set({ ...credential, userId: id });
    await users.remove(id);
    expect(await credentials.byUser(id)).toBeUndefined();
  });
});
