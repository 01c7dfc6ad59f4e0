import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** How far the records of an app are calculated anew. */
export function recalculations({ build, engine }: Dialect) {
  const number = engine === "sqlite" ? "integer" : "bigint";
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  return [
    build.schema
      .createTable("recalculations")
      .addColumn("appId", number, (column) => column.primaryKey())
      .addColumn("state", "text", must)
      .addColumn("total", number, must)
      .addColumn("done", number, must)
      .addColumn("failed", number, must)
      .addColumn("lastId", number, must)
      .addColumn("settingsRevision", number, must)
      .addColumn("startedBy", number, must)
      .addColumn("startedAt", number, must)
      .addColumn("touchedAt", number, must),
  ];
}
