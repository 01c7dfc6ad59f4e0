import type { Reader, Writer } from "../store.ts";
import type { Connection } from "./connection.ts";
import { command, statement } from "./statement.ts";

const get = statement((db, given: { name: string }) =>
  db.selectFrom("domainValues").select("value").where("name", "=", given.name),
);

export function valuesReader(connection: Connection): Reader["values"] {
  return { get: async (name) => (await get(connection, { name }))[0]?.value };
}

const set = command((db, given: { name: string; value: string }) =>
  db
    .insertInto("domainValues")
    .values({ name: given.name, value: given.value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: given.value })),
);

export function valuesWriter(connection: Connection): Writer["values"] {
  return { ...valuesReader(connection), set: (name, value) => set(connection, { name, value }) };
}
