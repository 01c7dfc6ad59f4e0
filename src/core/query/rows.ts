import type { Comparison, ConditionTree, QueryTree, SortKey } from "./syntax.ts";

/** A query as the filter dialog shows it: a flat list of conditions, all or any of them, and rows of an order. */
export interface FilterRows {
  readonly match: "and" | "or";
  readonly rows: readonly Comparison[];
  readonly order: readonly SortKey[];
}

export const emptyRows: FilterRows = { match: "and", rows: [], order: [] };

/** undefined: it has parentheses, or a limit, which rows cannot show. */
export function toRows({ condition, order, limit, offset }: QueryTree): FilterRows | undefined {
  if (limit !== undefined || offset !== undefined) return undefined;
  if (!condition) return { match: "and", rows: [], order };
  if (condition.is === "comparison") return { match: "and", rows: [condition], order };
  const rows = condition.parts.filter(isRow);
  return rows.length === condition.parts.length ? { match: condition.is, rows, order } : undefined;
}

export function fromRows({ match, rows, order }: FilterRows): QueryTree {
  const [only, ...more] = rows;
  if (!only) return { order };
  return { condition: more.length > 0 ? { is: match, parts: rows } : only, order };
}

const isRow = (part: ConditionTree): part is Comparison => part.is === "comparison";
