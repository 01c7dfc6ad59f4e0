import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** What was changed in records, by whom and when. */
export function history({ build, engine }: Dialect) {
  const { schema } = build;
  const number = engine === "sqlite" ? "integer" : "bigint";
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  return [
    schema
      .createTable("history")
      .addColumn("appId", number, must)
      .addColumn("recordId", number, must)
      .addColumn("revision", number, must)
      .addColumn("at", number, must)
      .addColumn("userId", number, must)
      .addColumn("userCode", "text", must)
      .addColumn("userName", "text", must)
      .addColumn("kind", "text", must)
      .addColumn("revertedTo", number)
      .addColumn("changes", "text", must)
      .addPrimaryKeyConstraint("historyKey", ["appId", "recordId", "revision"]),
  ];
}
