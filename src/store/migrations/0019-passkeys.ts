import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** Devices that sign in instead of a password, and what they have to sign. */
export function passkeys({ build, engine }: Dialect) {
  const { schema } = build;
  const number = engine === "sqlite" ? "integer" : "bigint";
  const key = (column: ColumnDefinitionBuilder) => column.primaryKey();
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  return [
    schema
      .createTable("passkeys")
      .addColumn("id", "text", key)
      .addColumn("userId", number, must)
      .addColumn("name", "text", must)
      .addColumn("publicKey", "text", must)
      .addColumn("counter", number, must)
      .addColumn("transports", "text", must)
      .addColumn("createdAt", number, must)
      .addColumn("usedAt", number),
    schema.createIndex("passkeysByUser").on("passkeys").column("userId"),
    schema
      .createTable("passkeyChallenges")
      .addColumn("challenge", "text", key)
      .addColumn("userId", number)
      .addColumn("expiresAt", number, must),
  ];
}
