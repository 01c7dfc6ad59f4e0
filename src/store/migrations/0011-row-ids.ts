import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** The last id given to a row of a table, by app. PostgreSQL has a sequence for each app instead. */
export function rowIds({ build, engine }: Dialect) {
  if (engine !== "sqlite") return [];
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  return [
    build.schema
      .createTable("rowIds")
      .addColumn("appId", "integer", (column) => column.primaryKey())
      .addColumn("last", "integer", must),
  ];
}
