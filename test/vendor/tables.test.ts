import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { KintoneRestAPIClient } from "@kintone/rest-api-client";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/index.ts";

// Tables, as the vendor's client and the vendor's command-line tool read and write them.

const run = promisify(execFile);
const cli = join(dirname(createRequire(import.meta.url).resolve("@kintone/cli/package.json")), "cli.js");

let server: RunningServer;
let client: KintoneRestAPIClient;
let folder: string;
let app: string;

const field = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
const options = (...labels: string[]) => ({
  options: Object.fromEntries(labels.map((label, index) => [label, { label, index }])),
});
// biome-ignore lint/suspicious/noExplicitAny: the client's types want every property of the vendor's settings
type Loose = any;

const properties = {
  ...field("SINGLE_LINE_TEXT", "title", { unique: true }),
  ...field("SUBTABLE", "lines", {
    fields: {
      ...field("SINGLE_LINE_TEXT", "item"),
      ...field("NUMBER", "count"),
      ...field("DROP_DOWN", "kind", options("x", "y")),
      ...field("CHECK_BOX", "flags", options("a", "b")),
      ...field("DATE", "day"),
      ...field("DATETIME", "moment"),
      ...field("MULTI_LINE_TEXT", "memo"),
      ...field("LINK", "page"),
      ...field("USER_SELECT", "who"),
    },
  }),
  ...field("SUBTABLE", "notes", { fields: field("SINGLE_LINE_TEXT", "note") }),
  ...field("GROUP", "part"),
};

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), "tonari-tables-"));
  client = new KintoneRestAPIClient({
    baseUrl: server.url,
    auth: { username: server.administrator.user, password: server.administrator.password },
  });
  ({ app } = await client.app.addApp({ name: "Orders" }));
  await client.app.addFormFields({ app, properties: properties as Loose });
  await client.app.deployApp({ apps: [{ app }] });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const row = (values: Record<string, unknown>, id?: string) => ({
  ...(id && { id }),
  value: Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }])),
});
const rowsOf = async (id: string) =>
  ((await client.record.getRecord({ app, id })).record as Loose).lines.value;

describe("the vendor's client", () => {
  test("reads the form with its tables and groups", async () => {
    const { properties } = (await client.app.getFormFields({ app })) as Loose;
    expect(Object.keys(properties.lines.fields)).toHaveLength(9);
    expect(properties.part).toMatchObject({ type: "GROUP", openGroup: false });
    const { layout } = await client.app.getFormLayout({ app });
    expect(layout.map(({ type }) => type)).toEqual(["ROW", "SUBTABLE", "SUBTABLE", "GROUP"]);
    const moved = [layout[3], ...layout.slice(0, 3)] as Loose;
    moved[0].layout = [moved[1]];
    await client.app.updateFormLayout({
      app,
      layout: moved.filter((_: unknown, index: number) => index !== 1),
    });
    const { layout: next } = (await client.app.getFormLayout({ app, preview: true })) as Loose;
    expect(next[0].layout[0].fields[0].code).toBe("title");
    await client.app.deployApp({ apps: [{ app }], revert: true });
  });

  test("adds rows, changes one, adds another and takes one away", async () => {
    const { id } = await client.record.addRecord({
      app,
      record: { lines: { value: [row({ item: "pen", count: 2 }), row({ item: "ink" })] } },
    });
    const [pen, ink] = await rowsOf(id);
    expect(pen.value).toMatchObject({
      item: { type: "SINGLE_LINE_TEXT", value: "pen" },
      count: { value: "2" },
    });
    await client.record.updateRecord({
      app,
      id,
      record: { lines: { value: [row({ count: "7" }, ink.id), row({ item: "cap" })] } },
    });
    const rows = await rowsOf(id);
    expect(rows.map(({ value }: Loose) => [value.item.value, value.count.value])).toEqual([
      ["ink", "7"],
      ["cap", ""],
    ]);
    expect(rows[0].id).toBe(ink.id);
  });

  test("finds records by their rows, in pages and by cursor", async () => {
    const records = Array.from({ length: 30 }, (_, n) => ({
      title: { value: `many ${n}` },
      notes: { value: [row({ note: `n${n % 3}` }), row({ note: "all" })] },
    }));
    await client.record.addAllRecords({ app, records });
    const condition = 'note in ("n1") and title like "many"';
    expect(await client.record.getAllRecordsWithId({ app, condition })).toHaveLength(10);
    expect(await client.record.getAllRecordsWithCursor({ app, query: condition })).toHaveLength(10);
    const { totalCount } = await client.record.getRecords({
      app,
      query: 'note not in ("n1")',
      totalCount: true,
    });
    expect(totalCount).toBe("20");
  });

  test("upserts rows by a key", async () => {
    const upsert = (...items: string[]) =>
      client.record.upsertRecord({
        app,
        updateKey: { field: "title", value: "key" },
        record: { lines: { value: items.map((item) => row({ item })) } },
      });
    const { id } = await upsert("one", "two");
    await upsert("three");
    expect((await rowsOf(id)).map(({ value }: Loose) => value.item.value)).toEqual(["three"]);
  });
});

