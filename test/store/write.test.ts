import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { engines, storeTest } from "./engines.ts";
import { addApp, foundIds, order, orders, query, title, withOrders } from "./orders.ts";

const all = { is: "all" } as const;

describe("a unit of writing", () => {
  storeTest("returns what its work returns", async (store) => {
    expect(await store.write(async () => "done")).toBe("done");
  });

  storeTest("that fails leaves nothing", async (store) => {
    await withOrders(store, {});
    const failing = store.write(async (writer) => {
      await writer.records.insert(orders, [order(2)]);
      await writer.values.set("color", '"red"');
      await addApp(writer, "Gone");
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await foundIds(store, all)).toEqual([1]);
    expect(await store.view.values.get("color")).toBeUndefined();
    expect(await store.view.apps.list({})).toHaveLength(1);
  });

  storeTest("sees its own writes, and nobody else does before it is over", async (store) => {
    await withOrders(store, {});
    await store.write(async (writer) => {
      await writer.records.insert(orders, [order(2, { title: "new" })]);
      expect(await writer.records.get(orders, 2)).toBeDefined();
      expect(await writer.records.ids(orders, query())).toEqual([2, 1]);
      expect((await writer.records.find(orders, query())).length).toBe(2);
      expect(await writer.records.count(orders, all)).toBe(2);

      expect(await store.view.records.get(orders, 2)).toBeUndefined();
      expect(await foundIds(store, all)).toEqual([1]);
    });
    expect(await foundIds(store, all)).toEqual([2, 1]);
  });

  storeTest("that is over can write no more", async (store) => {
    await withOrders(store, {});
    const writer = await store.write(async (writer) => writer);
    await expect(writer.values.set("color", '"red"')).rejects.toThrow("ended");
    await expect(writer.records.insert(orders, [order(9)])).rejects.toThrow("ended");
    expect(await store.view.values.get("color")).toBeUndefined();
  });

  storeTest("of many at once fails alone", async (store) => {
    await withOrders(store);
    const units = Array.from({ length: 200 }, (_, index) =>
      store.write(async (writer) => {
        const [id = 0] = await writer.records.reserveIds(orders, 1);
        // Between its statements a unit may wait; no other may slip in.
        await Promise.resolve();
        await writer.records.insert(orders, [order(id, { code: `c${index % 199}` })]);
        if (index % 10 === 3) throw new Error("on purpose");
        return id;
      }),
    );
    const outcomes = await Promise.allSettled(units);
    const written = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(outcomes.filter((one) => one.status === "rejected")).toHaveLength(21);
    expect((await foundIds(store, all)).sort()).toEqual(written.sort());
  });

  storeTest("keeps what it locks until it is over", async (store, another) => {
    await withOrders(store, { quantity: "0" });
    const other = await another();
    const table = orders;
    const add = (one: typeof store) =>
      one.write(async (writer) => {
        const [head] = await writer.records.lock(table, [1]);
        await setTimeout(Math.random() * 3);
        const revision = (head?.revision ?? 0) + 1;
        await writer.records.update(table, [{ ...order(1), revision, json: `{"n":${revision}}` }]);
      });
    await Promise.all(Array.from({ length: 40 }, (_, index) => add(index % 2 ? store : other)));
    // The JSON must be the one of the same revision, not an older one read beside a newer row.
    expect(await store.view.records.get(table, 1)).toMatchObject({ revision: 41, json: '{"n":41}' });
  });

  storeTest("that locks several records never blocks another for ever", async (store, another) => {
    await withOrders(store, {}, {}, {}, {});
    const other = await another();
    const touch = (one: typeof store, ids: number[]) =>
      one.write(async (writer) => {
        for (const id of ids) {
          const [head] = await writer.records.lock(orders, [id]);
          await writer.records.update(orders, [{ ...order(id), revision: (head?.revision ?? 0) + 1 }]);
        }
      });
    await Promise.all([
      ...Array.from({ length: 2 }, () => touch(store, [1, 2, 3, 4])),
      ...Array.from({ length: 2 }, () => touch(other, [4, 3, 2, 1])),
    ]);
    expect(await store.view.records.get(orders, 1)).toMatchObject({ revision: 5 });
    expect(await store.view.records.get(orders, 4)).toMatchObject({ revision: 5 });
  });

  storeTest("waits for a deploy of the app, and a deploy for it", async (store, another) => {
    await withOrders(store);
    const other = await another();
    const log: string[] = [];
    const unit = (one: typeof store, name: string, hold: "hold" | "lock") =>
      one.write(async (writer) => {
        await writer.apps[hold](1);
        log.push(`${name} begins`);
        await setTimeout(20);
        log.push(`${name} ends`);
      });
    await Promise.all([unit(store, "deploy", "lock"), unit(other, "insert", "hold")]);
    expect([log[0]?.split(" ")[0], log[1]?.split(" ")[0]]).toEqual([
      log[0]?.split(" ")[0],
      log[0]?.split(" ")[0],
    ]);
    expect(log).toHaveLength(4);
  });

  storeTest("is there after the store is opened again", async (store, another) => {
    await withOrders(store, { title: "kept" });
    await store.close();
    const reopened = await another();
    expect(await foundIds(reopened, { is: "compare", on: title, by: "=", value: "kept" })).toEqual([1]);
  });

  storeTest("is refused once the store is closed", async (store) => {
    const last = store.write((writer) => writer.values.set("color", '"red"'));
    await Promise.all([last, store.close()]).catch(() => {});
    await expect(store.write(async () => {})).rejects.toThrow();
  });
});

describe("two processes at one place", () => {
  storeTest("take turns and see each other's writes", async (store, another) => {
    await withOrders(store);
    const other = await another();
    const add = (one: typeof store) =>
      one.write(async (writer) => {
        const [id = 0] = await writer.records.reserveIds(orders, 1);
        await writer.records.insert(orders, [order(id)]);
        return id;
      });
    const ids = await Promise.all(Array.from({ length: 60 }, (_, index) => add(index % 2 ? store : other)));
    expect(new Set(ids).size).toBe(60);
    expect(await store.view.records.count(orders, all)).toBe(60);
    expect(await other.view.records.count(orders, all)).toBe(60);
  });

  storeTest("may start at the same moment", async (_, another) => {
    const stores = await Promise.all([another(), another(), another()]);
    for (const store of stores) expect(await store.view.users.byId(1)).toMatchObject({ id: 1 });
  });
});

test("a slow query holds up nobody (SQLite)", async () => {
  const [sqlite] = engines;
  const place = await sqlite?.place();
  const store = await place?.open();
  if (!place || !store) throw new Error("no SQLite");
  try {
    await withOrders(store, ...Array.from({ length: 10_000 }, (_, n) => ({ title: `t${n}`.repeat(20) })));
    const parts = Array.from({ length: 400 }, (_, n) => ({
      is: "search" as const,
      on: title,
      words: [`nothing${n}`],
    }));
    let slow = true;
    const answer = store.view.records.count(orders, { is: "or", parts }).finally(() => {
      slow = false;
    });
    await store.view.records.get(orders, 1);
    await store.write((writer) => writer.records.insert(orders, [order(60_000)]));
    expect((await store.view.records.find(orders, { ...query(), limit: 1 })).length).toBe(1);
    expect(slow).toBe(true);
    expect(await answer).toBe(0);
  } finally {
    await place.remove();
  }
});

test("writers of one moment share a commit (SQLite)", async () => {
  const [sqlite] = engines;
  const place = await sqlite?.place();
  const store = await place?.open();
  if (!place || !store) throw new Error("no SQLite");
  try {
    await withOrders(store);
    let together = 0;
    let running = 0;
    await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        await store.write(async (writer) => {
          await writer.records.insert(orders, [order(index + 1)]);
          running++;
        });
        // Answered only after all eight have run: they had one commit.
        together = Math.max(together, running);
        running--;
      }),
    );
    expect(together).toBe(8);
  } finally {
    await place.remove();
  }
});
