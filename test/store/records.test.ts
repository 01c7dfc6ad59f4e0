import { describe, expect } from "vitest";
import { UniqueConflict } from "../../src/store/store.ts";
import { storeTest } from "./engines.ts";
import {
  fields,
  found,
  foundIds,
  order,
  orderJson,
  orders,
  quantity,
  query,
  title,
  withOrders,
} from "./orders.ts";

describe("reading", () => {
  storeTest("one record by id", async (store) => {
    await withOrders(store, { title: "one" }, { title: "two" });
    expect(await store.view.records.get(orders, 2)).toEqual({
      id: 2,
      revision: 1,
      json: orderJson(2, { title: "two" }),
    });
    expect(await store.view.records.get(orders, 3)).toBeUndefined();
    expect(await store.view.records.get(orders, Number.MAX_SAFE_INTEGER)).toBeUndefined();
  });

  storeTest("many records by id, those that are there", async (store) => {
    await withOrders(store, {}, {}, {});
    const some = await store.view.records.getMany(orders, [3, 1, 77]);
    expect(some.map((record) => record.id).sort()).toEqual([1, 3]);
    expect(await store.view.records.getMany(orders, [])).toEqual([]);
  });

  storeTest("a page is the stored texts, joined", async (store) => {
    const odd = { title: 'quote " backslash \\ line\nend \u2028 \ud800 😀 </script>' };
    await withOrders(store, odd, { title: "東京" });
    const page = await store.view.records.find(orders, query());
    const text = new TextDecoder().decode(page.json);
    expect(text).toBe(`[${orderJson(2, { title: "東京" })},${orderJson(1, odd)}]`);
    expect(page.length).toBe(2);
  });

  storeTest("an empty page is an empty list", async (store) => {
    await withOrders(store);
    expect(await found(store, query())).toEqual([]);
    expect(await found(store, query(), ["title"])).toEqual([]);
  });

  storeTest("a page of 500 keeps its order", async (store) => {
    await withOrders(
      store,
      ...Array.from({ length: 600 }, (_, n) => ({ quantity: String((n * 7919) % 600) })),
    );
    const records = await found(store, query({ is: "all" }, [{ on: quantity, descending: true }]));
    expect(records.map((record) => Number(record.数量?.value))).toEqual(
      Array.from({ length: 500 }, (_, n) => 599 - n),
    );
  });

  storeTest("only the asked keys of each record, in the asked order, as they were stored", async (store) => {
    const odd = { title: 'quote " \\ \n \u2028', tags: ["a", "b"] };
    await withOrders(store, odd);
    const codes = ["$id", "数量", "title", "$id", "no such code", 'x" ) --', "a\0b"];
    const page = await store.view.records.find(orders, query(), codes);
    const whole = JSON.parse(orderJson(1, odd));
    expect(new TextDecoder().decode(page.json)).toBe(
      `[${JSON.stringify({ $id: whole.$id, 数量: whole.数量, title: whole.title })}]`,
    );
    expect(await found(store, query(), ["no such code"])).toEqual([{}]);
    expect(
      await found(
        store,
        query(),
        Array.from({ length: 1000 }, (_, n) => `c${n}`),
      ),
    ).toEqual([{}]);
  });

  storeTest("ids by the value of a field", async (store) => {
    await withOrders(store, { code: "a", quantity: "1.50" }, { code: "b" }, { quantity: "2" });
    expect(await store.view.records.idsByValue(orders, fields.code, ["b", "a", "z", null, ""])).toEqual(
      new Map([
        ["b", 2],
        ["a", 1],
      ]),
    );
    expect(await store.view.records.idsByValue(orders, fields.quantity, ["1.5", "2.0"])).toEqual(
      new Map([
        ["1.5", 1],
        ["2.0", 3],
      ]),
    );
    expect(await store.view.records.idsByValue(orders, fields.code, [])).toEqual(new Map());
  });
});

