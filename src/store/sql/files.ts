import type { Reader, StoredFile, Writer } from "../store.ts";
import type { Connection } from "./connection.ts";
import { isIn } from "./expressions.ts";
import { command, statement } from "./statement.ts";

const columns = [
  "key",
  "name",
  "contentType",
  "size",
  "hash",
  "ownerId",
  "createdAt",
  "appId",
  "recordId",
  "fieldId",
] as const;

const byKeys = statement((db, given: { keys: unknown }, dialect) =>
  db
    .selectFrom("files")
    .select(columns)
    .where(isIn(dialect, "key", given.keys)),
);
const temporaryBefore = statement((db, given: { time: number }) =>
  db
    .selectFrom("files")
    .select(columns)
    .where("appId", "is", null)
    .where("createdAt", "<", given.time)
    .orderBy("createdAt"),
);
const usesOf = statement((db, given: { hash: string }) =>
  db
    .selectFrom("files")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("hash", "=", given.hash),
);

export function filesReader(connection: Connection): Reader["files"] {
  return {
    byKeys: (keys) => byKeys(connection, { keys: connection.dialect.list(keys) }),
    temporaryBefore: (time) => temporaryBefore(connection, { time }),
    usesOf: async (hash) => (await usesOf(connection, { hash }))[0]?.count ?? 0,
  };
}

const add = command((db, given: StoredFile) =>
  db.insertInto("files").values({
    key: given.key,
    name: given.name,
    contentType: given.contentType,
    size: given.size,
    hash: given.hash,
    ownerId: given.ownerId,
    createdAt: given.createdAt,
    appId: given.appId,
    recordId: given.recordId,
    fieldId: given.fieldId,
  }),
);
type Place = { newKey: string; appId: number; recordId: number | null; fieldId: number | null };
const attach = command((db, given: Place & { key: string }) =>
  db
    .updateTable("files")
    .set({
      key: given.newKey,
      appId: given.appId,
      recordId: given.recordId,
      fieldId: given.fieldId,
    })
    .where("key", "=", given.key),
);
const remove = command((db, given: { keys: unknown }, dialect) =>
  db.deleteFrom("files").where(isIn(dialect, "key", given.keys)),
);
const removeByRecords = statement((db, given: { appId: number; ids: unknown }, dialect) =>
  db
    .deleteFrom("files")
    .where("appId", "=", given.appId)
    .where(isIn(dialect, "recordId", given.ids))
    .returning("hash"),
);
const removeByField = statement((db, given: { appId: number; fieldId: number }) =>
  db
    .deleteFrom("files")
    .where("appId", "=", given.appId)
    .where("fieldId", "=", given.fieldId)
    .returning("hash"),
);
const removeByApp = statement((db, given: { appId: number }) =>
  db.deleteFrom("files").where("appId", "=", given.appId).returning("hash"),
);

const hashes = (rows: { hash: string }[]) => [...new Set(rows.map((row) => row.hash))];

export function filesWriter(connection: Connection): Writer["files"] {
  const { dialect } = connection;
  return {
    ...filesReader(connection),
    add: (file) => add(connection, file),
    attach: (key, to) => attach(connection, { key, ...to }),
    remove: (keys) => remove(connection, { keys: dialect.list(keys) }),
    removeByRecords: async (appId, ids) =>
      hashes(await removeByRecords(connection, { appId, ids: dialect.list(ids) })),
    removeByField: async (appId, fieldId) => hashes(await removeByField(connection, { appId, fieldId })),
    removeByApp: async (appId) => hashes(await removeByApp(connection, { appId })),
  };
}
