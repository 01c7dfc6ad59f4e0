import { sql } from "kysely";
import type { Connection } from "../sql/connection.ts";
import type { Dialect } from "../sql/dialect.ts";

/** Search texts that are there already get the index on their words. */
export async function wordIndexes(
  { build, engine, wordIndex }: Dialect,
  _now: number,
  connection: Connection,
) {
  const columns =
    engine === "sqlite"
      ? 'select t.name as "table", c.name as "column" from sqlite_master t, pragma_table_info(t.name) c ' +
        "where t.type = 'table'"
      : 'select table_name as "table", column_name as "column" from information_schema.columns ' +
        "where table_schema = current_schema()";
  const rows = await connection.all<{ table: string; column: string }>(columns, []);
  const searched = new Map<number, number[]>();
  for (const { table, column } of rows) {
    const [app, field] = [/^s(\d+)$/.exec(table)?.[1], /^f(\d+)$/.exec(column)?.[1]];
    if (!app || !field) continue;
    searched.set(Number(app), [...(searched.get(Number(app)) ?? []), Number(field)]);
  }
  return [...searched].flatMap(([app, fields]) =>
    wordIndex.attach(app, fields, fields).map((step) => ({ compile: () => sql.raw(step).compile(build) })),
  );
}
