import type { Condition, Query } from "../../core/query/query.ts";
import type { RecordTable } from "../store.ts";
import { recordsOf, rowsOf } from "./app-table.ts";
import { rowHolds, where } from "./compile.ts";
import type { Values } from "./text.ts";

/**
 * Questions about nothing but rows are answered from the rows' own table, read once from end to end: several times as
 * fast as looking at the rows of one record after the other, unless something else has ruled out most records before.
 */
interface ByRows {
  readonly leading: Extract<Condition, { is: "row" }>;
  /** about rows, too */
  readonly rest: Condition;
}

export function byRows(condition: Condition): ByRows | undefined {
  const parts = condition.is === "and" ? condition.parts : [condition];
  const about = parts.flatMap((part) => (part.is === "row" ? [part] : []));
  const leading = about.find(({ part }) => part.is !== "all") ?? about[0];
  const alone = parts.every((part) => part.is === "row" || (part.is === "not" && part.part.is === "row"));
  if (!leading || !alone) return undefined;
  return { leading, rest: { is: "and", parts: parts.filter((part) => part !== leading) } };
}

/** What stands behind `where` for the app's records. */
export function whereByRows({ leading, rest }: ByRows, { appId }: RecordTable, values: Values): string {
  const rows = `select t.record from ${rowsOf(appId, leading.table)} t where ${rowHolds(leading.part, appId, values)}`;
  return `r.id in (${rows}) and (${where(rest, appId, values)})`;
}

/** The ids of a page in the order of ids, which is that of the rows' table: reading ends with the page. */
export function idsByRows(
  { leading, rest }: ByRows,
  { appId }: RecordTable,
  query: Query,
  values: Values,
): string {
  return (
    `select t.record as id from ${rowsOf(appId, leading.table)} t ` +
    `cross join ${recordsOf(appId)} r on r.id = t.record ` +
    `where (${rowHolds(leading.part, appId, values)}) and (${where(rest, appId, values)}) group by t.record ` +
    `order by t.record ${query.order[0]?.descending === false ? "asc" : "desc"} ` +
    `limit ${values.add(query.limit)} offset ${values.add(query.offset)}`
  );
}
