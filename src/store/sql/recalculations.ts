import type { Recalculation, RecalculationReader, RecalculationWriter } from "../store.ts";
import type { Connection } from "./connection.ts";
import { command, statement } from "./statement.ts";

const columns = [
  ...(["appId", "state", "total", "done", "failed", "lastId"] as const),
  ...(["settingsRevision", "startedBy", "startedAt", "touchedAt"] as const),
];

const byApp = statement((db, given: { appId: number }) =>
  db.selectFrom("recalculations").select(columns).where("appId", "=", given.appId),
);
const locked = statement((db, given: { appId: number }, { engine }) => {
  const read = db.selectFrom("recalculations").select(columns).where("appId", "=", given.appId);
  return engine === "postgres" ? read.forUpdate() : read;
});
const running = statement((db, _: object) =>
  db.selectFrom("recalculations").select(columns).where("state", "=", "running").orderBy("appId"),
);
const set = command((db, given: Recalculation) => {
  const { state, total, done, failed, lastId, settingsRevision, startedBy, startedAt, touchedAt } = given;
  const values = { state, total, done, failed, lastId, settingsRevision, startedBy, startedAt, touchedAt };
  return db
    .insertInto("recalculations")
    .values({ appId: given.appId, ...values })
    .onConflict((conflict) => conflict.column("appId").doUpdateSet(values));
});
const remove = command((db, given: { appId: number }) =>
  db.deleteFrom("recalculations").where("appId", "=", given.appId),
);

export function recalculationsReader(connection: Connection): RecalculationReader {
  return {
    get: async (appId) => (await byApp(connection, { appId }))[0],
    running: () => running(connection, {}),
  };
}

export function recalculationsWriter(connection: Connection): RecalculationWriter {
  return {
    ...recalculationsReader(connection),
    lock: async (appId) => (await locked(connection, { appId }))[0],
    set: (recalculation) => set(connection, recalculation),
    remove: (appId) => remove(connection, { appId }),
  };
}
