import { expect } from "vitest";
import { storeTest } from "./engines.ts";

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

storeTest("failures are counted one by one, also when they come at once", async (store, another) => {
  const other = await another();
  const counted = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      (index % 2 ? store : other).write((writer) => writer.lockouts.count("n", null, index)),
    ),
  );
  expect(counted.map(({ failures }) => failures).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 12 }, (_, index) => index + 1),
  );
  expect(await other.view.lockouts.byName("n")).toMatchObject({ failures: 12, lockedUntil: null });
});

storeTest("a lock is seen by every process, and ends when it is forgotten", async (store, another) => {
  await store.write(async ({ lockouts }) => {
    await lockouts.count("a", 1, 5);
    await lockouts.count("b", null, 5);
    await lockouts.set({ name: "a", failures: 3, lockedUntil: Number.MAX_SAFE_INTEGER });
  });
  const other = await another();
  expect(await other.view.lockouts.byNames(["a", "c"])).toEqual([
    { name: "a", userId: 1, failures: 3, failedAt: 5, lockedUntil: Number.MAX_SAFE_INTEGER },
  ]);
  await other.write(({ lockouts }) => lockouts.forget("a"));
  expect(await store.view.lockouts.byName("a")).toBeUndefined();
  expect(await store.view.lockouts.byName("b")).toMatchObject({ failures: 1 });
});

storeTest("names that nobody has are forgotten in time, those of users are not", async (store) => {
  const { id } = await store.write(({ users }) => users.add(person, 1));
  await store.write(async ({ lockouts }) => {
    await lockouts.count("aiko", id, 5);
    await lockouts.count("old", null, 5);
    await lockouts.count("gone", 99, 5);
    await lockouts.count("new", null, 50);
    await lockouts.forgetUnknown(10);
  });
  const left = await store.view.lockouts.byNames(["aiko", "old", "gone", "new"]);
  expect(left.map(({ name }) => name).toSorted()).toEqual(["aiko", "new"]);
});
