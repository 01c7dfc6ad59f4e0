import { builtInGroups, type DirectoryReader, type Group, type Slice } from "../../directory.ts";
import type { Connection } from "../connection.ts";
import { isIn } from "../expressions.ts";
import { command, statement } from "../statement.ts";
import { everyone } from "../users.ts";
import { touch } from "./version.ts";

const byUsers = statement((db, given: { ids: unknown }, dialect) =>
  db
    .selectFrom("groupMembers")
    .innerJoin("groups", "groups.id", "groupMembers.groupId")
    .select(["userId", "id", "code", "name", "type", "description"])
    .where(isIn(dialect, "userId", given.ids))
    .orderBy("id"),
);
const listed = statement((db, given: Slice & { groupId: number }) =>
  db
    .selectFrom("groupMembers")
    .select("userId as id")
    .where("groupId", "=", given.groupId)
    .orderBy("userId")
    .limit(given.limit)
    .offset(given.offset),
);
const active = statement((db, given: Slice) =>
  everyone(db.selectFrom("users"))
    .select("id")
    .where("valid", "=", 1)
    .orderBy("id")
    .limit(given.limit)
    .offset(given.offset),
);
const administrators = statement((db, given: Slice) =>
  everyone(db.selectFrom("users"))
    .select("id")
    .where("administrator", "=", 1)
    .orderBy("id")
    .limit(given.limit)
    .offset(given.offset),
);
const removeUser = command((db, given: { id: number }) =>
  db.deleteFrom("groupMembers").where("userId", "=", given.id),
);
const removeGroup = command((db, given: { id: number }) =>
  db.deleteFrom("groupMembers").where("groupId", "=", given.id),
);

export async function groupsOf(
  connection: Connection,
  userIds: readonly number[],
): ReturnType<DirectoryReader["groupsOf"]> {
  const rows = await byUsers(connection, { ids: connection.dialect.list(userIds) });
  const found = new Map<number, Group[]>(userIds.map((id) => [id, []]));
  for (const { userId, ...group } of rows) found.get(userId)?.push(group);
  return found;
}

export async function groupMembers(connection: Connection, groupId: number, page: Slice): Promise<number[]> {
  const rows =
    groupId === builtInGroups.everyone
      ? await active(connection, page)
      : groupId === builtInGroups.administrators
        ? await administrators(connection, page)
        : await listed(connection, { groupId, ...page });
  return rows.map(({ id }) => id);
}

export async function setGroupsOf(connection: Connection, id: number, groups: readonly number[]) {
  // First: what two units set at once must not be mixed.
  await touch(connection);
  await removeUser(connection, { id });
  await addPairs(connection, ["userId", "groupId"], id, groups);
}

export async function setGroupMembers(connection: Connection, id: number, users: readonly number[]) {
  await touch(connection);
  await removeGroup(connection, { id });
  await addPairs(connection, ["groupId", "userId"], id, users);
}

/** All in one statement: a group may have thousands of members. */
async function addPairs(
  connection: Connection,
  [one, many]: readonly ["userId" | "groupId", "userId" | "groupId"],
  id: number,
  ids: readonly number[],
): Promise<void> {
  const { dialect } = connection;
  const rows = dialect.rowsOf("integer", dialect.placeholder(2));
  await connection.run(
    `insert into "groupMembers" ("${one}", "${many}") ` +
      `select cast(${dialect.placeholder(1)} as bigint), given.value from ${rows} given`,
    [id, dialect.list(ids)],
  );
}
