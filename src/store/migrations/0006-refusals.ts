import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** Refused exchanges with the API, for a while. */
export function refusals({ build, engine }: Dialect) {
  const { schema } = build;
  const number = engine === "sqlite" ? "integer" : "bigint";
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  return [
    schema
      .createTable("refusals")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("at", number, must)
      .addColumn("decision", "text", must),
    schema.createIndex("refusalsByTime").on("refusals").column("at"),
  ];
}
