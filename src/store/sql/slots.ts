import type { Slots, SlotWriter } from "../store.ts";
import type { Connection } from "./connection.ts";
import { command, statement } from "./statement.ts";
import { type Flag, flag } from "./tables.ts";

/** A row that is no process: whoever holds it may change the others. */
const gate = "";

const hold = statement((db, _: object, { engine }) => {
  const read = db.selectFrom("callSlots").select("process").where("process", "=", gate);
  return engine === "postgres" ? read.forUpdate() : read;
});
const all = statement((db, _: object) =>
  db
    .selectFrom("callSlots")
    .select(["process", "share", "running", "hungry", "seenAt"])
    .where("process", "<>", gate),
);
const set = command((db, given: Omit<Slots, "hungry"> & { hungry: Flag }) => {
  const { share, running, hungry, seenAt } = given;
  return db
    .insertInto("callSlots")
    .values({ process: given.process, share, running, hungry, seenAt })
    .onConflict((conflict) => conflict.column("process").doUpdateSet({ share, running, hungry, seenAt }));
});
const remove = command((db, given: { process: string }) =>
  db.deleteFrom("callSlots").where("process", "=", given.process),
);

export function slotsWriter(connection: Connection): SlotWriter {
  return {
    async hold() {
      await hold(connection, {});
      return (await all(connection, {})).map((row) => ({ ...row, hungry: row.hungry === 1 }));
    },
    set: (slots) => set(connection, { ...slots, hungry: flag(slots.hungry) }),
    remove: (process) => remove(connection, { process }),
  };
}
