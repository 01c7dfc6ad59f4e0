import { sql } from "kysely";
import type { Connection } from "../connection.ts";
import { command, statement } from "../statement.ts";

const name = "directory";
const read = statement((db, _: object) =>
  db.selectFrom("domainValues").select("value").where("name", "=", name),
);
const grow = command((db, _: object) =>
  db
    .insertInto("domainValues")
    .values({ name, value: "1" })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({
        value: sql<string>`cast(cast("domainValues"."value" as bigint) + 1 as text)`,
      }),
    ),
);

/** Grows with every change of who belongs where: what was read before is current while it is the same. */
export async function version(connection: Connection): Promise<string> {
  return (await read(connection, {}))[0]?.value ?? "0";
}

export const touch = (connection: Connection) => grow(connection, {});
