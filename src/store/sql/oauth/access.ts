import type { OAuthAccess } from "../../store.ts";
import { isIn } from "../expressions.ts";
import { command, statement } from "../statement.ts";
import type { Scoped } from "../tables.ts";

/** One question for what every call of an application asks: the token, its grant, the tick at the user. */
export const pass = statement((db, given: { digest: string }) =>
  db
    .selectFrom("oauthAccess as access")
    .innerJoin("oauthGrants as grant", "grant.id", "access.grantId")
    .innerJoin("oauthUsers as allowed", (on) =>
      on.onRef("allowed.clientId", "=", "grant.clientId").onRef("allowed.userId", "=", "grant.userId"),
    )
    .select([
      "access.digest",
      "access.grantId",
      "access.scopes",
      "access.expiresAt",
      "grant.clientId",
      "grant.userId",
      "grant.usedAt",
      "grant.usedFrom",
    ])
    .where("access.digest", "=", given.digest),
);

export const addAccess = command((db, given: Scoped<OAuthAccess>) =>
  db.insertInto("oauthAccess").values({
    digest: given.digest,
    grantId: given.grantId,
    scopes: given.scopes,
    expiresAt: given.expiresAt,
  }),
);

export const removeAccess = command((db, given: { digest: string }) =>
  db.deleteFrom("oauthAccess").where("digest", "=", given.digest),
);

export const removeAccessOf = command((db, given: { grantIds: unknown }, dialect) =>
  db.deleteFrom("oauthAccess").where(isIn(dialect, "grantId", given.grantIds)),
);

export const removeExpiredAccess = command((db, given: { now: number }) =>
  db.deleteFrom("oauthAccess").where("expiresAt", "<=", given.now),
);
