import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** Failed sign-ins, and what belongs to a user's password beside its hash. */
export function passwords({ build, engine }: Dialect) {
  const { schema } = build;
  const number = engine === "sqlite" ? "integer" : "bigint";
  const key = (column: ColumnDefinitionBuilder) => column.primaryKey();
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  return [
    schema
      .createTable("lockouts")
      .addColumn("name", "text", key)
      .addColumn("userId", number)
      .addColumn("failures", "integer", must)
      .addColumn("failedAt", number, must)
      .addColumn("lockedUntil", number),
    schema
      .createTable("credentials")
      .addColumn("userId", number, key)
      .addColumn("changedAt", number, must)
      .addColumn("temporary", "integer", must)
      .addColumn("totpSecret", "text")
      .addColumn("totpOn", "integer", must)
      .addColumn("totpStep", number, must)
      .addColumn("recoveryDigests", "text", must),
  ];
}
