import { describe, expect } from "vitest";
import type { ColumnRef, Condition } from "../../src/core/query/query.ts";
import { searchWords } from "../../src/core/search.ts";
import { storeTest } from "./engines.ts";
import {
  ascending,
  code,
  descending,
  foundIds,
  id,
  orders,
  quantity,
  query,
  tags,
  title,
  withOrders,
} from "./orders.ts";

type Comparison = "=" | "<" | "<=" | ">" | ">=";
const all: Condition = { is: "all" };
const not = (part: Condition): Condition => ({ is: "not", part });
const any = (...parts: Condition[]): Condition => ({ is: "or", parts });
const every = (...parts: Condition[]): Condition => ({ is: "and", parts });
const compare = (on: ColumnRef, by: Comparison, value: string | number): Condition => ({
  is: "compare",
  on,
  by,
  value,
});

describe("order", () => {
  storeTest("without one the newest come first", async (store) => {
    await withOrders(store, {}, {}, {});
    expect(await foundIds(store, all)).toEqual([3, 2, 1]);
  });

  storeTest("empty cells come first ascending and last descending, equals newest first", async (store) => {
    await withOrders(store, { quantity: "2" }, {}, { quantity: "10" }, { quantity: "2.0" }, {});
    expect(await foundIds(store, all, [ascending(quantity)])).toEqual([5, 2, 4, 1, 3]);
    expect(await foundIds(store, all, [descending(quantity)])).toEqual([3, 4, 1, 5, 2]);
  });

  storeTest("the same holds for a unique field, which has an index", async (store) => {
    await withOrders(store, { code: "b" }, {}, { code: "a" }, {});
    expect(await foundIds(store, all, [ascending(code)])).toEqual([4, 2, 3, 1]);
    expect(await foundIds(store, all, [descending(code)])).toEqual([1, 3, 4, 2]);
  });

  storeTest("texts stand by code point", async (store) => {
    const sorted = ["A", "Z", "_", "a", "あ", "ア", "亜", "\uffe5", "😀"];
    await withOrders(store, ...sorted.map((title) => ({ title })).reverse());
    expect(await foundIds(store, all, [ascending(title)])).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await foundIds(store, compare(title, ">", "\uffe5"))).toEqual([1]);
  });

  storeTest("numbers of 30 digits stand exactly", async (store) => {
    const sorted = [
      "-123456789012345678901234567891",
      "-123456789012345678901234567890",
      "-1",
      "-0.0000000002",
      "-0.0000000001",
      "0",
      "0.1",
      "0.10000000000000000000000000001",
      "9",
      "10",
      "123456789012345678901234567890",
      "123456789012345678901234567890.1",
    ];
    await withOrders(store, ...sorted.map((quantity) => ({ quantity })));
    const ids = sorted.map((_, index) => index + 1);
    expect(await foundIds(store, all, [ascending(quantity)])).toEqual(ids);
    expect(await foundIds(store, compare(quantity, ">", "123456789012345678901234567890"))).toEqual([12]);
    expect(await foundIds(store, compare(quantity, "<=", "-0.00000000020"))).toEqual([4, 3, 2, 1]);
    expect(await foundIds(store, compare(quantity, "=", "-0"))).toEqual([6]);
    expect(await foundIds(store, { is: "in", on: quantity, values: ["9.0", "010", "7"] })).toEqual([10, 9]);
  });

  storeTest("by the positions of options, others behind them", async (store) => {
    await withOrders(store, { title: "low" }, { title: "high" }, {}, { title: "gone" }, { title: "mid" });
    const positions = ["high", "mid", "low"];
    expect(await foundIds(store, all, [{ ...ascending(title), positions }])).toEqual([3, 2, 5, 1, 4]);
    expect(await foundIds(store, all, [{ ...descending(title), positions }])).toEqual([4, 1, 5, 2, 3]);
  });

  storeTest("by more options than SQLite has columns", async (store) => {
    await withOrders(store, { title: "o2" }, { title: "o2999" }, { title: "o0" });
    const positions = Array.from({ length: 3000 }, (_, index) => `o${index}`);
    expect(await foundIds(store, all, [{ ...ascending(title), positions }])).toEqual([3, 1, 2]);
  });

  storeTest("several keys, one after the other", async (store) => {
    const [a1, a2] = [
      { title: "a", quantity: "1" },
      { title: "a", quantity: "2" },
    ];
    await withOrders(store, { title: "b", quantity: "1" }, a1, a2);
    expect(await foundIds(store, all, [ascending(title), descending(quantity)])).toEqual([3, 2, 1]);
    expect(await foundIds(store, all, [ascending(id)])).toEqual([1, 2, 3]);
  });

  storeTest("limit and offset cut the ordered list", async (store) => {
    await withOrders(store, {}, {}, {}, {}, {});
    const cut = (limit: number, offset: number) =>
      store.view.records.ids(orders, { ...query(), limit, offset });
    expect(await cut(2, 1)).toEqual([4, 3]);
    expect(await cut(0, 0)).toEqual([]);
    expect(await cut(10, 4)).toEqual([1]);
  });
});

