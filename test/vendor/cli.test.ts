import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/index.ts";

// The vendor's command-line tool carries the 3,201 films in and out again; every value must survive.

const run = promisify(execFile);
const cli = join(dirname(createRequire(import.meta.url).resolve("@kintone/cli/package.json")), "cli.js");
type Row = Record<string, string>;

let server: RunningServer;
let folder: string;
let app: string;
let movies: Row[];

const types: Record<string, string> = {
  title: "SINGLE_LINE_TEXT",
  release_date: "DATE",
  director: "SINGLE_LINE_TEXT",
  distributor: "SINGLE_LINE_TEXT",
  genre: "DROP_DOWN",
  creative_type: "DROP_DOWN",
  source: "DROP_DOWN",
  mpaa_rating: "RADIO_BUTTON",
  running_time: "NUMBER",
  production_budget: "NUMBER",
  us_gross: "NUMBER",
  worldwide_gross: "NUMBER",
  us_dvd_sales: "NUMBER",
  rotten_tomatoes: "NUMBER",
  imdb_rating: "NUMBER",
  imdb_votes: "NUMBER",
};
const columns = Object.keys(types);

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), "tonari-cli-"));
  movies = parse(await readFile(new URL("../../samples/movies.csv", import.meta.url)), {
    columns: true,
  }) as Row[];
  // A radio button is never without a value once it has a default; films without a rating say so.
  for (const movie of movies) movie.mpaa_rating ||= "Not Rated";

  const properties = Object.fromEntries(
    columns.map((code) => {
      const labels = [...new Set(movies.map((movie) => movie[code] ?? ""))].filter(Boolean);
      const options = Object.fromEntries(labels.map((label, index) => [label, { label, index }]));
      const chosen = ["DROP_DOWN", "RADIO_BUTTON"].includes(types[code] ?? "");
      return [code, { type: types[code], code, label: code, ...(chosen && { options }) }];
    }),
  );
  ({ app } = await call("/k/v1/preview/app.json", { name: "Movies" }));
  await call("/k/v1/preview/app/form/fields.json", { app, properties });
  await call("/k/v1/preview/app/deploy.json", { apps: [{ app }] });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function call(path: string, body: object) {
  const { user, password } = server.administrator;
  const headers = {
    "Content-Type": "application/json",
    "X-Cybozu-Authorization": Buffer.from(`${user}:${password}`).toString("base64"),
  };
  const reply = await fetch(server.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  expect(reply.status, await reply.clone().text()).toBeLessThan(300);
  return (await reply.json()) as { app: string; token: string };
}
function kintone(...more: string[]) {
  const { user, password } = server.administrator;
  return run(
    process.execPath,
    [
      cli,
      "record",
      more[0] as string,
      "--base-url",
      server.url,
      "--username",
      user,
      "--password",
      password,
      "--app",
      app,
      ...more.slice(1),
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
}

test("the vendor's cli imports 3,201 films and exports them value by value", async () => {
  const file = join(folder, "movies.csv");
  await writeFile(file, stringify(movies, { header: true, columns }));
  await kintone("import", "--file-path", file);

  const { stdout } = await kintone("export", "--fields", columns.join(","));
  const exported = parse(stdout, { columns: true }) as Row[];
  expect(exported).toHaveLength(3201);
  const byText = (rows: Row[]) => rows.map((row) => JSON.stringify(columns.map((code) => row[code]))).sort();
  expect(byText(exported)).toEqual(byText(movies));
}, 120_000);

test("the vendor's cli deletes what a query finds, with an API token", async () => {
  const { token } = await call(`/tonari/v1/apps/${app}/tokens`, {
    permissions: ["view", "delete"],
    deploy: true,
  });
  await run(process.execPath, [
    cli,
    "record",
    "delete",
    "--base-url",
    server.url,
    "--api-token",
    token,
    "--app",
    app,
    "--yes",
  ]);
  const { stdout } = await kintone("export", "--fields", "title");
  expect(parse(stdout, { columns: true })).toEqual([]);
}, 60_000);
