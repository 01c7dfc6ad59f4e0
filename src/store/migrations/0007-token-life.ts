import type { Dialect } from "../sql/dialect.ts";

/** When and from where an API token was last used, when it ends, and the text that it replaces. */
export function tokenLife({ build, engine }: Dialect) {
  const { schema } = build;
  const number = engine === "sqlite" ? "integer" : "bigint";
  const column = (name: string, type: typeof number | "text") =>
    schema.alterTable("tokens").addColumn(name, type);
  return [
    column("usedAt", number),
    column("usedFrom", "text"),
    column("expiresAt", number),
    column("oldDigest", "text"),
    column("oldUntil", number),
    schema.createIndex("tokensByOldDigest").on("tokens").column("oldDigest"),
  ];
}
