import { isIn } from "../expressions.ts";
import { command, statement } from "../statement.ts";

export const allowedUsers = statement((db, given: { clientId: string }) =>
  db.selectFrom("oauthUsers").select("userId").where("clientId", "=", given.clientId).orderBy("userId"),
);

export const isAllowed = statement((db, given: { clientId: string; userId: number }) =>
  db
    .selectFrom("oauthUsers")
    .select("userId")
    .where("clientId", "=", given.clientId)
    .where("userId", "=", given.userId),
);

export const addUser = command((db, given: { clientId: string; userId: number }) =>
  db.insertInto("oauthUsers").values({ clientId: given.clientId, userId: given.userId }),
);

export const removeUsers = command((db, given: { clientId: string; userIds: unknown }, dialect) =>
  db
    .deleteFrom("oauthUsers")
    .where("clientId", "=", given.clientId)
    .where(isIn(dialect, "userId", given.userIds)),
);
