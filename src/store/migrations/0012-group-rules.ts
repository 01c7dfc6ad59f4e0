import type { Dialect } from "../sql/dialect.ts";

/** What decides who is in a dynamic group. */
export function groupRules({ build, engine }: Dialect) {
  return [
    build.schema
      .createTable("groupRules")
      .addColumn("groupId", engine === "sqlite" ? "integer" : "bigint", (column) => column.primaryKey())
      .addColumn("rule", "text", (column) => column.notNull()),
  ];
}
