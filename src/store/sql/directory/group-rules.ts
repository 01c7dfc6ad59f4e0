import type { Connection } from "../connection.ts";
import { command, statement } from "../statement.ts";

const all = statement((db, _: object) => db.selectFrom("groupRules").select(["groupId", "rule"]));
const set = command((db, given: { groupId: number; rule: string }) =>
  db
    .insertInto("groupRules")
    .values({ groupId: given.groupId, rule: given.rule })
    .onConflict((conflict) => conflict.column("groupId").doUpdateSet({ rule: given.rule })),
);
const remove = command((db, given: { groupId: number }) =>
  db.deleteFrom("groupRules").where("groupId", "=", given.groupId),
);

export async function groupRules(connection: Connection): Promise<ReadonlyMap<number, string>> {
  return new Map((await all(connection, {})).map(({ groupId, rule }) => [groupId, rule]));
}

export function setGroupRule(connection: Connection, groupId: number, rule: string): Promise<void> {
  return rule === "" ? remove(connection, { groupId }) : set(connection, { groupId, rule });
}
