import type { Dialect } from "../sql/dialect.ts";

/** From where grants and sessions were last used. */
export function whereUsed({ build }: Dialect) {
  return ["oauthGrants", "sessions"].map((table) =>
    build.schema.alterTable(table).addColumn("usedFrom", "text"),
  );
}
