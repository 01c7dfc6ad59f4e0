import type { Condition } from "./query.ts";

/** What conditions on fields in a table mean: they are about its rows. Those on related records are read alike. */

type Asking = Extract<Condition, { is: "row" | "related" }>;
export type Among =
  | Omit<Extract<Condition, { is: "row" }>, "part">
  | Omit<Extract<Condition, { is: "related" }>, "part">;

export const some = (among: Among, part: Condition): Asking => ({ ...among, part });

/** Measured on kintone: a record without rows is not found by negations either. */
export function every(among: Among, refused: Condition): Condition {
  return { is: "and", parts: [some(among, { is: "all" }), { is: "not", part: some(among, refused) }] };
}

/**
 * Measured on kintone: conditions on one table that are joined by `and` are about the same row, negations about all
 * rows. Parentheses inside of an `and` make no difference.
 */
export function inSameRows(parts: readonly Condition[]): readonly Condition[] {
  const asked = new Map<string, { among: Among; met: Condition[] }>();
  const others: Condition[] = [];
  for (const part of parts.flatMap(conjuncts)) {
    if (part.is !== "row" && part.is !== "related") {
      others.push(part);
      continue;
    }
    const key = part.is === "row" ? `row ${part.table}` : `related ${part.list.field}`;
    const { among, met } = asked.get(key) ?? { among: part, met: [] };
    asked.set(key, { among, met: [...met, part.part] });
  }
  const rows = [...asked.values()].map(({ among, met }): Condition => {
    const wanted = met.filter(({ is }) => is !== "all");
    const [only = { is: "all" } as const] = wanted;
    return some(among, wanted.length > 1 ? { is: "and", parts: wanted } : only);
  });
  return [...others, ...rows];
}

const conjuncts = (part: Condition): readonly Condition[] =>
  part.is === "and" ? part.parts.flatMap(conjuncts) : [part];
