import type { RefusalReader, RefusalWriter, StoredRefusal } from "../store.ts";
import type { Connection } from "./connection.ts";
import { command, statement } from "./statement.ts";

const columns = ["id", "at", "decision"] as const;

const byId = statement((db, given: { id: string }) =>
  db.selectFrom("refusals").select(columns).where("id", "=", given.id),
);
const newest = statement((db, given: { limit: number }) =>
  db.selectFrom("refusals").select(columns).orderBy("at", "desc").orderBy("id").limit(given.limit),
);

export function refusalsReader(connection: Connection): RefusalReader {
  return {
    byId: async (id) => (await byId(connection, { id }))[0],
    newest: (limit) => newest(connection, { limit }),
  };
}

const add = command((db, { id, at, decision }: StoredRefusal) =>
  db
    .insertInto("refusals")
    .values({ id, at, decision })
    .onConflict((conflict) => conflict.column("id").doNothing()),
);
const removeBefore = command((db, given: { since: number }) =>
  db.deleteFrom("refusals").where("at", "<", given.since),
);
const removeOlder = command((db, given: { keep: number }) =>
  db
    .deleteFrom("refusals")
    .where("at", "<", (e) =>
      e.selectFrom("refusals").select("at").orderBy("at", "desc").limit(1).offset(given.keep),
    ),
);

export function refusalsWriter(connection: Connection): RefusalWriter {
  return {
    ...refusalsReader(connection),
    async add(refusals) {
      for (const refusal of refusals) await add(connection, refusal);
    },
    async trim(keep, since) {
      await removeBefore(connection, { since });
      // The oldest that is kept is the last of the newest; those of its very millisecond stay with it.
      await removeOlder(connection, { keep: keep - 1 });
    },
  };
}
