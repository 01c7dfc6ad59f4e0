import type { Reader, UserCredential, Writer } from "../store.ts";
import type { Connection } from "./connection.ts";
import { isIn } from "./expressions.ts";
import { command, statement } from "./statement.ts";
import { flag, type Tables } from "./tables.ts";

const columns = [
  "userId",
  "changedAt",
  "temporary",
  "totpSecret",
  "totpOn",
  "totpStep",
  "recoveryDigests",
  "formerHashes",
] as const;

type Row = Tables["credentials"];
const credential = (row: Row): UserCredential => ({
  ...row,
  temporary: row.temporary === 1,
  totpOn: row.totpOn === 1,
  recoveryDigests: words(row.recoveryDigests),
  formerHashes: words(row.formerHashes),
});
const words = (text: string) => text.split(" ").filter((word) => word !== "");

const byUser = statement((db, given: { userId: number }) =>
  db.selectFrom("credentials").select(columns).where("userId", "=", given.userId),
);
const byUsers = statement((db, given: { userIds: unknown }, dialect) =>
  db
    .selectFrom("credentials")
    .select(columns)
    .where(isIn(dialect, "userId", given.userIds)),
);
// What is sealed has dots, Base32 has none.
const plainTotp = statement((db) =>
  db
    .selectFrom("credentials")
    .select(columns)
    .where("totpSecret", "is not", null)
    .where("totpSecret", "not like", "%.%"),
);

export function credentialsReader(connection: Connection): Reader["credentials"] {
  return {
    byUser: async (userId) => (await byUser(connection, { userId })).map(credential)[0],
    byUsers: async (userIds) =>
      (await byUsers(connection, { userIds: connection.dialect.list(userIds) })).map(credential),
    plainTotp: async () => (await plainTotp(connection, {})).map(credential),
  };
}

const lock = statement((db, given: { userId: number }, { engine }) => {
  const read = db.selectFrom("credentials").select(columns).where("userId", "=", given.userId);
  return engine === "postgres" ? read.forUpdate() : read;
});
const set = command((db, given: Row) =>
  db
    .insertInto("credentials")
    .values({
      userId: given.userId,
      changedAt: given.changedAt,
      temporary: given.temporary,
      totpSecret: given.totpSecret,
      totpOn: given.totpOn,
      totpStep: given.totpStep,
      recoveryDigests: given.recoveryDigests,
      formerHashes: given.formerHashes,
    })
    .onConflict((conflict) =>
      conflict.column("userId").doUpdateSet((e) => ({
        changedAt: e.ref("excluded.changedAt"),
        temporary: e.ref("excluded.temporary"),
        totpSecret: e.ref("excluded.totpSecret"),
        totpOn: e.ref("excluded.totpOn"),
        totpStep: e.ref("excluded.totpStep"),
        recoveryDigests: e.ref("excluded.recoveryDigests"),
        formerHashes: e.ref("excluded.formerHashes"),
      })),
    ),
);
const remove = command((db, given: { userId: number }) =>
  db.deleteFrom("credentials").where("userId", "=", given.userId),
);

export function credentialsWriter(connection: Connection): Writer["credentials"] {
  return {
    ...credentialsReader(connection),
    lock: async (userId) => (await lock(connection, { userId })).map(credential)[0],
    set: (given) =>
      set(connection, {
        ...given,
        temporary: flag(given.temporary),
        totpOn: flag(given.totpOn),
        recoveryDigests: given.recoveryDigests.join(" "),
        formerHashes: given.formerHashes.join(" "),
      }),
    remove: (userId) => remove(connection, { userId }),
  };
}
