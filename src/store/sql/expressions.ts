import { type Expression, type SqlBool, sql } from "kysely";
import type { Dialect } from "./dialect.ts";

/** `list` is what dialect.list() makes of any number of values: one parameter, so that the text stays the same. */
export function isIn(dialect: Dialect, column: string, list: unknown): Expression<SqlBool> {
  return dialect.engine === "sqlite"
    ? sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${list}))`
    : sql<SqlBool>`${sql.ref(column)} = any(${list})`;
}

export function contains(dialect: Dialect, column: string, part: string): Expression<SqlBool> {
  return dialect.engine === "sqlite"
    ? sql<SqlBool>`instr(${sql.ref(column)}, ${part}) > 0`
    : sql<SqlBool>`strpos(${sql.ref(column)}, ${part}) > 0`;
}
