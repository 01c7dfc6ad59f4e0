import type { ApiToken, Reader, Writer } from "../store.ts";
import type { Connection } from "./connection.ts";
import { isIn } from "./expressions.ts";
import { command, statement } from "./statement.ts";

const columns = [
  "id",
  "appId",
  "digest",
  "hint",
  "createdAt",
  "creatorId",
  "usedAt",
  "usedFrom",
  "expiresAt",
  "oldDigest",
  "oldUntil",
] as const;

const byDigests = statement((db, given: { digests: unknown }, dialect) =>
  db
    .selectFrom("tokens")
    .select(columns)
    .where(isIn(dialect, "digest", given.digests)),
);
// Nearly every request brings one token, and a list costs three times as much.
const byDigest = statement((db, given: { digest: string }) =>
  db.selectFrom("tokens").select(columns).where("digest", "=", given.digest),
);
const byOldDigests = statement((db, given: { digests: unknown }, dialect) =>
  db
    .selectFrom("tokens")
    .select(columns)
    .where(isIn(dialect, "oldDigest", given.digests)),
);
const byApp = statement((db, given: { appId: number }) =>
  db.selectFrom("tokens").select(columns).where("appId", "=", given.appId).orderBy("createdAt").orderBy("id"),
);
const all = statement((db, _: object) => db.selectFrom("tokens").select(columns));

export function tokensReader(connection: Connection): Reader["tokens"] {
  return {
    byDigests: (digests) => {
      const [digest, ...others] = digests;
      if (digest !== undefined && others.length === 0) return byDigest(connection, { digest });
      return byDigests(connection, { digests: connection.dialect.list(digests) });
    },
    byOldDigests: (digests) => byOldDigests(connection, { digests: connection.dialect.list(digests) }),
    byApp: (appId) => byApp(connection, { appId }),
    all: () => all(connection, {}),
  };
}

const add = command((db, given: ApiToken) =>
  db.insertInto("tokens").values({
    id: given.id,
    appId: given.appId,
    digest: given.digest,
    hint: given.hint,
    createdAt: given.createdAt,
    creatorId: given.creatorId,
    usedAt: given.usedAt,
    usedFrom: given.usedFrom,
    expiresAt: given.expiresAt,
    oldDigest: given.oldDigest,
    oldUntil: given.oldUntil,
  }),
);
const replaceDigest = command(
  (db, given: { id: string; digest: string; hint: string; oldUntil: number | null }) =>
    db
      .updateTable("tokens")
      // The right side is what was there before.
      .set((e) => ({
        digest: given.digest,
        hint: given.hint,
        oldDigest: e.ref("digest"),
        oldUntil: given.oldUntil,
      }))
      .where("id", "=", given.id),
);
const setExpiry = command((db, given: { id: string; expiresAt: number | null }) =>
  db.updateTable("tokens").set({ expiresAt: given.expiresAt }).where("id", "=", given.id),
);
const touch = command((db, given: { id: string; usedAt: number; usedFrom: string }) =>
  db.updateTable("tokens").set({ usedAt: given.usedAt, usedFrom: given.usedFrom }).where("id", "=", given.id),
);
const remove = command((db, given: { ids: unknown }, dialect) =>
  db.deleteFrom("tokens").where(isIn(dialect, "id", given.ids)),
);

export function tokensWriter(connection: Connection): Writer["tokens"] {
  return {
    ...tokensReader(connection),
    add: (token) => add(connection, token),
    replaceDigest: (id, digest, hint, oldUntil) => replaceDigest(connection, { id, digest, hint, oldUntil }),
    setExpiry: (id, expiresAt) => setExpiry(connection, { id, expiresAt }),
    touch: (id, usedAt, usedFrom) => touch(connection, { id, usedAt, usedFrom }),
    remove: (ids) => remove(connection, { ids: connection.dialect.list(ids) }),
  };
}
