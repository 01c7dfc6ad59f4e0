import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** Tokens of the User API. */
export function userTokens({ build, engine }: Dialect) {
  const number = engine === "sqlite" ? "integer" : "bigint";
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  return [
    build.schema
      .createTable("userTokens")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("digest", "text", (column) => column.notNull().unique())
      .addColumn("hint", "text", must)
      .addColumn("note", "text", must)
      .addColumn("scope", "text", must)
      .addColumn("createdAt", number, must)
      .addColumn("creatorId", number, must)
      .addColumn("expiresAt", number)
      .addColumn("usedAt", number)
      .addColumn("usedFrom", "text"),
  ];
}
