import type { Condition } from "../../core/query/query.ts";
import type { RecordTable } from "../store.ts";
import { where } from "./compile.ts";
import type { FromWords, Wanted } from "./dialect.ts";
import type { Values } from "./text.ts";

/** More searches than people write: from here on the texts themselves are read. */
const mostSearches = 100;

/**
 * A question that only texts with certain words can fulfil begins with the index on words; the texts of what it names,
 * and everything else, decide. undefined: no words are needed, or something else leads to the records straight.
 */
export function byWords(condition: Condition, table: RecordTable, values: Values): FromWords | undefined {
  const parts = condition.is === "and" ? condition.parts : [condition];
  if (parts.some((part) => namesFew(part, table)) || searchesIn(condition) > mostSearches) return undefined;
  const needed = wanted(condition);
  const add = (value: unknown) => values.add(value);
  const words = needed && values.dialect.wordIndex.begin(table.appId, needed, add);
  return words && { ...words, where: `${words.where} and (${where(condition, table.appId, values)})` };
}

/** What the texts must hold. With `or`, every part has to say something. */
function wanted(condition: Condition): Wanted | undefined {
  if (condition.is === "search") {
    const { on, words } = condition;
    return words.length > 0 && typeof on.column === "number"
      ? { is: "words", field: on.column, words }
      : undefined;
  }
  if (condition.is !== "or" && condition.is !== "and") return undefined;
  const parts = condition.parts.map(wanted);
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0 || (condition.is === "or" && known.length < parts.length)) return undefined;
  return { is: condition.is, parts: known };
}

/** Whether an index leads straight to the records: they are named by id, or by the value of a unique field. */
function namesFew(part: Condition, { columns }: RecordTable): boolean {
  if (part.is !== "in" && (part.is !== "compare" || part.by !== "=")) return false;
  const { column } = part.on;
  return column === "id" || columns.some(({ field, unique }) => unique && field === column);
}

function searchesIn(condition: Condition): number {
  if (condition.is === "not") return searchesIn(condition.part);
  if (condition.is !== "and" && condition.is !== "or") return condition.is === "search" ? 1 : 0;
  return condition.parts.reduce((sum, part) => sum + searchesIn(part), 0);
}