describe("the vendor's cli", () => {
  const kintone = (command: string, ...more: string[]) => {
    const { user, password } = server.administrator;
    const asked = ["--base-url", server.url, "--username", user, "--password", password, "--app", app];
    return run(process.execPath, [cli, "record", command, ...asked, ...more]);
  };
  const items = ["item", "count", "kind", "flags", "day", "moment", "memo", "page", "who"];
  const columns = ["*", "title", "lines", ...items, "notes", "note"];
  type Line = Record<string, string>;
  const line = (values: Line): Line => ({
    ...Object.fromEntries(columns.map((code) => [code, ""])),
    ...values,
  });
  const films = [
    line({ "*": "*", title: "csv 1", item: "pen", count: "1.5", kind: "x", flags: "a\nb", note: "first" }),
    line({
      title: "csv 1",
      item: "with, comma",
      day: "2026-04-23",
      moment: "2026-04-23T10:00:00Z",
      note: "second",
    }),
    line({ title: "csv 1", memo: 'two\n"lines"', page: "https://example.com/?a=1", who: "WHO" }),
    line({ "*": "*", title: "csv 2", item: "only one" }),
    line({ "*": "*", title: "csv 3" }),
  ];
  const given = () =>
    films.map((one) => ({ ...one, who: one.who === "WHO" ? server.administrator.user : "" }));
  const exported = async () => {
    const { stdout } = await kintone(
      "export",
      "--condition",
      'title like "csv"',
      "--order-by",
      "title asc",
      "--fields",
      "title,lines,notes",
    );
    return parse(stdout, { columns: true }) as Line[];
  };
  /** The tables of each record. The tool writes one below the other; ids are the server's. */
  const told = (lines: Line[]) => {
    const records: { title: string; lines: string[][]; notes: string[] }[] = [];
    for (const one of lines) {
      if (one["*"] === "*") records.push({ title: one.title ?? "", lines: [], notes: [] });
      const cells = items.map((code) => one[code] ?? "");
      if (cells.some((cell) => cell !== "")) records.at(-1)?.lines.push(cells);
      if (one.note) records.at(-1)?.notes.push(one.note);
    }
    return records;
  };

  test("imports tables from CSV, exports equal values, and imports its own export with its rows", async () => {
    const file = join(folder, "tables.csv");
    await writeFile(file, stringify(given(), { header: true, columns }));
    await kintone("import", "--file-path", file);
    const first = await exported();
    expect(told(first)).toEqual(told(given()));
    expect(told(first).map(({ lines, notes }) => [lines.length, notes.length])).toEqual([
      [3, 2],
      [1, 0],
      [0, 0],
    ]);

    await writeFile(file, stringify(first, { header: true }));
    await kintone("import", "--file-path", file, "--update-key", "title");
    expect(await exported()).toEqual(first);
  }, 120_000);
});
