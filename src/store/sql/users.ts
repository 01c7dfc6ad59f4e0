import type { ExpressionBuilder, SelectQueryBuilder } from "kysely";
import type { NewUser, Reader, User, UserChange, Writer } from "../store.ts";
import type { Connection } from "./connection.ts";
import { credentialsWriter } from "./credentials.ts";
import { contains, isIn } from "./expressions.ts";
import { passkeysWriter } from "./passkeys.ts";
import { sessionsWriter } from "./sessions.ts";
import { command, statement } from "./statement.ts";
import { type Flag, flag, searchKey, type Tables } from "./tables.ts";

const columns = [
  "id",
  "code",
  "name",
  "email",
  "locale",
  "timeZone",
  "valid",
  "administrator",
  "passwordHash",
  "credentialVersion",
  "createdAt",
  "modifiedAt",
] as const;

type Row = Omit<User, "valid" | "administrator"> & { valid: Flag; administrator: Flag };
const user = (row: Row): User => ({
  ...row,
  valid: row.valid === 1,
  administrator: row.administrator === 1,
});

/** Nobody is the acting Administrator as long as nobody can sign in as it. */
const isSomebody = (e: ExpressionBuilder<Tables, "users">) =>
  e.or([e("id", "!=", 1), e("passwordHash", "is not", null)]);
export const everyone = <O>(query: SelectQueryBuilder<Tables, "users", O>) => query.where(isSomebody);

const byId = statement((db, given: { id: number }) =>
  db.selectFrom("users").select(columns).where("id", "=", given.id),
);
const byIds = statement((db, given: { ids: unknown }, dialect) =>
  db
    .selectFrom("users")
    .select(columns)
    .where(isIn(dialect, "id", given.ids))
    .orderBy("id"),
);
const byCode = statement((db, given: { code: string }) =>
  db.selectFrom("users").select(columns).where("code", "=", given.code),
);
const byCodes = statement((db, given: { codes: unknown }, dialect) =>
  db
    .selectFrom("users")
    .select(columns)
    .where(isIn(dialect, "code", given.codes))
    .orderBy("id"),
);
const list = statement((db, given: { search: string; limit: number; offset: number }, dialect) =>
  db
    .selectFrom("users")
    .select(columns)
    .where(isSomebody)
    .where(contains(dialect, "searchKey", given.search))
    .orderBy("id")
    .limit(given.limit)
    .offset(given.offset),
);
const count = statement((db, given: { search: string }, dialect) =>
  db
    .selectFrom("users")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where(isSomebody)
    .where(contains(dialect, "searchKey", given.search)),
);

export function usersReader(connection: Connection): Reader["users"] {
  const { dialect } = connection;
  return {
    byId: async (id) => (await byId(connection, { id })).map(user)[0],
    byIds: async (ids) => (await byIds(connection, { ids: dialect.list(ids) })).map(user),
    byCode: async (code) => (await byCode(connection, { code })).map(user)[0],
    byCodes: async (codes) => (await byCodes(connection, { codes: dialect.list(codes) })).map(user),
    list: async ({ offset, limit, search = "" }) =>
      (await list(connection, { search: searchKey(search), limit, offset })).map(user),
    count: async (search = "") => (await count(connection, { search: searchKey(search) }))[0]?.count ?? 0,
  };
}

type Stored = Omit<Row, "id"> & { searchKey: string };
const add = statement((db, given: Stored) =>
  db
    .insertInto("users")
    .values({
      code: given.code,
      name: given.name,
      email: given.email,
      locale: given.locale,
      timeZone: given.timeZone,
      valid: given.valid,
      administrator: given.administrator,
      passwordHash: given.passwordHash,
      credentialVersion: given.credentialVersion,
      createdAt: given.createdAt,
      modifiedAt: given.modifiedAt,
      searchKey: given.searchKey,
    })
    .returning(columns),
);
const change = command((db, given: Omit<Stored, "createdAt"> & { id: number }) =>
  db
    .updateTable("users")
    .set({
      code: given.code,
      name: given.name,
      email: given.email,
      locale: given.locale,
      timeZone: given.timeZone,
      valid: given.valid,
      administrator: given.administrator,
      passwordHash: given.passwordHash,
      credentialVersion: given.credentialVersion,
      modifiedAt: given.modifiedAt,
      searchKey: given.searchKey,
    })
    .where("id", "=", given.id),
);
const remove = command((db, given: { id: number }) => db.deleteFrom("users").where("id", "=", given.id));
const hold = statement((db, given: { id: number }, dialect) => {
  const read = db.selectFrom("users").select(columns).where("id", "=", given.id);
  return dialect.engine === "postgres" ? read.forUpdate() : read;
});

export function usersWriter(connection: Connection): Writer["users"] {
  return {
    ...usersReader(connection),
    async add(given: NewUser, now) {
      const row = { ...given, credentialVersion: 1, createdAt: now, modifiedAt: now };
      const [added] = await add(connection, stored(row));
      if (!added) throw new Error("the user was not added");
      return user(added);
    },
    async change(id, given: UserChange, now) {
      const before = (await hold(connection, { id })).map(user)[0];
      if (!before) return;
      const changesCredential =
        given.code !== undefined || given.valid !== undefined || given.passwordHash !== undefined;
      const after = {
        ...before,
        ...given,
        credentialVersion: before.credentialVersion + (changesCredential ? 1 : 0),
        modifiedAt: now,
      };
      await change(connection, { ...stored(after), id });
    },
    async remove(id) {
      await sessionsWriter(connection).removeByUser(id);
      await credentialsWriter(connection).remove(id);
      await passkeysWriter(connection).removeByUser(id);
      await remove(connection, { id });
    },
  };
}

function stored(given: Omit<User, "id">): Stored {
  return {
    ...given,
    valid: flag(given.valid),
    administrator: flag(given.administrator),
    searchKey: searchKey(given.code, given.name, given.email),
  };
}
