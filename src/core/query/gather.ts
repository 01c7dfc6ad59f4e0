import { problem } from "../errors/problem.ts";
import type { Condition } from "./query.ts";

/** Far above what people write; each question about rows or related records costs the database a query of its own. */
export const maxRowQuestions = 500;

/**
 * The same records, with as few questions about tables as possible: some row fulfils this or some row fulfils that is
 * one question, and so is no row does this and no row does that. Comes after the rows that belong together were found,
 * because here their conditions get under one roof that only meant the same table.
 */
export function gather(condition: Condition): Condition {
  const gathered = inOneQuestion(condition);
  if (questions(gathered) > maxRowQuestions)
    throw problem("GAIA_IL08", {}, { why: "too many questions about tables and related records" });
  return gathered;
}

function inOneQuestion(condition: Condition): Condition {
  if (condition.is === "not") return { is: "not", part: inOneQuestion(condition.part) };
  if (condition.is !== "and" && condition.is !== "or") return condition;
  const { is } = condition;
  const asked = new Map<number, Condition[]>();
  const others: Condition[] = [];
  for (const part of condition.parts.map(inOneQuestion)) {
    const row = is === "or" ? part : part.is === "not" ? part.part : undefined;
    if (row?.is === "row") asked.set(row.table, [...(asked.get(row.table) ?? []), row.part]);
    else others.push(part);
  }
  const rows = [...asked].map(([table, parts]): Condition => {
    const [only = { is: "none" } as const] = parts;
    const row: Condition = { is: "row", table, part: parts.length > 1 ? { is: "or", parts } : only };
    return is === "or" ? row : { is: "not", part: row };
  });
  return { is, parts: [...others, ...rows] };
}

function questions(condition: Condition): number {
  switch (condition.is) {
    case "and":
    case "or":
      return condition.parts.reduce((sum, part) => sum + questions(part), 0);
    case "not":
      return questions(condition.part);
    case "related":
      return 1 + questions(condition.part);
    default:
      return condition.is === "row" ? 1 : 0;
  }
}
