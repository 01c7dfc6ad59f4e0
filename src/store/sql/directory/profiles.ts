import type { DirectoryReader, KeptProfile } from "../../directory.ts";
import type { Connection } from "../connection.ts";
import { isIn } from "../expressions.ts";
import { command, statement } from "../statement.ts";
import { touch } from "./version.ts";

/** Who was never given or denied a service may use this program. */
export const defaultServices: readonly string[] = ["kintone"];

const byUsers = statement((db, given: { ids: unknown }, dialect) =>
  db
    .selectFrom("profiles")
    .select(["userId", "profile", "services"])
    .where(isIn(dialect, "userId", given.ids)),
);
const set = command((db, given: { userId: number; profile: string; services: string }) =>
  db
    .insertInto("profiles")
    .values({ userId: given.userId, profile: given.profile, services: given.services })
    .onConflict((conflict) =>
      conflict.column("userId").doUpdateSet({ profile: given.profile, services: given.services }),
    ),
);

export async function profilesOf(
  connection: Connection,
  userIds: readonly number[],
): ReturnType<DirectoryReader["profiles"]> {
  const rows = await byUsers(connection, { ids: connection.dialect.list(userIds) });
  const kept = new Map<number, KeptProfile>(
    rows.map(({ userId, profile, services }) => [
      userId,
      { profile: JSON.parse(profile), services: JSON.parse(services) },
    ]),
  );
  return new Map(userIds.map((id) => [id, kept.get(id) ?? { profile: {}, services: defaultServices }]));
}

export async function setProfile(connection: Connection, userId: number, kept: KeptProfile): Promise<void> {
  const { profile, services } = kept;
  await set(connection, { userId, profile: JSON.stringify(profile), services: JSON.stringify(services) });
  await touch(connection);
}
