import type { Reader, Session, Writer } from "../store.ts";
import type { Connection } from "./connection.ts";
import { command, statement } from "./statement.ts";

const columns = [
  "digest",
  "userId",
  "credentialVersion",
  "requestToken",
  "createdAt",
  "usedAt",
  "usedFrom",
] as const;

const byDigest = statement((db, given: { digest: string }) =>
  db.selectFrom("sessions").select(columns).where("digest", "=", given.digest),
);
const since = statement((db, given: { usedAt: number }) =>
  db.selectFrom("sessions").select(columns).where("usedAt", ">=", given.usedAt),
);

export function sessionsReader(connection: Connection): Reader["sessions"] {
  return {
    byDigest: async (digest) => (await byDigest(connection, { digest }))[0],
    since: (usedAt) => since(connection, { usedAt }),
  };
}

const add = command((db, given: Session) =>
  db.insertInto("sessions").values({
    digest: given.digest,
    userId: given.userId,
    credentialVersion: given.credentialVersion,
    requestToken: given.requestToken,
    createdAt: given.createdAt,
    usedAt: given.usedAt,
    usedFrom: given.usedFrom,
  }),
);
const touch = command((db, given: { digest: string; usedAt: number; usedFrom: string | null }) =>
  db
    .updateTable("sessions")
    .set({ usedAt: given.usedAt, usedFrom: given.usedFrom })
    .where("digest", "=", given.digest),
);
const remove = command((db, given: { digest: string }) =>
  db.deleteFrom("sessions").where("digest", "=", given.digest),
);
const removeByUser = command((db, given: { userId: number }) =>
  db.deleteFrom("sessions").where("userId", "=", given.userId),
);
const removeUnusedSince = command((db, given: { time: number }) =>
  db.deleteFrom("sessions").where("usedAt", "<", given.time),
);

export function sessionsWriter(connection: Connection): Writer["sessions"] {
  return {
    ...sessionsReader(connection),
    add: (session) => add(connection, session),
    touch: (digest, usedAt, usedFrom) => touch(connection, { digest, usedAt, usedFrom }),
    remove: (digest) => remove(connection, { digest }),
    removeByUser: (userId) => removeByUser(connection, { userId }),
    removeUnusedSince: (time) => removeUnusedSince(connection, { time }),
  };
}
