import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** What people say about records, and the last number of a comment of each record. */
export function comments({ build, engine }: Dialect) {
  const { schema } = build;
  const number = engine === "sqlite" ? "integer" : "bigint";
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  return [
    schema
      .createTable("comments")
      .addColumn("appId", number, must)
      .addColumn("recordId", number, must)
      .addColumn("id", number, must)
      .addColumn("text", "text", must)
      .addColumn("createdAt", number, must)
      .addColumn("creatorId", number, must)
      .addColumn("creatorCode", "text", must)
      .addColumn("creatorName", "text", must)
      .addColumn("mentions", "text", must)
      .addPrimaryKeyConstraint("commentsKey", ["appId", "recordId", "id"]),
    schema
      .createTable("commentIds")
      .addColumn("appId", number, must)
      .addColumn("recordId", number, must)
      .addColumn("last", number, must)
      .addPrimaryKeyConstraint("commentIdsKey", ["appId", "recordId"]),
  ];
}
