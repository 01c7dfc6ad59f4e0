import { expect } from "vitest";
import { storeTest } from "./engines.ts";

const refusal = (id: string, at: number) => ({ id, at, decision: JSON.stringify({ id, at }) });

storeTest("refusals are found by id and listed from the newest on", async (store) => {
  await store.write(({ refusals }) => refusals.add([refusal("a", 1), refusal("c", 3), refusal("b", 2)]));
  const { refusals } = store.view;
  expect(await refusals.byId("b")).toEqual(refusal("b", 2));
  expect(await refusals.byId("x")).toBeUndefined();
  expect((await refusals.newest(2)).map(({ id }) => id)).toEqual(["c", "b"]);
});

storeTest("the same refusal twice is kept once, as it was", async (store) => {
  await store.write(({ refusals }) => refusals.add([refusal("a", 1)]));
  await store.write(({ refusals }) => refusals.add([refusal("a", 9), refusal("b", 2)]));
  expect((await store.view.refusals.newest(9)).map(({ at }) => at)).toEqual([2, 1]);
});

storeTest("old ones go, and those beyond the newest", async (store) => {
  const all = Array.from({ length: 10 }, (_, index) => refusal(`r${index}`, index));
  await store.write(async ({ refusals }) => {
    await refusals.add(all);
    await refusals.trim(20, 3);
  });
  expect(await store.view.refusals.newest(99)).toHaveLength(7);
  await store.write(({ refusals }) => refusals.trim(2, 3));
  expect((await store.view.refusals.newest(99)).map(({ id }) => id)).toEqual(["r9", "r8"]);
});
