import type { CertificateUse, CertificateUseReader, CertificateUseWriter } from "../store.ts";
import type { Connection } from "./connection.ts";
import { command, statement } from "./statement.ts";

const all = statement((db) => db.selectFrom("certificateUses").select(["id", "usedAt", "usedFrom"]));

export function certificateUsesReader(connection: Connection): CertificateUseReader {
  return { all: () => all(connection, {}) };
}

const set = command((db, given: CertificateUse) =>
  db
    .insertInto("certificateUses")
    .values({ id: given.id, usedAt: given.usedAt, usedFrom: given.usedFrom })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((e) => ({
        usedAt: e.ref("excluded.usedAt"),
        usedFrom: e.ref("excluded.usedFrom"),
      })),
    ),
);

export function certificateUsesWriter(connection: Connection): CertificateUseWriter {
  return { ...certificateUsesReader(connection), set: (use) => set(connection, use) };
}
