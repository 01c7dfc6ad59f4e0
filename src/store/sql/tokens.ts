import type { ApiToken, Reader, Writer } from "../store.ts";
import type { Connection } from "./connection.ts";
import { isIn } from "./expressions.ts";
import { command, statement } from "./statement.ts";

const columns = ["id", "appId", "digest", "hint", "createdAt", "creatorId"] as const;

const byDigests = statement((db, given: { digests: unknown }, dialect) =>
  db
    .selectFrom("tokens")
    .select(columns)
    .where(isIn(dialect, "digest", given.digests)),
);
const byApp = statement((db, given: { appId: number }) =>
  db.selectFrom("tokens").select(columns).where("appId", "=", given.appId).orderBy("createdAt").orderBy("id"),
);

export function tokensReader(connection: Connection): Reader["tokens"] {
  return {
    byDigests: (digests) => byDigests(connection, { digests: connection.dialect.list(digests) }),
    byApp: (appId) => byApp(connection, { appId }),
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
  }),
);
const replaceDigest = command((db, given: { id: string; digest: string; hint: string }) =>
  db.updateTable("tokens").set({ digest: given.digest, hint: given.hint }).where("id", "=", given.id),
);
const remove = command((db, given: { ids: unknown }, dialect) =>
  db.deleteFrom("tokens").where(isIn(dialect, "id", given.ids)),
);

export function tokensWriter(connection: Connection): Writer["tokens"] {
  return {
    ...tokensReader(connection),
    add: (token) => add(connection, token),
    replaceDigest: (id, digest, hint) => replaceDigest(connection, { id, digest, hint }),
    remove: (ids) => remove(connection, { ids: connection.dialect.list(ids) }),
  };
}
