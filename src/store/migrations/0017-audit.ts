import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** Who signed in and who changed what, for as long as the administrators keep it. */
export function audit({ build, engine }: Dialect) {
  const { schema } = build;
  const sqlite = engine === "sqlite";
  const number = sqlite ? "integer" : "bigint";
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  const ownId = (column: ColumnDefinitionBuilder) =>
    sqlite ? column.primaryKey().autoIncrement() : column.primaryKey().generatedByDefaultAsIdentity();
  const texts = ["user", "method", "address", "kind", "action", "target", "result", "detail"];
  const table = schema.createTable("audit").addColumn("id", number, ownId).addColumn("at", number, must);
  return [
    texts.reduce((columns, name) => columns.addColumn(name, "text", must), table),
    schema.createIndex("auditByTime").on("audit").columns(["at", "id"]),
  ];
}
