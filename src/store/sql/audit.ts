import { type SqlBool, sql } from "kysely";
import type { AuditEntry, AuditFilter, AuditReader, AuditWriter } from "../store.ts";
import type { Connection } from "./connection.ts";
import { command, statement } from "./statement.ts";

const columns = [
  "id",
  "at",
  "user",
  "method",
  "address",
  "kind",
  "action",
  "target",
  "result",
  "detail",
] as const;

type Bounds = Required<AuditFilter>;
/** What is not asked for lets everything through, so that the text of the statement stays the same. */
const bounds = ({ user = "", kind = "", from = 0, to = Number.MAX_SAFE_INTEGER }: AuditFilter): Bounds => ({
  user,
  kind,
  from,
  to,
});
const isOrAny = (column: string, given: string) =>
  sql<SqlBool>`(${sql.ref(column)} = ${given} or ${given} = '')`;

const find = statement((db, given: Bounds & { offset: number; limit: number }) =>
  db
    .selectFrom("audit")
    .select(columns)
    .where("at", ">=", given.from)
    .where("at", "<", given.to)
    .where(isOrAny("user", given.user))
    .where(isOrAny("kind", given.kind))
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(given.limit)
    .offset(given.offset),
);
const count = statement((db, given: Bounds) =>
  db
    .selectFrom("audit")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("at", ">=", given.from)
    .where("at", "<", given.to)
    .where(isOrAny("user", given.user))
    .where(isOrAny("kind", given.kind)),
);

export function auditReader(connection: Connection): AuditReader {
  return {
    find: (filter, page) => find(connection, { ...bounds(filter), ...page }),
    count: async (filter) => Number((await count(connection, bounds(filter)))[0]?.count ?? 0),
  };
}

const add = command((db, given: Omit<AuditEntry, "id">) =>
  db.insertInto("audit").values({
    at: given.at,
    user: given.user,
    method: given.method,
    address: given.address,
    kind: given.kind,
    action: given.action,
    target: given.target,
    result: given.result,
    detail: given.detail,
  }),
);
const removeBefore = statement((db, given: { time: number; limit: number }) =>
  db
    .deleteFrom("audit")
    .where("id", "in", (e) =>
      e
        .selectFrom("audit")
        .select("id")
        .where("at", "<", given.time)
        .orderBy("at")
        .orderBy("id")
        .limit(given.limit),
    )
    .returning("id"),
);

export function auditWriter(connection: Connection): AuditWriter {
  return {
    ...auditReader(connection),
    add: (entry) => add(connection, entry),
    removeBefore: async (time, limit) => (await removeBefore(connection, { time, limit })).length,
  };
}
