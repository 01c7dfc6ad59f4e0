import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { newApp, withSwitchedFields } from "../../src/core/apps/new-app.ts";
import type { AppSettings } from "../../src/core/apps/settings.ts";
import type { Language } from "../../src/core/errors/language.ts";
import { migrate } from "../../src/store/migrations/migrate.ts";
import { openStore } from "../../src/store/open.ts";
import { PostgresConnection } from "../../src/store/postgres/connection.ts";
import type { Connection } from "../../src/store/sql/connection.ts";
import { SqliteConnection } from "../../src/store/sqlite/connection.ts";
import { openWriting, Statements } from "../../src/store/sqlite/database.ts";
import { freshPostgresUrl } from "../postgres.ts";

/** Settings as they were before process management: five system fields, and ids that went to fields of people. */
function old(language: Language, ...codes: string[]): AppSettings {
  const app = newApp("Old", language);
  const system = app.fields.filter(({ type }) => !["STATUS", "STATUS_ASSIGNEE", "CATEGORY"].includes(type));
  const own = codes.map((code, i) => ({ id: 6 + i, type: "SINGLE_LINE_TEXT", code, label: code }));
  return { ...app, fields: [...system, ...own], nextId: 6 + codes.length };
}

const [live, preview] = [old("ja", "a"), old("ja", "a", "b", "c")];
const drafted = old("zh");

/** What the version before left. */
async function fill(connection: Connection): Promise<void> {
  await migrate(connection, 1, 17);
  const { build } = connection.dialect;
  const times = { createdAt: 1, creatorId: 1, modifiedAt: 1, modifierId: 1 };
  const app = { ...times, code: "", spaceId: null, threadId: null, revision: 1, version: 1, nameKey: "old" };
  const rows = [
    { ...app, deployStatus: "SUCCESS", live: 1, changed: 1 },
    { ...app, deployStatus: "SUCCESS", live: 0, changed: 1 },
  ] as const;
  const documents = [
    { appId: 1, live: JSON.stringify(live), preview: JSON.stringify(preview) },
    { appId: 2, live: null, preview: JSON.stringify(drafted) },
  ];
  for (const step of [
    build.insertInto("apps").values(rows),
    build.insertInto("documents").values(documents),
  ]) {
    const { sql, parameters } = step.compile();
    await connection.run(sql, parameters);
  }
  const id = `id ${connection.dialect.type("integer")} primary key`;
  for (const text of [
    `create table r1 (${id}, f6 text)`,
    `create table s1 (${id}, f6 text)`,
    "insert into r1 values (1, 'a b'), (2, 'b')",
    "insert into s1 values (1, ' a b '), (2, ' b ')",
  ])
    await connection.run(text, []);
}

async function sqlite(dataFolder: string) {
  const database = openWriting(join(dataFolder, "tonari.db"));
  await fill(new SqliteConnection(new Statements(database)));
  database.close();
  return { dataFolder };
}

async function postgres(dataFolder: string) {
  const { url, schema } = await freshPostgresUrl();
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create schema ${schema}`);
  await client.query(`set search_path to ${schema}`);
  await fill(new PostgresConnection(client, new Map()));
  await client.end();
  return { dataFolder, databaseUrl: url, schema };
}

test.each([
  ["SQLite", sqlite],
  ["PostgreSQL", postgres],
] as const)("apps of earlier versions get what newer ones are made with (%s)", async (_, make) => {
  const dataFolder = await mkdtemp(join(tmpdir(), "tonari-old-"));
  const store = await openStore(await make(dataFolder));
  try {
    const documents = await store.view.apps.documents(1);
    const added = [
      { id: 9, type: "STATUS", code: "ステータス", label: "ステータス", enabled: false },
      { id: 10, type: "STATUS_ASSIGNEE", code: "作業者", label: "作業者", enabled: false },
      { id: 11, type: "CATEGORY", code: "カテゴリー", label: "カテゴリー", enabled: false },
    ];
    // One field is the same field in both: an id that the preview has given away is not given again.
    expect(documents?.live).toEqual({ ...live, fields: [...live.fields, ...added], nextId: 12 });
    expect(documents?.preview).toEqual({ ...preview, fields: [...preview.fields, ...added], nextId: 12 });
    expect((await store.view.apps.get(1))?.version).toBe(2);
    const draft = await store.view.apps.documents(2);
    expect(draft?.live).toBeNull();
    // Search texts that were there are found by the index on their words.
    const table = { appId: 1, columns: [{ field: 6, kind: "text", unique: false, searched: true }] } as const;
    const where = { is: "search", on: { kind: "text", column: 6 }, words: ["a"] } as const;
    expect(await store.view.records.ids(table, { where, order: [], limit: 9, offset: 0 })).toEqual([1]);
    expect(draft?.preview.fields.map(({ code }) => code)).toEqual(
      newApp("x", "zh").fields.map(({ code }) => code),
    );
  } finally {
    await store.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
});

test("an app whose fields were all renamed gets English names, and one that has the fields keeps them", () => {
  const app = old("en");
  const renamed = { ...app, fields: app.fields.map((field) => ({ ...field, code: `x${field.id}` })) };
  expect(
    withSwitchedFields(renamed, 6)
      .fields.slice(5)
      .map(({ code }) => code),
  ).toEqual(["Status", "Assignee", "Categories"]);
  const complete = newApp("x", "en");
  expect(withSwitchedFields(complete, 99)).toBe(complete);
});