describe("writing", () => {
  storeTest("ids ascend and never come again", async (store) => {
    await withOrders(store, {}, {});
    await store.write((writer) => writer.records.remove(orders, [2]));
    expect(await store.write((writer) => writer.records.reserveIds(orders, 3))).toEqual([3, 4, 5]);
    expect(await store.write((writer) => writer.records.reserveIds(orders, 1))).toEqual([6]);
  });

  storeTest("an update sets what it names and leaves the rest", async (store) => {
    await withOrders(store, { title: "old", quantity: "1", code: "x" }, { title: "old", quantity: "2" });
    const changed = (id: number) => ({
      id,
      revision: 2,
      json: orderJson(id, { title: "new", quantity: "7" }),
      modifierId: 5,
      updatedAt: "2026-05-01T09:00:00Z",
    });
    await store.write((writer) =>
      writer.records.update(orders, [
        { ...changed(1), columns: new Map([[fields.quantity, "7"]]), search: new Map() },
        {
          ...changed(2),
          columns: new Map([[fields.title, "new"]]),
          search: new Map([[fields.title, " new "]]),
        },
      ]),
    );
    expect(await store.view.records.get(orders, 1)).toMatchObject({ revision: 2, json: changed(1).json });
    const equal = (on: typeof title, value: string) => ({ is: "compare", on, by: "=", value }) as const;
    expect(await foundIds(store, equal(quantity, "7"))).toEqual([1]);
    expect(await foundIds(store, equal(title, "old"))).toEqual([1]);
    expect(await foundIds(store, equal(title, "new"))).toEqual([2]);
    expect(await foundIds(store, { is: "search", on: title, words: ["new"] })).toEqual([2]);
    expect(await foundIds(store, { is: "search", on: title, words: ["old"] })).toEqual([1]);
    const modifier = { kind: "integer", column: "modifier" } as const;
    expect(await foundIds(store, { is: "compare", on: modifier, by: "=", value: 5 })).toEqual([2, 1]);
  });

  storeTest("removed records are gone from everywhere", async (store) => {
    await withOrders(store, { title: "one" }, { title: "two" });
    await store.write((writer) => writer.records.remove(orders, [1, 99]));
    expect(await store.view.records.get(orders, 1)).toBeUndefined();
    expect(await foundIds(store, { is: "all" })).toEqual([2]);
    expect(await foundIds(store, { is: "search", on: title, words: ["one"] })).toEqual([]);
  });

  storeTest("a unique field refuses a value that is there, and many empties", async (store) => {
    await withOrders(store, { code: "a" }, { code: "b" }, {}, {});
    const insert = store.write((writer) =>
      writer.records.insert(orders, [order(10, { code: "c" }), order(11, { code: "a" })]),
    );
    await expect(insert).rejects.toThrow(UniqueConflict);
    await expect(insert).rejects.toMatchObject({ field: fields.code });
    expect(await foundIds(store, { is: "all" })).toEqual([4, 3, 2, 1]);
    const update = store.write((writer) =>
      writer.records.update(orders, [{ ...order(2), columns: new Map([[fields.code, "a"]]) }]),
    );
    await expect(update).rejects.toMatchObject({ name: "UniqueConflict", field: fields.code });
  });

  storeTest("equal numbers are one value to a unique field, whatever their spelling", async (store) => {
    const table = {
      appId: 1,
      columns: [{ field: 4, kind: "number", unique: true, searched: false }],
    } as const;
    await store.write((writer) => writer.records.createTable(table));
    const numbered = (id: number, value: string) => ({ ...order(id), columns: new Map([[4, value]]) });
    await store.write((writer) => writer.records.insert(table, [numbered(1, "1.5")]));
    const again = store.write((writer) => writer.records.insert(table, [numbered(2, "1.500")]));
    await expect(again).rejects.toMatchObject({ name: "UniqueConflict", field: 4 });
  });

  storeTest("hundreds of fields and a megabyte of text", async (store) => {
    const columns = Array.from({ length: 500 }, (_, index) => ({
      field: index + 1,
      kind: "text" as const,
      unique: false,
      searched: index % 2 === 0,
    }));
    const table = { appId: 2, columns };
    const long = "あ".repeat(350_000);
    await store.write(async (writer) => {
      await writer.records.createTable(table);
      const record = {
        ...order(1),
        json: JSON.stringify({ long: { value: long } }),
        columns: new Map(columns.map(({ field }) => [field, field === 1 ? long : String(field)])),
        search: new Map([[1, ` ${long} `]]),
      };
      await writer.records.insert(
        table,
        Array.from({ length: 20 }, (_, index) => ({ ...record, id: index + 1 })),
      );
    });
    const page = await store.view.records.find(table, query());
    expect(page.length).toBe(20);
    expect(page.json.byteLength).toBeGreaterThan(20_000_000);
  });
});
