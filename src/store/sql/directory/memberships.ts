import type { DirectoryReader, Member, Membership, Slice } from "../../directory.ts";
import type { Connection } from "../connection.ts";
import { isIn } from "../expressions.ts";
import { command, statement } from "../statement.ts";
import { touch } from "./version.ts";

const byUsers = statement((db, given: { ids: unknown }, dialect) =>
  db
    .selectFrom("memberships")
    .select(["userId", "organizationId", "titleId"])
    .where(isIn(dialect, "userId", given.ids))
    .orderBy("userId")
    .orderBy("position"),
);
const byOrganization = statement((db, given: Slice & { organizationId: number }) =>
  db
    .selectFrom("memberships")
    .select(["userId", "titleId"])
    .where("organizationId", "=", given.organizationId)
    .orderBy("userId")
    .limit(given.limit)
    .offset(given.offset),
);
const clear = command((db, given: { userId: number }) =>
  db.deleteFrom("memberships").where("userId", "=", given.userId),
);
const add = command((db, given: Membership & { userId: number; position: number }) =>
  db.insertInto("memberships").values({
    userId: given.userId,
    position: given.position,
    organizationId: given.organizationId,
    titleId: given.titleId,
  }),
);

export async function membershipsOf(
  connection: Connection,
  userIds: readonly number[],
): ReturnType<DirectoryReader["memberships"]> {
  const rows = await byUsers(connection, { ids: connection.dialect.list(userIds) });
  const found = new Map<number, Membership[]>(userIds.map((id) => [id, []]));
  for (const { userId, ...membership } of rows) found.get(userId)?.push(membership);
  return found;
}

export function membersOf(connection: Connection, organizationId: number, page: Slice): Promise<Member[]> {
  return byOrganization(connection, { organizationId, ...page });
}

export async function setMemberships(
  connection: Connection,
  userId: number,
  memberships: readonly Membership[],
): Promise<void> {
  // First: what two units set at once must not be mixed.
  await touch(connection);
  await clear(connection, { userId });
  for (const [position, membership] of memberships.entries()) {
    await add(connection, { userId, position, ...membership });
  }
}
