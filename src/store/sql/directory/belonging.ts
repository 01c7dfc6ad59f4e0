import { sql } from "kysely";
import type { Belonging } from "../../../core/permissions/actor.ts";
import type { Connection } from "../connection.ts";
import type { Documents } from "../documents.ts";
import { statement } from "../statement.ts";
import { defaultServices } from "./profiles.ts";
import { version } from "./version.ts";

const own = statement((db, given: { userId: number }) =>
  db
    .selectFrom("memberships")
    .innerJoin("organizations", "organizations.id", "memberships.organizationId")
    .select("organizations.code")
    .where("memberships.userId", "=", given.userId)
    .orderBy("memberships.position"),
);
// `union` and not `union all`: a circle, should there ever be one, ends.
const withParents = statement((db, given: { userId: number }) =>
  db
    .withRecursive("above", (part) =>
      part
        .selectFrom("memberships")
        .select(sql<number | null>`"organizationId"`.as("id"))
        .where("userId", "=", given.userId)
        .union(
          part
            .selectFrom("organizations")
            .innerJoin("above", "above.id", "organizations.id")
            .select("organizations.parentId as id"),
        ),
    )
    .selectFrom("organizations")
    .innerJoin("above", "above.id", "organizations.id")
    .select("organizations.code"),
);
const groups = statement((db, given: { userId: number }) =>
  db
    .selectFrom("groupMembers")
    .innerJoin("groups", "groups.id", "groupMembers.groupId")
    .select("groups.code")
    .where("groupMembers.userId", "=", given.userId),
);
const services = statement((db, given: { userId: number }) =>
  db.selectFrom("profiles").select("services").where("userId", "=", given.userId),
);

const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);

/** As it is now, also within a unit that changes it. */
export async function readBelonging(connection: Connection, userId: number): Promise<Belonging> {
  const given = { userId };
  const [kept] = await services(connection, given);
  return Object.freeze({
    groups: codes(await groups(connection, given)),
    organizations: codes(await own(connection, given)),
    organizationsAbove: codes(await withParents(connection, given)),
    services: kept ? (JSON.parse(kept.services) as string[]) : defaultServices,
  });
}

/** More people than work at the same time. */
const limit = 5000;
interface Kept {
  version: string;
  readonly byUser: Map<number, Belonging>;
}
const caches = new WeakMap<Documents, Kept>();

/** Every request asks, so it is remembered: only whether that is still current is read each time. */
export function rememberedBelonging(connection: Connection, store: Documents) {
  const kept = caches.get(store) ?? { version: "", byUser: new Map<number, Belonging>() };
  caches.set(store, kept);
  return async (userId: number): Promise<Belonging> => {
    const current = await version(connection);
    if (kept.version !== current) {
      kept.byUser.clear();
      kept.version = current;
    }
    const known = kept.byUser.get(userId);
    if (known) return known;
    const read = await readBelonging(connection, userId);
    // Somebody may have seen a newer version meanwhile, and this may be older than that.
    if (kept.version === current && kept.byUser.size < limit) kept.byUser.set(userId, read);
    return read;
  };
}
