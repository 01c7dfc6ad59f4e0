import type { AppSettings } from "../../core/apps/settings.ts";
import type { App, Reader, Writer } from "../store.ts";
import type { Connection } from "./connection.ts";
import type { Documents } from "./documents.ts";
import { contains, isIn } from "./expressions.ts";
import { command, statement } from "./statement.ts";
import { type Flag, flag, searchKey } from "./tables.ts";

const columns = [
  "id",
  "code",
  "spaceId",
  "threadId",
  "createdAt",
  "creatorId",
  "modifiedAt",
  "modifierId",
  "revision",
  "version",
  "deployStatus",
  "live",
  "changed",
] as const;

type Row = Omit<App, "live" | "changed"> & { live: Flag; changed: Flag };
const app = (row: Row): App => ({ ...row, live: row.live === 1, changed: row.changed === 1 });

const get = statement((db, given: { id: number }) =>
  db.selectFrom("apps").select(columns).where("id", "=", given.id),
);
const lock = statement((db, given: { id: number }, { engine }) => {
  const read = db.selectFrom("apps").select(columns).where("id", "=", given.id);
  return engine === "postgres" ? read.forUpdate() : read;
});
const hold = statement((db, given: { id: number }, { engine }) => {
  const read = db.selectFrom("apps").select(columns).where("id", "=", given.id);
  return engine === "postgres" ? read.forShare() : read;
});

export function appsReader(connection: Connection, documents: Documents): Reader["apps"] {
  const { dialect } = connection;
  return {
    get: async (id) => (await get(connection, { id })).map(app)[0],
    documents: (id) => documents.of(connection, id),
    async list({ ids, codes, name, spaceIds }) {
      let read = dialect.build.selectFrom("apps").select(columns);
      if (ids) read = read.where(isIn(dialect, "id", dialect.list(ids)));
      if (codes) read = read.where(isIn(dialect, "code", dialect.list(codes)));
      if (spaceIds) read = read.where(isIn(dialect, "spaceId", dialect.list(spaceIds)));
      if (name) read = read.where(contains(dialect, "nameKey", searchKey(name)));
      const { sql, parameters } = read.orderBy("id").compile();
      return (await connection.all<Row>(sql, parameters)).map(app);
    },
  };
}

type Stored = Omit<Row, "id"> & { nameKey: string };
const add = statement((db, given: Stored) =>
  db
    .insertInto("apps")
    .values({
      code: given.code,
      spaceId: given.spaceId,
      threadId: given.threadId,
      createdAt: given.createdAt,
      creatorId: given.creatorId,
      modifiedAt: given.modifiedAt,
      modifierId: given.modifierId,
      revision: given.revision,
      version: given.version,
      deployStatus: given.deployStatus,
      live: given.live,
      changed: given.changed,
      nameKey: given.nameKey,
    })
    .returning(columns),
);
const addDocuments = command((db, given: { appId: number; preview: string }) =>
  db.insertInto("documents").values({ appId: given.appId, live: null, preview: given.preview }),
);
type Change = Omit<Row, "spaceId" | "threadId" | "createdAt" | "creatorId">;
const change = command((db, given: Change) =>
  db
    .updateTable("apps")
    .set({
      code: given.code,
      modifiedAt: given.modifiedAt,
      modifierId: given.modifierId,
      revision: given.revision,
      version: given.version,
      deployStatus: given.deployStatus,
      live: given.live,
      changed: given.changed,
    })
    .where("id", "=", given.id),
);
const rename = command((db, given: { id: number; nameKey: string }) =>
  db.updateTable("apps").set({ nameKey: given.nameKey }).where("id", "=", given.id),
);
const setPreview = command((db, given: { id: number; document: string }) =>
  db.updateTable("documents").set({ preview: given.document }).where("appId", "=", given.id),
);
const setLive = command((db, given: { id: number; document: string }) =>
  db.updateTable("documents").set({ live: given.document }).where("appId", "=", given.id),
);
const removeDocuments = command((db, given: { id: number }) =>
  db.deleteFrom("documents").where("appId", "=", given.id),
);
const remove = command((db, given: { id: number }) => db.deleteFrom("apps").where("id", "=", given.id));

export function appsWriter(connection: Connection, documents: Documents): Writer["apps"] {
  return {
    ...appsReader(connection, documents),
    lock: async (id) => (await lock(connection, { id })).map(app)[0],
    hold: async (id) => (await hold(connection, { id })).map(app)[0],

    async add({ code, spaceId, threadId, creatorId }, preview, now) {
      const [row] = await add(connection, {
        code,
        spaceId,
        threadId,
        createdAt: now,
        creatorId,
        modifiedAt: now,
        modifierId: creatorId,
        revision: 1,
        version: 1,
        deployStatus: "SUCCESS",
        live: flag(false),
        changed: flag(true),
        nameKey: nameKey(preview),
      });
      if (!row) throw new Error("the app was not added");
      await addDocuments(connection, { appId: row.id, preview: JSON.stringify(preview) });
      return app(row);
    },

    async change(id, given, now) {
      const [before] = await lock(connection, { id });
      if (!before) return;
      const { preview, live } = given;
      await change(connection, {
        id,
        code: given.code ?? before.code,
        modifiedAt: given.modifierId === undefined ? before.modifiedAt : now,
        modifierId: given.modifierId ?? before.modifierId,
        revision: before.revision + (given.bump ?? 0),
        version: before.version + 1,
        deployStatus: given.deployStatus ?? before.deployStatus,
        live: live ? flag(true) : before.live,
        changed: given.changed === undefined ? before.changed : flag(given.changed),
      });
      if (preview) await setPreview(connection, { id, document: JSON.stringify(preview) });
      if (live) await setLive(connection, { id, document: JSON.stringify(live) });
      const named = live ?? (before.live ? undefined : preview);
      if (named) await rename(connection, { id, nameKey: nameKey(named) });
    },

    async remove(id) {
      await removeDocuments(connection, { id });
      await remove(connection, { id });
    },
  };
}

const nameKey = (settings: AppSettings) => searchKey(settings.general.name);
