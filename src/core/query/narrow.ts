import type { ColumnRef, Condition } from "./query.ts";

/**
 * The same records, asked so that an index can tell where they end. "Less than" means empty cells too, unless
 * something beside it rules them out: `5 <= n and n < 9` is a stretch of n, and nothing else.
 */
export function narrow(condition: Condition): Condition {
  if (condition.is === "not") return { is: "not", part: narrow(condition.part) };
  if (condition.is === "row" || condition.is === "related")
    return { ...condition, part: narrow(condition.part) };
  if (condition.is !== "and" && condition.is !== "or") return condition;
  const parts = condition.parts.map(narrow);
  if (condition.is === "or") return { is: "or", parts };
  const all = parts.flatMap((part) => (part.is === "and" ? part.parts : [part]));
  const filled = new Set(all.flatMap((part) => (part.is === "compare" ? [part.on.column] : [])));
  return { is: "and", parts: all.map((part) => withoutEmpty(part, filled)) };
}

function withoutEmpty(part: Condition, filled: ReadonlySet<ColumnRef["column"]>): Condition {
  if (part.is !== "or") return part;
  const left = part.parts.filter((one) => one.is !== "empty" || !filled.has(one.on.column));
  const [only] = left;
  return left.length === 1 && only ? only : { is: "or", parts: left };
}
