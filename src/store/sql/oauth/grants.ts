import type { OAuthGrant } from "../../store.ts";
import { isIn } from "../expressions.ts";
import { command, statement } from "../statement.ts";
import type { Scoped } from "../tables.ts";

const grantColumns = [
  "id",
  "clientId",
  "userId",
  "scopes",
  "refreshDigest",
  "createdAt",
  "usedAt",
  "usedFrom",
] as const;

export const grantByRefresh = statement((db, given: { digest: string }) =>
  db.selectFrom("oauthGrants").select(grantColumns).where("refreshDigest", "=", given.digest),
);

export const grantsOf = statement((db, given: { userId: number }) =>
  db
    .selectFrom("oauthGrants")
    .select(grantColumns)
    .where("userId", "=", given.userId)
    .orderBy("createdAt", "desc")
    .orderBy("id"),
);

export const grants = statement((db, _: object) => db.selectFrom("oauthGrants").select(grantColumns));

export const grantsOfClient = statement((db, given: { clientId: string }) =>
  db.selectFrom("oauthGrants").select(["id", "userId"]).where("clientId", "=", given.clientId),
);

export const addGrant = command((db, given: Scoped<OAuthGrant>) =>
  db.insertInto("oauthGrants").values({
    id: given.id,
    clientId: given.clientId,
    userId: given.userId,
    scopes: given.scopes,
    refreshDigest: given.refreshDigest,
    createdAt: given.createdAt,
    usedAt: given.usedAt,
    usedFrom: given.usedFrom,
  }),
);

export const touchGrant = command((db, given: { id: string; usedAt: number; usedFrom: string }) =>
  db
    .updateTable("oauthGrants")
    .set({ usedAt: given.usedAt, usedFrom: given.usedFrom })
    .where("id", "=", given.id),
);

export const removeGrants = command((db, given: { grantIds: unknown }, dialect) =>
  db.deleteFrom("oauthGrants").where(isIn(dialect, "id", given.grantIds)),
);
