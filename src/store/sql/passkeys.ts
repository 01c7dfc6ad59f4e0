import type { Passkey, PasskeyChallenge, PasskeyReader, PasskeyWriter } from "../store.ts";
import type { Connection } from "./connection.ts";
import { command, statement } from "./statement.ts";

const columns = [
  "id",
  "userId",
  "name",
  "publicKey",
  "counter",
  "transports",
  "createdAt",
  "usedAt",
  "usedFrom",
] as const;

const byId = statement((db, given: { id: string }) =>
  db.selectFrom("passkeys").select(columns).where("id", "=", given.id),
);
const byUser = statement((db, given: { userId: number }) =>
  db
    .selectFrom("passkeys")
    .select(columns)
    .where("userId", "=", given.userId)
    .orderBy("createdAt")
    .orderBy("id"),
);
const all = statement((db) => db.selectFrom("passkeys").select(columns).orderBy("createdAt").orderBy("id"));

export function passkeysReader(connection: Connection): PasskeyReader {
  return {
    byId: async (id) => (await byId(connection, { id }))[0],
    byUser: (userId) => byUser(connection, { userId }),
    all: () => all(connection, {}),
  };
}

const add = command((db, given: Passkey) =>
  db.insertInto("passkeys").values({
    id: given.id,
    userId: given.userId,
    name: given.name,
    publicKey: given.publicKey,
    counter: given.counter,
    transports: given.transports,
    createdAt: given.createdAt,
    usedAt: given.usedAt,
    usedFrom: given.usedFrom,
  }),
);
const rename = command((db, given: { id: string; name: string }) =>
  db.updateTable("passkeys").set({ name: given.name }).where("id", "=", given.id),
);
const noteUse = command((db, given: Pick<Passkey, "id" | "counter" | "usedAt" | "usedFrom">) =>
  db
    .updateTable("passkeys")
    .set({ counter: given.counter, usedAt: given.usedAt, usedFrom: given.usedFrom })
    .where("id", "=", given.id),
);
const remove = command((db, given: { id: string }) => db.deleteFrom("passkeys").where("id", "=", given.id));
const removeByUser = command((db, given: { userId: number }) =>
  db.deleteFrom("passkeys").where("userId", "=", given.userId),
);
const addChallenge = command((db, given: PasskeyChallenge) =>
  db.insertInto("passkeyChallenges").values({
    challenge: given.challenge,
    userId: given.userId,
    expiresAt: given.expiresAt,
  }),
);
const takeChallenge = statement((db, given: { challenge: string }) =>
  db
    .deleteFrom("passkeyChallenges")
    .where("challenge", "=", given.challenge)
    .returning(["challenge", "userId", "expiresAt"]),
);
const removeExpired = command((db, given: { now: number }) =>
  db.deleteFrom("passkeyChallenges").where("expiresAt", "<=", given.now),
);

export function passkeysWriter(connection: Connection): PasskeyWriter {
  return {
    ...passkeysReader(connection),
    add: (passkey) => add(connection, passkey),
    rename: (id, name) => rename(connection, { id, name }),
    noteUse: (id, use) => noteUse(connection, { id, ...use }),
    remove: (id) => remove(connection, { id }),
    removeByUser: (userId) => removeByUser(connection, { userId }),
    addChallenge: (challenge) => addChallenge(connection, challenge),
    takeChallenge: async (challenge) => (await takeChallenge(connection, { challenge }))[0],
    removeExpiredChallenges: (now) => removeExpired(connection, { now }),
  };
}
