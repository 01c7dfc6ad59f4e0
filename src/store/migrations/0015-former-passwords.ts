import type { Dialect } from "../sql/dialect.ts";

/** The hashes of a user's passwords before the current one. */
export function formerPasswords({ build }: Dialect) {
  return [
    build.schema
      .alterTable("credentials")
      .addColumn("formerHashes", "text", (column) => column.notNull().defaultTo("")),
  ];
}
