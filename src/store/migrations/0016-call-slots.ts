import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** How many calls each process may run at once. The row without a name is held by whoever changes the others. */
export function callSlots({ build, engine }: Dialect) {
  const { schema } = build;
  const number = engine === "sqlite" ? "integer" : "bigint";
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  return [
    schema
      .createTable("callSlots")
      .addColumn("process", "text", (column) => column.primaryKey())
      .addColumn("share", "integer", must)
      .addColumn("running", "integer", must)
      .addColumn("hungry", "integer", must)
      .addColumn("seenAt", number, must),
    build.insertInto("callSlots").values({ process: "", share: 0, running: 0, hungry: 0, seenAt: 0 }),
  ];
}
