import { describe, expect } from "vitest";
import type { RecordColumn, RecordTable } from "../../src/store/store.ts";
import { storeTest } from "./engines.ts";
import { fields, found, foundIds, order, orders, query, title, withOrders } from "./orders.ts";

const without = (...left: number[]): RecordTable => ({
  ...orders,
  columns: orders.columns.filter(({ field }) => !left.includes(field)),
});
const withColumns = (...more: RecordColumn[]): RecordTable => ({
  ...orders,
  columns: [...orders.columns.filter(({ field }) => !more.some((column) => column.field === field)), ...more],
});
const plain = { kind: "text", unique: false, searched: false } as const;

describe("another form", () => {
  storeTest("adds columns, which are empty until they are written", async (store) => {
    await withOrders(store, { title: "a" }, { title: "b" });
    const to = withColumns({ ...plain, field: 20, searched: true }, { ...plain, field: 21, kind: "number" });
    const note = { kind: "text", column: 20 } as const;
    await store.write((writer) => writer.records.migrateTable(orders, to));
    const ids = (where: Parameters<typeof foundIds>[1]) => store.view.records.ids(to, query(where));
    expect(await ids({ is: "empty", on: note })).toEqual([2, 1]);
    await store.write((writer) =>
      writer.records.update(to, [
        { ...order(1), columns: new Map([[20, "hi"]]), search: new Map([[20, " hi "]]) },
      ]),
    );
    expect(await ids({ is: "compare", on: note, by: "=", value: "hi" })).toEqual([1]);
    expect(await ids({ is: "search", on: note, words: ["hi"] })).toEqual([1]);
    expect(await ids({ is: "search", on: title, words: ["b"] })).toEqual([2]);
  });

  storeTest("drops columns with their indexes", async (store) => {
    await withOrders(store, { title: "a", code: "x" });
    const to = without(fields.code, fields.title);
    await store.write((writer) => writer.records.migrateTable(orders, to));
    await store.write((writer) => writer.records.insert(to, [order(2, { code: "x" })]));
    expect(await store.view.records.ids(to, query())).toEqual([2, 1]);
    // And back: the search texts start anew, with a row for every record.
    await store.write((writer) => writer.records.migrateTable(to, orders));
    expect(await foundIds(store, { is: "empty", on: title })).toEqual([2, 1]);
    await store.write((writer) => writer.records.update(orders, [order(1, { title: "back" })]));
    expect(await foundIds(store, { is: "search", on: title, words: ["back"] })).toEqual([1]);
  });

  storeTest("makes a field unique, or not when a value is there twice", async (store) => {
    await withOrders(store, { title: "same", code: "a" }, { title: "same", code: "b" }, {}, {});
    const to = withColumns(
      { ...plain, field: fields.title, searched: true, unique: true },
      { ...plain, field: 30 },
    );
    const migrate = () => store.write((writer) => writer.records.migrateTable(orders, to));
    await expect(migrate()).rejects.toMatchObject({ name: "UniqueConflict", field: fields.title });
    expect(await foundIds(store, { is: "all" })).toEqual([4, 3, 2, 1]);
    await store.write((writer) => writer.records.update(orders, [order(2, { title: "other", code: "b" })]));
    await migrate();
    const again = store.write((writer) => writer.records.insert(to, [order(9, { title: "same" })]));
    await expect(again).rejects.toMatchObject({ name: "UniqueConflict", field: fields.title });
    await store.write((writer) => writer.records.migrateTable(to, orders));
    await store.write((writer) => writer.records.insert(orders, [order(9, { title: "same" })]));
  });

  storeTest("a refused migration undoes itself, and the unit can go on", async (store) => {
    await withOrders(store, { title: "same" }, { title: "same" });
    const to = withColumns({ ...plain, field: fields.title, searched: true, unique: true });
    await store.write(async (writer) => {
      await expect(writer.records.migrateTable(orders, to)).rejects.toMatchObject({ name: "UniqueConflict" });
      await writer.records.insert(orders, [order(3)]);
    });
    expect(await foundIds(store, { is: "all" })).toEqual([3, 2, 1]);
  });

  storeTest("a failed unit leaves the old form", async (store) => {
    await withOrders(store, { title: "a" });
    const deploy = store.write(async (writer) => {
      await writer.records.migrateTable(orders, without(fields.title));
      throw new Error("on purpose");
    });
    await expect(deploy).rejects.toThrow("on purpose");
    expect(await foundIds(store, { is: "search", on: title, words: ["a"] })).toEqual([1]);
  });

  storeTest("a column of another kind is made anew", async (store) => {
    await withOrders(store, { title: "12", code: "x" });
    const to = withColumns({ ...plain, kind: "number", field: fields.title });
    await store.write((writer) => writer.records.migrateTable(orders, to));
    await store.write((writer) => writer.records.update(to, [order(1, { title: "12.0" })]));
    const number = { kind: "number", column: fields.title } as const;
    const where = { is: "compare", on: number, by: "=", value: "12" } as const;
    expect(await store.view.records.ids(to, query(where))).toEqual([1]);
  });

  storeTest("of another app is another table", async (store) => {
    await withOrders(store, { title: "a" });
    const table = { ...orders, appId: 12 };
    await store.write(async (writer) => {
      await writer.records.createTable(table);
      await writer.records.insert(table, [order(1, { title: "b" })]);
      expect(await writer.records.reserveIds(table, 1)).toEqual([1]);
    });
    await store.write((writer) => writer.records.dropTable({ appId: 12, columns: [] }));
    expect(await foundIds(store, { is: "all" })).toEqual([1]);
    await expect(store.view.records.get(table, 1)).rejects.toThrow();
    await store.write((writer) => writer.records.dropTable({ appId: 12, columns: [] }));
  });
});

