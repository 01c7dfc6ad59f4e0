import { describe, expect } from "vitest";
import type { Condition } from "../../src/core/query/query.ts";
import { searchIndex } from "../../src/core/search.ts";
import type { RecordTable, Store, StoredRow } from "../../src/store/store.ts";
import { storeTest } from "./engines.ts";
import { order, query } from "./orders.ts";

/** Orders with two tables of rows. */
const [lines, notes, item, count, note] = [10, 11, 12, 13, 14];
const words = { field: item, kind: "text", unique: false, searched: true } as const;
const number = { field: count, kind: "number", unique: false, searched: false } as const;
const text = { field: note, kind: "text", unique: false, searched: false } as const;
const table: RecordTable = {
  appId: 1,
  columns: [],
  tables: [
    { field: lines, columns: [words, number] },
    { field: notes, columns: [text] },
  ],
};

const line = (id: number, name: string, n: string): StoredRow => ({
  id,
  columns: new Map([
    [item, name],
    [count, n],
  ]),
  search: new Map([[item, searchIndex(name)]]),
});
const noted = (id: number, text: string): StoredRow => ({
  id,
  columns: new Map([[note, text]]),
  search: new Map(),
});
const rows = (lineRows: readonly StoredRow[], noteRows: readonly StoredRow[] = []) =>
  new Map([
    [lines, lineRows],
    [notes, noteRows],
  ]);

async function withRows(store: Store) {
  await store.write(async ({ records }) => {
    await records.createTable(table);
    await records.insert(table, [
      { ...order(1), rows: rows([line(1, "pen", "5"), line(2, "ink", "10")], [noted(3, "a")]) },
      { ...order(2), rows: rows([line(4, "pen", "10")]) },
      order(3),
    ]);
  });
}
const row = (table: number, ...parts: Condition[]): Condition => ({
  is: "row",
  table,
  part: { is: "and", parts },
});
const named = (value: string): Condition => ({
  is: "in",
  on: { kind: "text", column: item },
  values: [value],
});
const counted = (value: string): Condition => ({
  is: "compare",
  on: { kind: "number", column: count },
  by: "=",
  value,
});
const noteIs = (value: string): Condition => ({
  is: "in",
  on: { kind: "text", column: note },
  values: [value],
});
const said = (word: string): Condition => ({
  is: "search",
  on: { kind: "text", column: item },
  words: [word],
});

describe("rows of tables", () => {
  const ids = (store: Store, where: Condition, of = table) => store.view.records.ids(of, query(where));

  storeTest("one row has to fulfil all that is asked of a row", async (store) => {
    await withRows(store);
    expect(await ids(store, row(lines, named("pen"), counted("10.0")))).toEqual([2]);
    expect(await ids(store, row(lines, counted("10")))).toEqual([2, 1]);
    expect(await ids(store, row(lines, said("ink")))).toEqual([1]);
    expect(await ids(store, { is: "not", part: row(lines, named("ink")) })).toEqual([3, 2]);
    expect(await ids(store, { is: "row", table: notes, part: { is: "all" } })).toEqual([1]);
    expect(await ids(store, { is: "row", table: notes, part: { is: "none" } })).toEqual([]);
    expect(await store.view.records.count(table, row(lines, named("pen")))).toBe(2);
  });

  storeTest("an update replaces the rows of the tables that it names", async (store) => {
    await withRows(store);
    const changed = { ...order(1), rows: new Map([[lines, [line(2, "ink", "1"), line(5, "cap", "2")]]]) };
    await store.write(({ records }) => records.update(table, [changed, { ...order(2), rows: new Map() }]));
    expect(await ids(store, row(lines, named("pen")))).toEqual([2]);
    expect(await ids(store, row(lines, named("ink"), counted("1")))).toEqual([1]);
    expect(await ids(store, row(lines, said("cap")))).toEqual([1]);
    expect(await ids(store, row(notes, noteIs("a")))).toEqual([1]);
  });

  storeTest("they go with their record", async (store) => {
    await withRows(store);
    await store.write(async ({ records }) => {
      await records.remove(table, [1]);
      // Nothing of the old rows is left for a record that gets the id.
      await records.insert(table, [order(1)]);
    });
    expect(await ids(store, row(lines, named("pen")))).toEqual([2]);
    expect(await ids(store, row(notes, noteIs("a")))).toEqual([]);
  });

  storeTest("ids ascend, apart from those of records, and never come again", async (store) => {
    await withRows(store);
    const reserve = (n: number) => store.write(({ records }) => records.reserveRowIds(table, n));
    expect(await reserve(3)).toEqual([1, 2, 3]);
    expect(await reserve(1)).toEqual([4]);
    await store.write(({ records }) => records.migrateTable(table, { appId: 1, columns: [] }));
    await store.write(({ records }) => records.migrateTable({ appId: 1, columns: [] }, table));
    expect(await reserve(1)).toEqual([5]);
    expect(await store.write(({ records }) => records.reserveIds(table, 1))).toEqual([1]);
  });

  storeTest("rewrite sets the columns that it names, in every row", async (store) => {
    await withRows(store);
    await store.write(({ records }) =>
      records.rewrite(table, ({ id, json }) => ({
        json,
        rows: new Map([
          [
            lines,
            [1, 2].slice(id - 1, 2).map((n) => ({
              columns: new Map([[item, `x${n}`]]),
              search: new Map([[item, searchIndex(`x${n}`)]]),
            })),
          ],
        ]),
      })),
    );
    expect(await ids(store, row(lines, named("x1"), counted("5")))).toEqual([1]);
    expect(await ids(store, row(lines, said("x2"), counted("10")))).toEqual([2, 1]);
    expect(await ids(store, row(lines, named("pen")))).toEqual([]);
  });

  storeTest("tables and columns come and go", async (store) => {
    await withRows(store);
    const price = { field: 20, kind: "number", unique: false, searched: false } as const;
    const next: RecordTable = {
      appId: 1,
      columns: [],
      tables: [
        { field: lines, columns: [{ ...number }, { ...words, searched: false }, price] },
        { field: 21, columns: [{ ...text, searched: true, field: 22 }] },
      ],
    };
    await store.write(({ records }) => records.migrateTable(table, next));
    expect(await ids(store, row(lines, named("pen"), counted("5")), next)).toEqual([1]);
    expect(await ids(store, row(lines, { is: "empty", on: { kind: "number", column: 20 } }), next)).toEqual([
      2, 1,
    ]);
    const more = new Map([
      [lines, [{ ...line(9, "cap", "1"), columns: new Map([[20, "7"]]) }]],
      [21, [{ id: 10, columns: new Map([[22, "new"]]), search: new Map([[22, searchIndex("new")]]) }]],
    ]);
    await store.write(({ records }) => records.update(next, [{ ...order(3), rows: more }]));
    const searched: Condition = { is: "search", on: { kind: "text", column: 22 }, words: ["new"] };
    expect(await ids(store, row(21, searched), next)).toEqual([3]);
    await expect(ids(store, row(notes, noteIs("a")), next)).rejects.toThrow();
    await store.write(({ records }) => records.dropTable(next));
    await store.write(({ records }) => records.createTable(table));
    expect(await ids(store, row(lines, named("pen")))).toEqual([]);
  });
});
