import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { KintoneRestAPIClient } from "@kintone/rest-api-client";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/index.ts";

// The vendor's command-line tool carries an app with tables, files, people and every type of value into another app.

const run = promisify(execFile);
const cli = join(dirname(createRequire(import.meta.url).resolve("@kintone/cli/package.json")), "cli.js");

let server: RunningServer;
let client: KintoneRestAPIClient;
let folder: string;
let from: string;
let to: string;
let admin: string;

// biome-ignore lint/suspicious/noExplicitAny: the client's types want every property of the vendor's settings
type Loose = any;
type Cells = Record<string, { type: string; value: unknown }>;

const field = (type: string, code: string, more = {}) => ({ [code]: { type, code, label: code, ...more } });
const options = (...labels: string[]) => ({
  options: Object.fromEntries(labels.map((label, index) => [label, { label, index }])),
});
const inputs = (end: string) => ({
  ...field("SINGLE_LINE_TEXT", `text${end}`),
  ...field("MULTI_LINE_TEXT", `lines${end}`),
  ...field("RICH_TEXT", `rich${end}`),
  ...field("NUMBER", `number${end}`),
  ...field("CHECK_BOX", `check${end}`, options("a", "b, c")),
  ...field("RADIO_BUTTON", `radio${end}`, { ...options("one", "two"), defaultValue: "one" }),
  ...field("DROP_DOWN", `drop${end}`, options("x", 'y "quoted"')),
  ...field("MULTI_SELECT", `multi${end}`, options("red", "green")),
  ...field("DATE", `day${end}`),
  ...field("TIME", `hour${end}`),
  ...field("DATETIME", `moment${end}`),
  ...field("LINK", `link${end}`),
  ...field("USER_SELECT", `people${end}`),
  ...field("ORGANIZATION_SELECT", `departments${end}`),
  ...field("GROUP_SELECT", `groups${end}`),
  ...field("FILE", `papers${end}`),
});
const properties = {
  ...field("SINGLE_LINE_TEXT", "key", { unique: true }),
  ...inputs(""),
  ...field("CALC", "double", { expression: "number * 2" }),
  ...field("SUBTABLE", "table", {
    fields: { ...inputs("_"), ...field("CALC", "double_", { expression: "number_ * 2" }) },
  }),
};

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), "tonari-everything-"));
  const { user: username, password } = server.administrator;
  admin = username;
  client = new KintoneRestAPIClient({ baseUrl: server.url, auth: { username, password } });
  const reply = await fetch(`${server.url}/v1/organizations.json`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Cybozu-Authorization": Buffer.from(`${username}:${password}`).toString("base64"),
    },
    body: JSON.stringify({ organizations: [{ code: "sales", name: "Sales" }] }),
  });
  expect(reply.status).toBe(200);
  [from, to] = [await makeApp("From"), await makeApp("To")];
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function makeApp(name: string): Promise<string> {
  const { app } = await client.app.addApp({ name });
  await client.app.addFormFields({ app, properties: properties as Loose });
  await client.app.deployApp({ apps: [{ app }] });
  return app;
}

function kintone(app: string, command: string, ...more: string[]) {
  const { user, password } = server.administrator;
  const asked = ["--base-url", server.url, "--username", user, "--password", password, "--app", app];
  return run(process.execPath, [cli, "record", command, ...asked, ...more], { maxBuffer: 16 * 1024 * 1024 });
}

/** One value of each type, with what is hard for CSV. */
async function values(end: string, number: number): Promise<Record<string, unknown>> {
  const upload = async (name: string, data: string) =>
    (await client.file.uploadFile({ file: { name, data } })).fileKey;
  const all = {
    text: `with, comma "and quotes" ${number}`,
    lines: 'one\ntwo, "three"\n',
    rich: "<b>bold</b><div>日本語</div>",
    number: `${number}.0001`,
    check: ["a", "b, c"],
    radio: "two",
    drop: 'y "quoted"',
    multi: ["green"],
    day: "2026-04-23",
    hour: "23:59",
    moment: "2026-04-23T15:04:00Z",
    link: "https://example.com/?a=1,2",
    people: [{ code: admin }],
    departments: [{ code: "sales" }],
    groups: [{ code: "everyone" }],
    papers: [
      { fileKey: await upload(`資料 ${number}${end}.txt`, `paper ${number}`) },
      { fileKey: await upload(`second${end}.bin`, "\u0000\u0001") },
    ],
  };
  return Object.fromEntries(Object.entries(all).map(([code, value]) => [code + end, { value }]));
}

