import type { Cursor, Reader, Writer } from "../store.ts";
import type { Connection } from "./connection.ts";
import { command, statement } from "./statement.ts";
import type { Tables } from "./tables.ts";

const columns = ["id", "appId", "ownerId", "recordIds", "codes", "size", "position", "expiresAt"] as const;
type Row = Tables["cursors"];

const get = statement((db, given: { id: string }) =>
  db.selectFrom("cursors").select(columns).where("id", "=", given.id),
);
const lock = statement((db, given: { id: string }, { engine }) => {
  const read = db.selectFrom("cursors").select(columns).where("id", "=", given.id);
  return engine === "postgres" ? read.forUpdate() : read;
});

/** The ids as one text: a hundred thousand of them are read and written at once, never searched. */
const cursor = (row: Row): Cursor => ({
  ...row,
  recordIds: row.recordIds === "" ? [] : row.recordIds.split(",").map(Number),
  codes: row.codes === null ? null : (JSON.parse(row.codes) as string[]),
});

export function cursorsReader(connection: Connection): Reader["cursors"] {
  return { get: async (id) => (await get(connection, { id })).map(cursor)[0] };
}

const count = statement((db, _: object) =>
  db.selectFrom("cursors").select((e) => e.fn.countAll<number>().as("count")),
);
const add = command((db, given: Row) =>
  db.insertInto("cursors").values({
    id: given.id,
    appId: given.appId,
    ownerId: given.ownerId,
    recordIds: given.recordIds,
    codes: given.codes,
    size: given.size,
    position: given.position,
    expiresAt: given.expiresAt,
  }),
);
const advance = command((db, given: { id: string; position: number; expiresAt: number }) =>
  db
    .updateTable("cursors")
    .set({ position: given.position, expiresAt: given.expiresAt })
    .where("id", "=", given.id),
);
const remove = command((db, given: { id: string }) => db.deleteFrom("cursors").where("id", "=", given.id));
const removeExpired = command((db, given: { now: number }) =>
  db.deleteFrom("cursors").where("expiresAt", "<=", given.now),
);

export function cursorsWriter(connection: Connection): Writer["cursors"] {
  const { engine } = connection.dialect;
  return {
    ...cursorsReader(connection),
    lock: async (id) => (await lock(connection, { id })).map(cursor)[0],
    async lockAndCount() {
      if (engine === "postgres") await connection.run('lock table "cursors" in share row exclusive mode', []);
      return Number((await count(connection, {}))[0]?.count ?? 0);
    },
    add: ({ recordIds, codes, ...rest }) =>
      add(connection, { ...rest, recordIds: recordIds.join(","), codes: codes && JSON.stringify(codes) }),
    advance: (id, position, expiresAt) => advance(connection, { id, position, expiresAt }),
    remove: (id) => remove(connection, { id }),
    removeExpired: (now) => removeExpired(connection, { now }),
  };
}
