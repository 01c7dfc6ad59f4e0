import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** From where passkeys were last used, and when and from where client certificates were. */
export function moreLastUses({ build, engine }: Dialect) {
  const number = engine === "sqlite" ? "integer" : "bigint";
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  return [
    build.schema.alterTable("passkeys").addColumn("usedFrom", "text"),
    build.schema
      .createTable("certificateUses")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("usedAt", number, must)
      .addColumn("usedFrom", "text", must),
  ];
}
