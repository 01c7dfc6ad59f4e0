import type { UserToken, UserTokenChange, UserTokenReader, UserTokenWriter } from "../store.ts";
import type { Connection } from "./connection.ts";
import { command, statement } from "./statement.ts";

const columns = [
  "id",
  "digest",
  "hint",
  "note",
  "scope",
  "createdAt",
  "creatorId",
  "expiresAt",
  "usedAt",
  "usedFrom",
] as const;

const byDigest = statement((db, given: { digest: string }) =>
  db.selectFrom("userTokens").select(columns).where("digest", "=", given.digest),
);
const byId = statement((db, given: { id: string }) =>
  db.selectFrom("userTokens").select(columns).where("id", "=", given.id),
);
const list = statement((db, _: object) =>
  db.selectFrom("userTokens").select(columns).orderBy("createdAt", "desc").orderBy("id"),
);

export function userTokensReader(connection: Connection): UserTokenReader {
  return {
    byDigest: async (digest) => (await byDigest(connection, { digest }))[0],
    byId: async (id) => (await byId(connection, { id }))[0],
    list: () => list(connection, {}),
  };
}

const add = command((db, given: UserToken) =>
  db.insertInto("userTokens").values({
    id: given.id,
    digest: given.digest,
    hint: given.hint,
    note: given.note,
    scope: given.scope,
    createdAt: given.createdAt,
    creatorId: given.creatorId,
    expiresAt: given.expiresAt,
    usedAt: given.usedAt,
    usedFrom: given.usedFrom,
  }),
);
const change = command((db, given: Pick<UserToken, "id" | "digest" | "hint" | "note" | "expiresAt">) =>
  db
    .updateTable("userTokens")
    .set({ digest: given.digest, hint: given.hint, note: given.note, expiresAt: given.expiresAt })
    .where("id", "=", given.id),
);
const touch = command((db, given: { id: string; usedAt: number; usedFrom: string }) =>
  db
    .updateTable("userTokens")
    .set({ usedAt: given.usedAt, usedFrom: given.usedFrom })
    .where("id", "=", given.id),
);
const remove = command((db, given: { id: string }) => db.deleteFrom("userTokens").where("id", "=", given.id));

export function userTokensWriter(connection: Connection): UserTokenWriter {
  return {
    ...userTokensReader(connection),
    add: (token) => add(connection, token),
    async change(id: string, asked: UserTokenChange) {
      const [before] = await byId(connection, { id });
      if (before) await change(connection, { ...before, ...asked });
    },
    touch: (id, usedAt, usedFrom) => touch(connection, { id, usedAt, usedFrom }),
    remove: (id) => remove(connection, { id }),
  };
}
