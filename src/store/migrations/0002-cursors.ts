import type { Dialect } from "../sql/dialect.ts";

/** Searches that are read in steps. */
export function cursors({ build, engine }: Dialect) {
  const number = engine === "sqlite" ? "integer" : "bigint";
  return [
    build.schema
      .createTable("cursors")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("appId", number, (column) => column.notNull())
      .addColumn("ownerId", number, (column) => column.notNull())
      .addColumn("recordIds", "text", (column) => column.notNull())
      .addColumn("codes", "text")
      .addColumn("size", "integer", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("expiresAt", number, (column) => column.notNull()),
  ];
}
