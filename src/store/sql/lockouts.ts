import type { Lockout, Reader, Writer } from "../store.ts";
import type { Connection } from "./connection.ts";
import { isIn } from "./expressions.ts";
import { command, statement } from "./statement.ts";

const columns = ["name", "userId", "failures", "failedAt", "lockedUntil"] as const;

const byNames = statement((db, given: { names: unknown }, dialect) =>
  db
    .selectFrom("lockouts")
    .select(columns)
    .where(isIn(dialect, "name", given.names)),
);
const byName = statement((db, given: { name: string }) =>
  db.selectFrom("lockouts").select(columns).where("name", "=", given.name),
);

export function lockoutsReader(connection: Connection): Reader["lockouts"] {
  return {
    byName: async (name) => (await byName(connection, { name }))[0],
    byNames: (names) => byNames(connection, { names: connection.dialect.list(names) }),
  };
}

/** One statement, so that attempts which come together are counted one by one. */
const count = statement((db, given: Pick<Lockout, "name" | "userId" | "failedAt">) =>
  db
    .insertInto("lockouts")
    .values({
      name: given.name,
      userId: given.userId,
      failures: 1,
      failedAt: given.failedAt,
      lockedUntil: null,
    })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((e) => ({
        userId: e.ref("excluded.userId"),
        failures: e("lockouts.failures", "+", 1),
        failedAt: e.ref("excluded.failedAt"),
      })),
    )
    .returning(columns),
);
const set = command((db, given: Pick<Lockout, "name" | "failures" | "lockedUntil">) =>
  db
    .updateTable("lockouts")
    .set({ failures: given.failures, lockedUntil: given.lockedUntil })
    .where("name", "=", given.name),
);
const forget = command((db, given: { name: string }) =>
  db.deleteFrom("lockouts").where("name", "=", given.name),
);
const forgetUnknown = command((db, given: { time: number }) =>
  db
    .deleteFrom("lockouts")
    .where("failedAt", "<", given.time)
    .where((e) =>
      e.not(e.exists(e.selectFrom("users").select("users.id").whereRef("users.id", "=", "lockouts.userId"))),
    ),
);

export function lockoutsWriter(connection: Connection): Writer["lockouts"] {
  return {
    ...lockoutsReader(connection),
    async count(name, userId, failedAt) {
      const [row] = await count(connection, { name, userId, failedAt });
      if (!row) throw new Error("the failure was not counted");
      return row;
    },
    set: ({ name, failures, lockedUntil }) => set(connection, { name, failures, lockedUntil }),
    forget: (name) => forget(connection, { name }),
    forgetUnknown: (time) => forgetUnknown(connection, { time }),
  };
}
