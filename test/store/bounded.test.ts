import { expect, test } from "vitest";
import type { Condition, OrderKey, Query } from "../../src/core/query/query.ts";
import { isBounded } from "../../src/store/sql/bounded.ts";

const column = (field: number, unique: boolean) => ({
  field,
  kind: "number" as const,
  unique,
  searched: false,
});
const table = { appId: 1, columns: [column(1, true), column(2, false)] };
const id = { kind: "integer", column: "id" } as const;
const unique = { kind: "number", column: 1 } as const;
const plain = { kind: "number", column: 2 } as const;
const above = (on: typeof unique | typeof plain | typeof id): Condition => ({
  is: "compare",
  on,
  by: ">",
  value: "5",
});
const query = (where: Condition, ...order: OrderKey[]): Query => ({ where, order, limit: 100, offset: 0 });
const by = (on: OrderKey["on"]): OrderKey => ({ on, descending: false });
const all: Condition = { is: "all" };

test.each<[string, Query, boolean]>([
  ["the newest records", query(all), true],
  ["the oldest records", query(all, by(id)), true],
  ["the records behind one, as whoever reads everything asks", query(above(id), by(id)), true],
  [
    "a stretch of a unique field in its order",
    query({ is: "and", parts: [above(unique), above(unique)] }, by(unique)),
    true,
  ],
  ["a unique field in the order of something else", query(above(unique)), false],
  ["a field without an index", query(above(plain), by(plain)), false],
  ["the order of a field without an index", query(all, by(plain)), false],
  [
    "one more condition, which may throw most of them away",
    query({ is: "and", parts: [above(unique), above(plain)] }, by(unique)),
    false,
  ],
  ["alternatives", query({ is: "or", parts: [above(unique), above(unique)] }, by(unique)), false],
  ["the order of options", query(all, { ...by(unique), positions: ["a"] }), false],
])("%s", (_, asked, bounded) => expect(isBounded(asked, table)).toBe(bounded));
