import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** The fixed tables, as src/store/sql/tables.ts describes them. */
export function first({ build, engine }: Dialect, now: number) {
  const { schema } = build;
  const sqlite = engine === "sqlite";
  const number = sqlite ? "integer" : "bigint";
  const key = (column: ColumnDefinitionBuilder) => column.primaryKey();
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  /** ascending, and never given out again */
  const ownId = (column: ColumnDefinitionBuilder) =>
    sqlite ? key(column).autoIncrement() : key(column).generatedByDefaultAsIdentity();

  const users = schema
    .createTable("users")
    .addColumn("id", number, ownId)
    .addColumn("code", "text", (column) => must(column).unique())
    .addColumn("name", "text", must)
    .addColumn("email", "text", must)
    .addColumn("locale", "text", must)
    .addColumn("timeZone", "text", must)
    .addColumn("valid", "integer", must)
    .addColumn("administrator", "integer", must)
    .addColumn("passwordHash", "text")
    .addColumn("credentialVersion", number, must)
    .addColumn("createdAt", number, must)
    .addColumn("modifiedAt", number, must)
    .addColumn("searchKey", "text", must);

  const sessions = schema
    .createTable("sessions")
    .addColumn("digest", "text", key)
    .addColumn("userId", number, must)
    .addColumn("credentialVersion", number, must)
    .addColumn("requestToken", "text", must)
    .addColumn("createdAt", number, must)
    .addColumn("usedAt", number, must);

  const apps = schema
    .createTable("apps")
    .addColumn("id", number, ownId)
    .addColumn("code", "text", must)
    .addColumn("spaceId", number)
    .addColumn("threadId", number)
    .addColumn("createdAt", number, must)
    .addColumn("creatorId", number, must)
    .addColumn("modifiedAt", number, must)
    .addColumn("modifierId", number, must)
    .addColumn("revision", number, must)
    .addColumn("version", number, must)
    .addColumn("deployStatus", "text", must)
    .addColumn("live", "integer", must)
    .addColumn("changed", "integer", must)
    .addColumn("nameKey", "text", must);

  const documents = schema
    .createTable("documents")
    .addColumn("appId", number, key)
    .addColumn("live", "text")
    .addColumn("preview", "text", must);

  const tokens = schema
    .createTable("tokens")
    .addColumn("id", "text", key)
    .addColumn("appId", number, must)
    .addColumn("digest", "text", (column) => must(column).unique())
    .addColumn("hint", "text", must)
    .addColumn("createdAt", number, must)
    .addColumn("creatorId", number, must);

  const files = schema
    .createTable("files")
    .addColumn("key", "text", key)
    .addColumn("name", "text", must)
    .addColumn("contentType", "text", must)
    .addColumn("size", number, must)
    .addColumn("hash", "text", must)
    .addColumn("ownerId", number, must)
    .addColumn("createdAt", number, must)
    .addColumn("appId", number)
    .addColumn("recordId", number)
    .addColumn("fieldId", number);

  const domainValues = schema
    .createTable("domainValues")
    .addColumn("name", "text", key)
    .addColumn("value", "text", must);

  const recordIds = schema
    .createTable("recordIds")
    .addColumn("appId", number, key)
    .addColumn("last", number, must);

  const blobs = schema.createTable("blobs").addColumn("hash", "text", key).addColumn("size", number, must);
  const blobChunks = schema
    .createTable("blobChunks")
    .addColumn("hash", "text", must)
    .addColumn("position", "integer", must)
    .addColumn("content", "bytea", must)
    .addPrimaryKeyConstraint("blobChunksKey", ["hash", "position"]);

  const index = (name: string, table: string, ...columns: string[]) =>
    schema.createIndex(name).on(table).columns(columns);

  // Who acts for API tokens. Takes id 1 as the first row of a new table. Nobody can sign in without a password.
  const administrator = build.insertInto("users").values({
    code: "Administrator",
    name: "Administrator",
    email: "",
    locale: "auto",
    timeZone: "auto",
    valid: 1,
    administrator: 0,
    passwordHash: null,
    credentialVersion: 1,
    createdAt: now,
    modifiedAt: now,
    searchKey: "administrator",
  });

  return [
    users,
    sessions,
    index("sessionsByUser", "sessions", "userId"),
    apps,
    documents,
    tokens,
    index("tokensByApp", "tokens", "appId"),
    files,
    index("filesByHash", "files", "hash"),
    index("filesByRecord", "files", "appId", "recordId"),
    domainValues,
    ...(sqlite ? [recordIds] : [blobs, blobChunks]),
    administrator,
  ];
}
