import { expect } from "vitest";
import type { AuditEntry, Store } from "../../src/store/store.ts";
import { storeTest } from "./engines.ts";

type Line = Omit<AuditEntry, "id">;
const line: Line = {
  at: 1_900_000_000_000,
  user: "aiko",
  method: "session",
  address: "10.0.0.1",
  kind: "credential",
  action: "credential.token.add",
  target: "Orders (1)",
  result: "success",
  detail: '{"permissions":["view"]}',
};
const add = (store: Store, ...lines: Line[]) =>
  store.write(async ({ audit }) => {
    for (const one of lines) await audit.add(one);
  });
const page = { offset: 0, limit: 100 };
const timesOf = (lines: readonly AuditEntry[]) => lines.map(({ at }) => at - line.at);

storeTest("a line comes back as it was added, in every process", async (store, another) => {
  const other = await another();
  const odd = { ...line, user: "ようこ \u{1f511}", target: "'; drop table audit --", detail: "{}" };
  await add(store, line, odd);
  const [second, first] = await other.view.audit.find({}, page);
  expect(first).toEqual({ ...line, id: expect.any(Number) });
  expect(second).toEqual({ ...odd, id: expect.any(Number) });
  expect(second?.id).toBeGreaterThan(first?.id ?? 0);
});

storeTest("a unit that fails leaves none", async (store) => {
  const failing = store.write(async ({ audit }) => {
    await audit.add(line);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await store.view.audit.count({})).toBe(0);
});

storeTest("they are found by user, kind and time, the newest first, and paged", async (store) => {
  const later = (ms: number, more: Partial<Line> = {}) => ({ ...line, at: line.at + ms, ...more });
  await add(
    store,
    later(2, { user: "ben" }),
    later(0),
    later(1, { kind: "signIn", action: "signIn.success" }),
    later(3),
  );
  const { audit } = store.view;
  expect(timesOf(await audit.find({}, page))).toEqual([3, 2, 1, 0]);
  expect(timesOf(await audit.find({}, { offset: 1, limit: 2 }))).toEqual([2, 1]);
  const asked = [
    [{ user: "ben" }, [2]],
    [{ user: "Ben" }, []],
    [{ kind: "signIn" }, [1]],
    // `from` belongs to it, `to` does not.
    [{ from: line.at + 1, to: line.at + 3 }, [2, 1]],
    [{ user: "aiko", kind: "credential", from: line.at + 1 }, [3]],
  ] as const;
  for (const [filter, found] of asked) {
    expect(timesOf(await audit.find(filter, page)), JSON.stringify(filter)).toEqual(found);
    expect(await audit.count(filter)).toBe(found.length);
  }
});

storeTest("the oldest go first, so many at a time", async (store) => {
  await add(store, ...[4, 0, 2, 1, 3].map((ms) => ({ ...line, at: line.at + ms })));
  const removed = (limit: number) => store.write(({ audit }) => audit.removeBefore(line.at + 3, limit));
  expect(await removed(2)).toBe(2);
  expect(timesOf(await store.view.audit.find({}, page))).toEqual([4, 3, 2]);
  expect(await removed(2)).toBe(1);
  expect(await removed(2)).toBe(0);
  expect(timesOf(await store.view.audit.find({}, page))).toEqual([4, 3]);
});
