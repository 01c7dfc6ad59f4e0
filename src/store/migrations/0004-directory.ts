import type { ColumnDefinitionBuilder } from "kysely";
import type { Dialect } from "../sql/dialect.ts";

/** Profiles, departments, job titles, groups, and the imports that fill them. */
export function directory({ build, engine }: Dialect) {
  const { schema } = build;
  const sqlite = engine === "sqlite";
  const number = sqlite ? "integer" : "bigint";
  const key = (column: ColumnDefinitionBuilder) => column.primaryKey();
  const must = (column: ColumnDefinitionBuilder) => column.notNull();
  const unique = (column: ColumnDefinitionBuilder) => must(column).unique();
  /** ascending, and never given out again */
  const ownId = (column: ColumnDefinitionBuilder) =>
    sqlite ? key(column).autoIncrement() : key(column).generatedByDefaultAsIdentity();
  const table = (name: string) => schema.createTable(name).addColumn("id", number, ownId);
  const named = (name: string) =>
    table(name).addColumn("code", "text", unique).addColumn("name", "text", must);
  const index = (name: string, on: string, column: string) => schema.createIndex(name).on(on).column(column);
  const group = (code: string, name: string, type: "static" | "dynamic") =>
    build.insertInto("groups").values({ code, name, type, description: "" });

  return [
    schema
      .createTable("profiles")
      .addColumn("userId", number, key)
      .addColumn("profile", "text", must)
      .addColumn("services", "text", must),
    named("organizations")
      .addColumn("localName", "text", must)
      .addColumn("localNameLocale", "text", must)
      .addColumn("parentId", number)
      .addColumn("description", "text", must),
    named("titles").addColumn("description", "text", must),
    schema
      .createTable("memberships")
      .addColumn("userId", number, must)
      .addColumn("position", "integer", must)
      .addColumn("organizationId", number, must)
      .addColumn("titleId", number)
      .addPrimaryKeyConstraint("membershipsKey", ["userId", "organizationId"]),
    index("membershipsByOrganization", "memberships", "organizationId"),
    named("groups").addColumn("type", "text", must).addColumn("description", "text", must),
    schema
      .createTable("groupMembers")
      .addColumn("groupId", number, must)
      .addColumn("userId", number, must)
      .addPrimaryKeyConstraint("groupMembersKey", ["groupId", "userId"]),
    index("groupMembersByUser", "groupMembers", "userId"),
    table("imports")
      .addColumn("kind", "text", must)
      .addColumn("fileKey", "text", must)
      .addColumn("actorId", number, must)
      .addColumn("state", "text", must)
      .addColumn("problem", "text")
      .addColumn("createdAt", number, must)
      .addColumn("touchedAt", number, must),
    // They take the ids of builtInGroups as the first rows of a new table.
    group("everyone", "Everyone", "dynamic"),
    group("Administrators", "Administrators", "static"),
  ];
}
