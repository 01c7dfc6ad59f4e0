import type { Field } from "../fields/field.ts";
import type { Condition } from "./query.ts";

/** What conditions on fields in a table mean: they are about its rows. */

export const someRow = ({ id }: Field, part: Condition): Condition => ({ is: "row", table: id, part });

/** Measured on kintone: a record without rows is not found by negations either. */
export function everyRow(table: Field, refused: Condition): Condition {
  return { is: "and", parts: [someRow(table, { is: "all" }), { is: "not", part: someRow(table, refused) }] };
}

/**
 * Measured on kintone: conditions on one table that are joined by `and` are about the same row, negations about all
 * rows. Parentheses inside of an `and` make no difference.
 */
export function inSameRows(parts: readonly Condition[]): readonly Condition[] {
  const asked = new Map<number, Condition[]>();
  const others: Condition[] = [];
  for (const part of parts.flatMap(conjuncts)) {
    if (part.is !== "row") others.push(part);
    else if (part.part.is === "all" && asked.has(part.table)) continue;
    else asked.set(part.table, [...(asked.get(part.table) ?? []), part.part]);
  }
  const rows = [...asked].map(([table, met]): Condition => {
    const wanted = met.filter(({ is }) => is !== "all");
    const [only = { is: "all" } as const] = wanted;
    return { is: "row", table, part: wanted.length > 1 ? { is: "and", parts: wanted } : only };
  });
  return [...others, ...rows];
}

const conjuncts = (part: Condition): readonly Condition[] =>
  part.is === "and" ? part.parts.flatMap(conjuncts) : [part];
