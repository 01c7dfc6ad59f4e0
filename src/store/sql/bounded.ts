import type { Condition, Query } from "../../core/query/query.ts";
import type { RecordTable } from "../store.ts";

/**
 * Whether the query reads little more than the records it answers, whatever the table holds: the newest or oldest
 * records, or a stretch of a unique field in its own order. Its index is walked until the limit is reached.
 */
export function isBounded({ where, order }: Query, { columns }: RecordTable): boolean {
  const on = new Set(comparedIn(where));
  const [first] = order;
  if (first?.positions) return false;
  const sorted = first?.on.column ?? "id";
  if (on.has(undefined) || [...on].some((column) => column !== sorted)) return false;
  return sorted === "id" || columns.some(({ field, unique }) => field === sorted && unique);
}

/** Whether no two of the records can be equal in the first key: it is unique, and empty ones are out. */
export function isDistinct(query: Query, table: RecordTable): boolean {
  return query.order.length > 0 && query.where.is !== "all" && isBounded(query, table);
}

/** The columns of a conjunction of comparisons; undefined stands for anything else. */
function comparedIn(condition: Condition): (string | number | undefined)[] {
  if (condition.is === "all") return [];
  if (condition.is === "compare") return [condition.on.column];
  return condition.is === "and" ? condition.parts.flatMap(comparedIn) : [undefined];
}