describe("conditions", () => {
  storeTest("a comparison never matches an empty cell, and its opposite does", async (store) => {
    await withOrders(store, { quantity: "5" }, {}, { quantity: "-5" });
    expect(await foundIds(store, compare(quantity, "<", "100"))).toEqual([3, 1]);
    expect(await foundIds(store, not(compare(quantity, "<", "0")))).toEqual([2, 1]);
    expect(await foundIds(store, not(not(compare(quantity, "<", "0"))))).toEqual([3]);
    expect(await foundIds(store, { is: "empty", on: quantity })).toEqual([2]);
    expect(await foundIds(store, not({ is: "empty", on: quantity }))).toEqual([3, 1]);
    expect(await foundIds(store, compare(title, "=", ""))).toEqual([]);
  });

  storeTest("in finds one of the values, of a list at least one", async (store) => {
    await withOrders(store, { title: "a", tags: ["x", "y"] }, { title: "b", tags: ["xy"] }, {});
    expect(await foundIds(store, { is: "in", on: title, values: ["b", "a", "c"] })).toEqual([2, 1]);
    expect(await foundIds(store, { is: "in", on: tags, values: ["y", "z"] })).toEqual([1]);
    expect(await foundIds(store, not({ is: "in", on: tags, values: ["y", "z"] }))).toEqual([3, 2]);
    expect(await foundIds(store, { is: "in", on: tags, values: [] })).toEqual([]);
    expect(await foundIds(store, { is: "in", on: title, values: [] })).toEqual([]);
    expect(await foundIds(store, { is: "empty", on: tags })).toEqual([3]);
    expect(await foundIds(store, { is: "in", on: id, values: [1, "3", 99, 1.5] })).toEqual([3, 1]);
  });

  storeTest("thousands of values, and lists of them", async (store) => {
    await withOrders(store, { title: "v7", tags: ["v900"] }, { title: "other", tags: ["other"] });
    const values = Array.from({ length: 5000 }, (_, index) => `v${index}`);
    expect(await foundIds(store, { is: "in", on: title, values })).toEqual([1]);
    expect(await foundIds(store, { is: "in", on: tags, values })).toEqual([1]);
  });

  storeTest("search finds words one after the other, whole", async (store) => {
    await withOrders(store, { title: "Red apple, fresh" }, { title: "pineapple" }, { title: "東京都庁" }, {});
    const search = (keyword: string): Condition => ({ is: "search", on: title, words: searchWords(keyword) });
    expect(await foundIds(store, search("apple"))).toEqual([1]);
    expect(await foundIds(store, search("apple fresh"))).toEqual([1]);
    expect(await foundIds(store, search("fresh apple"))).toEqual([]);
    expect(await foundIds(store, search("京都"))).toEqual([3]);
    expect(await foundIds(store, search("都"))).toEqual([]);
    expect(await foundIds(store, not(search("apple")))).toEqual([4, 3, 2]);
    expect(await foundIds(store, every(search("apple"), compare(id, "<", 2)))).toEqual([1]);
  });

  storeTest("ids are compared with fractions and with what no id can be", async (store) => {
    await withOrders(store, {}, {}, {});
    expect(await foundIds(store, compare(id, ">", 1.5))).toEqual([3, 2]);
    expect(await foundIds(store, compare(id, ">=", "1.5"))).toEqual([3, 2]);
    expect(await foundIds(store, compare(id, "<", 1.5))).toEqual([1]);
    expect(await foundIds(store, compare(id, "<=", 1.5))).toEqual([1]);
    expect(await foundIds(store, compare(id, "=", 1.5))).toEqual([]);
    expect(await foundIds(store, compare(id, "=", "123456789012345678901234567890"))).toEqual([]);
    expect(await foundIds(store, compare(id, "<", 1e40))).toEqual([3, 2, 1]);
    expect(await foundIds(store, compare(id, ">", -1e40))).toEqual([3, 2, 1]);
  });

  storeTest("hundreds of parts, side by side and one in the other", async (store) => {
    await withOrders(store, { title: "t1" }, { title: "t2" });
    const many = Array.from({ length: 3000 }, (_, index) => compare(title, "=", `t${index * 2 + 1}`));
    expect(await foundIds(store, any(...many))).toEqual([1]);
    const chained = many.slice(0, 900).reduce((rest, part) => any(part, rest));
    expect(await foundIds(store, chained)).toEqual([1]);
    const nested = many.slice(0, 400).reduce((rest, part) => every(any(part, rest), compare(id, ">", 0)));
    expect(await foundIds(store, nested)).toEqual([1]);
    expect(await foundIds(store, any())).toEqual([]);
    expect(await foundIds(store, every())).toEqual([2, 1]);
  });

  storeTest("values are values, whatever they look like", async (store) => {
    const texts = ["'; drop table r1; --", '"', "%", "_", "\\", "$1", "?", "a\0b", "\u001f", "\ud800"];
    await withOrders(store, ...texts.map((text) => ({ title: text, tags: [text], code: text })));
    for (const [index, text] of texts.entries()) {
      expect(await foundIds(store, compare(title, "=", text)), JSON.stringify(text)).toEqual([index + 1]);
      expect(await foundIds(store, { is: "in", on: code, values: [text, "other"] })).toContain(index + 1);
      expect(await foundIds(store, { is: "in", on: tags, values: [text] })).toContain(index + 1);
    }
  });

  storeTest("count counts what matches, without limit", async (store) => {
    await withOrders(store, { quantity: "1" }, { quantity: "2" }, {});
    expect(await store.view.records.count(orders, all)).toBe(3);
    expect(await store.view.records.count(orders, compare(quantity, ">", "1"))).toBe(1);
    expect(await store.view.records.count(orders, { is: "none" })).toBe(0);
  });
});