async function fill(app: string): Promise<void> {
  const records = [
    {
      ...(await values("", 1)),
      key: { value: "full" },
      table: { value: [{ value: await values("_", 2) }, { value: await values("_", 3) }] },
    },
    { key: { value: "empty" } },
    { key: { value: "rows" }, table: { value: [{ value: { text_: { value: "only" } } }] } },
  ];
  await client.record.addRecords({ app, records: records as Loose });
}

const systems = [
  "__ID__",
  "__REVISION__",
  "RECORD_NUMBER",
  "CREATED_TIME",
  "UPDATED_TIME",
  "CREATOR",
  "MODIFIER",
];

/** A record by its values alone: files by name and content, rows without their ids. */
async function told(cells: Cells): Promise<Record<string, unknown>> {
  const kept = Object.entries(cells).filter(([, { type }]) => !systems.includes(type));
  return Object.fromEntries(
    await Promise.all(
      kept.map(async ([code, { type, value }]) => {
        if (type === "FILE") return [code, await Promise.all((value as Loose[]).map(content))];
        if (type === "SUBTABLE")
          return [code, await Promise.all((value as Loose[]).map((row) => told(row.value)))];
        return [code, value];
      }),
    ),
  );
}
async function content({ fileKey, name }: { fileKey: string; name: string }) {
  return [name, Buffer.from(await client.file.downloadFile({ fileKey })).toString("hex")];
}
async function everything(app: string) {
  const { records } = await client.record.getRecords({ app, query: "order by key asc" });
  return Promise.all(records.map((record) => told(record as Loose)));
}

test("an export with attachments, imported into a fresh app, is the same app value by value", async () => {
  await fill(from);
  const attachments = join(folder, "attachments");
  await mkdir(attachments);
  const { stdout } = await kintone(
    from,
    "export",
    "--attachments-dir",
    attachments,
    "--fields",
    // What the new app makes itself, numbers and calculated values, is left out.
    ["key", ...Object.keys(inputs("")), "table"].join(","),
  );
  const file = join(attachments, "records.csv");
  const lines = parse(stdout, { columns: true }) as Record<string, string>[];
  await writeFile(file, stdout);
  await kintone(to, "import", "--file-path", file, "--attachments-dir", attachments);
  expect(lines.filter((line) => line["*"] === "*")).toHaveLength(3);
  const [before, after] = [await everything(from), await everything(to)];
  expect(after).toEqual(before);
  expect(after.map(({ key, table }) => [key, (table as unknown[]).length])).toEqual([
    ["empty", 0],
    ["full", 2],
    ["rows", 1],
  ]);
  expect(await readFile(file, "utf8")).toContain("資料");
}, 180_000);

test("upserts by key: what is there is changed, what is not is added", async () => {
  const file = join(folder, "upsert.csv");
  const rows = [
    { key: "full", text: "changed", number: "5" },
    { key: "new", text: "added", number: "6" },
  ];
  await writeFile(file, stringify(rows, { header: true }));
  await kintone(to, "import", "--file-path", file, "--update-key", "key");
  const { records } = await client.record.getRecords({
    app: to,
    query: 'key in ("full", "new") order by key asc',
  });
  const brief = (records as Loose[]).map((one) => [
    one.key.value,
    one.text.value,
    one.double.value,
    one.radio.value,
    one.table.value.length,
    one.papers.value.length,
  ]);
  expect(brief).toEqual([
    ["full", "changed", "10", "two", 2, 2],
    ["new", "added", "12", "one", 0, 0],
  ]);
}, 180_000);
