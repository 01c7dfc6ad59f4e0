import type { Kysely } from "kysely";
import type { Comment, CommentReader, CommentWriter, OfRecord } from "../store.ts";
import type { Connection } from "./connection.ts";
import { isIn } from "./expressions.ts";
import { command, statement } from "./statement.ts";
import type { Tables } from "./tables.ts";

const columns = [
  "appId",
  "recordId",
  "id",
  "text",
  "createdAt",
  "creatorId",
  "creatorCode",
  "creatorName",
  "mentions",
] as const;

type Row = Tables["comments"];
const comment = (row: Row): Comment => ({ ...row, mentions: JSON.parse(row.mentions) });

const ofRecord = (db: Kysely<Tables>, { appId, recordId }: OfRecord) =>
  db.selectFrom("comments").where("appId", "=", appId).where("recordId", "=", recordId);

const get = statement((db, given: OfRecord & { id: number }) =>
  ofRecord(db, given).select(columns).where("id", "=", given.id),
);
type Span = OfRecord & { limit: number; offset: number };
const inOrder = (direction: "asc" | "desc") =>
  statement((db, given: Span) =>
    ofRecord(db, given).select(columns).orderBy("id", direction).limit(given.limit).offset(given.offset),
  );
const oldest = inOrder("asc");
const newest = inOrder("desc");
const count = statement((db, given: OfRecord) =>
  ofRecord(db, given).select((e) => e.fn.countAll<number>().as("count")),
);

export function commentsReader(connection: Connection): CommentReader {
  return {
    get: async (of, id) => (await get(connection, { ...of, id })).map(comment)[0],
    async list(of, { newestFirst, offset, limit }) {
      const rows = await (newestFirst ? newest : oldest)(connection, { ...of, offset, limit });
      return rows.map(comment);
    },
    count: async (of) => (await count(connection, of))[0]?.count ?? 0,
  };
}

const nextId = statement((db, { appId, recordId }: OfRecord) =>
  db
    .insertInto("commentIds")
    .values({ appId, recordId, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(["appId", "recordId"]).doUpdateSet((e) => ({ last: e("commentIds.last", "+", 1) })),
    )
    .returning("last"),
);
const add = command((db, given: Row) =>
  db.insertInto("comments").values({
    appId: given.appId,
    recordId: given.recordId,
    id: given.id,
    text: given.text,
    createdAt: given.createdAt,
    creatorId: given.creatorId,
    creatorCode: given.creatorCode,
    creatorName: given.creatorName,
    mentions: given.mentions,
  }),
);
const remove = command((db, given: OfRecord & { id: number }) =>
  db
    .deleteFrom("comments")
    .where("appId", "=", given.appId)
    .where("recordId", "=", given.recordId)
    .where("id", "=", given.id),
);
const removals = (["comments", "commentIds"] as const).map((table) => ({
  byRecords: command((db, given: { appId: number; recordIds: unknown }, dialect) =>
    db
      .deleteFrom(table)
      .where("appId", "=", given.appId)
      .where(isIn(dialect, "recordId", given.recordIds)),
  ),
  byApp: command((db, given: { appId: number }) => db.deleteFrom(table).where("appId", "=", given.appId)),
}));

export function commentsWriter(connection: Connection): CommentWriter {
  return {
    ...commentsReader(connection),
    async add({ mentions, ...given }) {
      const [counted] = await nextId(connection, given);
      const id = counted?.last ?? 1;
      await add(connection, { ...given, id, mentions: JSON.stringify(mentions) });
      return id;
    },
    remove: (of, id) => remove(connection, { ...of, id }),
    async removeByRecords(appId, ids) {
      const recordIds = connection.dialect.list(ids);
      for (const { byRecords } of removals) await byRecords(connection, { appId, recordIds });
    },
    async removeByApp(appId) {
      for (const { byApp } of removals) await byApp(connection, { appId });
    },
  };
}
