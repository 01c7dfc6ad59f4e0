import type { Import } from "../../directory.ts";
import type { Connection } from "../connection.ts";
import { command, statement } from "../statement.ts";

const columns = [
  "id",
  "kind",
  "fileKey",
  "actorId",
  "state",
  "problem",
  "createdAt",
  "touchedAt",
  "options",
] as const;

const get = statement((db, given: { id: number }) =>
  db.selectFrom("imports").select(columns).where("id", "=", given.id),
);
const lock = statement((db, given: { id: number }, dialect) => {
  const read = db.selectFrom("imports").select(columns).where("id", "=", given.id);
  return dialect.engine === "postgres" ? read.forUpdate() : read;
});
const add = statement((db, given: Omit<Import, "id">) =>
  db
    .insertInto("imports")
    .values({
      kind: given.kind,
      fileKey: given.fileKey,
      actorId: given.actorId,
      state: given.state,
      problem: given.problem,
      createdAt: given.createdAt,
      touchedAt: given.touchedAt,
      options: given.options,
    })
    .returning(columns),
);
const change = command((db, given: Pick<Import, "id" | "state" | "problem" | "touchedAt">) =>
  db
    .updateTable("imports")
    .set({ state: given.state, problem: given.problem, touchedAt: given.touchedAt })
    .where("id", "=", given.id),
);

export async function getImport(connection: Connection, id: number): Promise<Import | undefined> {
  return (await get(connection, { id }))[0];
}

export async function addImport(connection: Connection, one: Omit<Import, "id">): Promise<Import> {
  const [added] = await add(connection, one);
  if (!added) throw new Error("the import was not added");
  return added;
}

/** Reads for changing. */
export async function lockImport(connection: Connection, id: number): Promise<Import | undefined> {
  return (await lock(connection, { id }))[0];
}

export async function changeImport(connection: Connection, id: number, given: Partial<Import>) {
  const before = await lockImport(connection, id);
  if (before) await change(connection, { ...before, ...given });
}
