import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** Applications that act for users, and what users allowed them. */
export function oauth({ build, engine }: Dialect) {
  const { schema } = build;
  const number = engine === "sqlite" ? "integer" : "bigint";
  const key = (column: ColumnDefinitionBuilder) => column.primaryKey();
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  const index = (name: string, table: string, ...columns: string[]) =>
    schema.createIndex(name).on(table).columns(columns);

  const clients = schema
    .createTable("oauthClients")
    .addColumn("id", "text", key)
    .addColumn("name", "text", must)
    .addColumn("redirectEndpoint", "text", must)
    .addColumn("logo", "text")
    .addColumn("secretDigest", "text", must)
    .addColumn("createdAt", number, must)
    .addColumn("creatorId", number, must)
    .addColumn("modifiedAt", number, must);

  const users = schema
    .createTable("oauthUsers")
    .addColumn("clientId", "text", must)
    .addColumn("userId", number, must)
    .addPrimaryKeyConstraint("oauthUsersKey", ["clientId", "userId"]);

  const codes = schema
    .createTable("oauthCodes")
    .addColumn("digest", "text", key)
    .addColumn("clientId", "text", must)
    .addColumn("userId", number, must)
    .addColumn("redirectEndpoint", "text", must)
    .addColumn("scopes", "text", must)
    .addColumn("challenge", "text")
    .addColumn("expiresAt", number, must)
    .addColumn("grantId", "text");

  const grants = schema
    .createTable("oauthGrants")
    .addColumn("id", "text", key)
    .addColumn("clientId", "text", must)
    .addColumn("userId", number, must)
    .addColumn("scopes", "text", must)
    .addColumn("refreshDigest", "text", (column) => must(column).unique())
    .addColumn("createdAt", number, must)
    .addColumn("usedAt", number, must);

  const access = schema
    .createTable("oauthAccess")
    .addColumn("digest", "text", key)
    .addColumn("grantId", "text", must)
    .addColumn("scopes", "text", must)
    .addColumn("expiresAt", number, must);

  return [
    clients,
    users,
    codes,
    grants,
    index("oauthGrantsByUser", "oauthGrants", "userId", "clientId"),
    index("oauthGrantsByClient", "oauthGrants", "clientId"),
    access,
    index("oauthAccessByGrant", "oauthAccess", "grantId"),
  ];
}