describe("all records at once", () => {
  const many = Array.from({ length: 2500 }, (_, n) => ({ title: `t${n}`, code: `c${n}` }));

  storeTest("rewrite passes every record once and sets what it names", async (store) => {
    await withOrders(store, ...many);
    const seen: number[] = [];
    await store.write((writer) =>
      writer.records.rewrite(orders, ({ id, json }) => {
        seen.push(id);
        if (id % 2) return { json };
        return {
          json: json.replace('"value":"t', '"value":"T'),
          columns: new Map([[fields.title, `T${id}`]]),
          search: new Map([[fields.title, " even "]]),
        };
      }),
    );
    expect(seen).toEqual(many.map((_, index) => index + 1));
    const even = await store.view.records.count(orders, { is: "search", on: title, words: ["even"] });
    expect(even).toBe(1250);
    expect(await foundIds(store, { is: "compare", on: title, by: "=", value: "T2500" })).toEqual([2500]);
    expect((await store.view.records.get(orders, 2))?.json).toContain('"value":"T1"');
    expect((await store.view.records.get(orders, 1))?.json).toContain('"value":"t0"');
  });

  storeTest("appendToAll adds a key to every record", async (store) => {
    await withOrders(store, ...many);
    await store.write(async (writer) => {
      await writer.records.appendToAll(orders, ',"新":{"type":"SINGLE_LINE_TEXT","value":""}');
      await writer.records.appendToAll(orders, '"two":{"type":"NUMBER","value":"\\u0000"}');
    });
    const records = await found(store, query());
    for (const record of records) {
      expect(record.新).toEqual({ type: "SINGLE_LINE_TEXT", value: "" });
      expect(record.two).toEqual({ type: "NUMBER", value: "\0" });
    }
    const first = await store.view.records.get(orders, 1);
    expect(JSON.parse(first?.json ?? "")).toHaveProperty("two");
  });

  storeTest("replaceInAll replaces a piece of text everywhere", async (store) => {
    await withOrders(store, { title: "$1 ?" }, { title: "$1 ? twice $1 ?" }, { title: "none" });
    await store.write((writer) => writer.records.replaceInAll(orders, "$1 ?", "%"));
    const titles = (await found(store, query())).map((record) => record.title?.value);
    expect(titles).toEqual(["none", "% twice %", "%"]);
  });

  storeTest("an app without records has nothing to do", async (store) => {
    await withOrders(store);
    await store.write(async (writer) => {
      await writer.records.rewrite(orders, ({ json }) => ({ json }));
      await writer.records.appendToAll(orders, '"a":{}');
      await writer.records.insert(orders, []);
      await writer.records.update(orders, []);
      await writer.records.remove(orders, []);
    });
    expect(await foundIds(store, { is: "all" })).toEqual([]);
  });
});
