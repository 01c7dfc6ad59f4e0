import type { OAuthCode } from "../../store.ts";
import { isIn } from "../expressions.ts";
import { command, statement } from "../statement.ts";
import type { Scoped } from "../tables.ts";

const codeColumns = [
  "digest",
  "clientId",
  "userId",
  "redirectEndpoint",
  "scopes",
  "challenge",
  "expiresAt",
  "grantId",
] as const;

export const lockCode = statement((db, given: { digest: string }, { engine }) => {
  const read = db.selectFrom("oauthCodes").select(codeColumns).where("digest", "=", given.digest);
  return engine === "postgres" ? read.forUpdate() : read;
});

export const addCode = command((db, given: Scoped<OAuthCode>) =>
  db.insertInto("oauthCodes").values({
    digest: given.digest,
    clientId: given.clientId,
    userId: given.userId,
    redirectEndpoint: given.redirectEndpoint,
    scopes: given.scopes,
    challenge: given.challenge,
    expiresAt: given.expiresAt,
    grantId: given.grantId,
  }),
);

export const spendCode = command((db, given: { digest: string; grantId: string }) =>
  db.updateTable("oauthCodes").set({ grantId: given.grantId }).where("digest", "=", given.digest),
);

export const removeCodesOfClient = command((db, given: { clientId: string }) =>
  db.deleteFrom("oauthCodes").where("clientId", "=", given.clientId),
);

export const removeCodesOfUser = command((db, given: { userId: number }) =>
  db.deleteFrom("oauthCodes").where("userId", "=", given.userId),
);

export const removeCodesOfUsers = command((db, given: { clientId: string; userIds: unknown }, dialect) =>
  db
    .deleteFrom("oauthCodes")
    .where("clientId", "=", given.clientId)
    .where(isIn(dialect, "userId", given.userIds)),
);

export const removeExpiredCodes = command((db, given: { now: number }) =>
  db.deleteFrom("oauthCodes").where("expiresAt", "<=", given.now),
);
