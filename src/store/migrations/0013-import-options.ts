import type { Dialect } from "../sql/dialect.ts";

/** How the file of an import is to be read. */
export function importOptions({ build }: Dialect) {
  return [
    build.schema
      .alterTable("imports")
      .addColumn("options", "text", (column) => column.notNull().defaultTo("")),
  ];
}
