import type { Kysely } from "kysely";
import type { HistoryEntry, HistoryReader, HistoryWriter, OfRecord } from "../store.ts";
import type { Connection } from "./connection.ts";
import type { Column } from "./dialect.ts";
import { isIn } from "./expressions.ts";
import { command, statement } from "./statement.ts";
import type { Tables } from "./tables.ts";

const names = [
  "recordId",
  "revision",
  "at",
  "userId",
  "userCode",
  "userName",
  "kind",
  "revertedTo",
  "changes",
] as const;

type Row = Omit<Tables["history"], "appId">;
const entry = (row: Row): HistoryEntry => ({ ...row, changes: JSON.parse(row.changes) });

const ofRecord = (db: Kysely<Tables>, { appId, recordId }: OfRecord) =>
  db.selectFrom("history").where("appId", "=", appId).where("recordId", "=", recordId);

const list = statement((db, given: OfRecord & { limit: number; offset: number }) =>
  ofRecord(db, given).select(names).orderBy("revision", "desc").limit(given.limit).offset(given.offset),
);
const count = statement((db, given: OfRecord) =>
  ofRecord(db, given).select((e) => e.fn.countAll<number>().as("count")),
);
const get = statement((db, given: OfRecord & { revision: number }) =>
  ofRecord(db, given).select(names).where("revision", "=", given.revision),
);
const since = statement((db, given: OfRecord & { revision: number }) =>
  ofRecord(db, given).select(names).where("revision", ">", given.revision).orderBy("revision"),
);

export function historyReader(connection: Connection): HistoryReader {
  return {
    list: async (of, page) => (await list(connection, { ...of, ...page })).map(entry),
    count: async (of) => (await count(connection, of))[0]?.count ?? 0,
    get: async (of, revision) => (await get(connection, { ...of, revision })).map(entry)[0],
    since: async (of, revision) => (await since(connection, { ...of, revision })).map(entry),
  };
}

/** The engines' own way of writing many rows is used here: an update of records pays for its history each time. */
const kinds = { recordId: "integer", revision: "integer", at: "integer", userId: "integer" } as const;
const text = { userCode: "text", userName: "text", kind: "text" } as const;
const columns: readonly Column[] = Object.entries({
  appId: "integer",
  ...kinds,
  ...text,
  revertedTo: "integer",
  changes: "text",
} as const).map(([name, kind]) => ({ name: `"${name}"`, kind }));

const removeByRecords = command((db, given: { appId: number; recordIds: unknown }, dialect) =>
  db
    .deleteFrom("history")
    .where("appId", "=", given.appId)
    .where(isIn(dialect, "recordId", given.recordIds)),
);
type Span = { appId: number; after: number; until: number };
const pages = {
  /** the last record of the next page of entries */
  end: statement((db, given: { appId: number; after: number }) =>
    db
      .selectFrom((e) =>
        e
          .selectFrom("history")
          .select("recordId")
          .where("appId", "=", given.appId)
          .where("recordId", ">", given.after)
          .orderBy("recordId")
          .limit(1000)
          .as("page"),
      )
      .select((e) => e.fn.max<number | null>("page.recordId").as("until")),
  ),
  read: statement((db, given: Span) =>
    db
      .selectFrom("history")
      .select(["recordId", "revision", "changes"])
      .where("appId", "=", given.appId)
      .where("recordId", ">", given.after)
      .where("recordId", "<=", given.until),
  ),
  replace: command((db, given: Span & { from: string; to: string }) =>
    db
      .updateTable("history")
      .set((e) => ({ changes: e.fn<string>("replace", ["changes", e.val(given.from), e.val(given.to)]) }))
      .where("appId", "=", given.appId)
      .where("recordId", ">", given.after)
      .where("recordId", "<=", given.until),
  ),
  remove: command((db, given: Span) =>
    db
      .deleteFrom("history")
      .where("appId", "=", given.appId)
      .where("recordId", ">", given.after)
      .where("recordId", "<=", given.until),
  ),
};
const set = command((db, given: OfRecord & { revision: number; changes: string }) =>
  db
    .updateTable("history")
    .set({ changes: given.changes })
    .where("appId", "=", given.appId)
    .where("recordId", "=", given.recordId)
    .where("revision", "=", given.revision),
);

export function historyWriter(connection: Connection): HistoryWriter {
  /** All entries of the app, a range of records at a time, so that others may run in between. */
  async function inPages(appId: number, work: (span: Span) => Promise<void>): Promise<void> {
    for (let after = 0; ; ) {
      const [page] = await pages.end(connection, { appId, after });
      if (!page?.until) return;
      await work({ appId, after, until: page.until });
      after = page.until;
      await connection.breathe();
    }
  }
  return {
    ...historyReader(connection),
    async add(appId, entries) {
      if (entries.length === 0) return;
      const rows = entries.map((one) => [
        appId,
        one.recordId,
        one.revision,
        one.at,
        one.userId,
        one.userCode,
        one.userName,
        one.kind,
        one.revertedTo,
        JSON.stringify(one.changes),
      ]);
      await connection.insert("history", columns, rows);
    },
    removeByRecords: (appId, ids) =>
      removeByRecords(connection, { appId, recordIds: connection.dialect.list(ids) }),
    removeByApp: (appId) => inPages(appId, (span) => pages.remove(connection, span)),
    replaceInAll: (appId, from, to) =>
      inPages(appId, (span) => pages.replace(connection, { ...span, from, to })),
    rewrite: (appId, change) =>
      inPages(appId, async (span) => {
        for (const { recordId, revision, changes } of await pages.read(connection, span)) {
          const changed = change(JSON.parse(changes));
          if (!changed) continue;
          await set(connection, { appId, recordId, revision, changes: JSON.stringify(changed) });
        }
      }),
  };
}
