// npm run bench: the product against the floor of the same machine, in one run, as ratios. Both servers live at the
// same time and are measured in turns, so that a slow minute of the machine hits both.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { properties } from "./data.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const quick = process.argv.includes("--quick");
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice(7)
  .split(",");
// Short pairs and many of them: what else the machine does comes and goes, and hits both of a pair.
const [readPairs, writePairs] = quick ? [2, 1] : [12, 5];
const [readSeconds, writeSeconds] = [1, 3];
const total = 100_000;
const folder = mkdtempSync(join(tmpdir(), "tonari-bench-"));
const password = "bench-Password-1";
const children = [];

function start(command, ready, env = {}) {
  const began = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    let printed = "";
    child.on("exit", (code) => reject(new Error(`${command[0]} ended with ${code}: ${printed}`)));
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      const url = printed.match(ready)?.[1];
      if (url) resolve({ child, url, milliseconds: performance.now() - began });
    });
  });
}
const startTonari = (data) =>
  start(
    ["dist/server/main.js", "serve", "--port", "0", "--data", join(folder, data)],
    /tonari is ready at (\S+)/,
    {
      TONARI_ADMIN_USER: "admin",
      TONARI_ADMIN_PASSWORD: password,
    },
  );
const residentMiB = ({ child }) =>
  Math.round(Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) / 1024);

async function call(url, headers, method, path, body) {
  const reply = await fetch(url + path, {
    method,
    headers: { ...headers, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
  return JSON.parse(text);
}
function measure(what) {
  const printed = execFileSync(
    process.execPath,
    ["--max-old-space-size=6000", join(root, "bench/load.mjs"), JSON.stringify(what)],
    { encoding: "utf8" },
  );
  return JSON.parse(printed).perSecond;
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const rows = [];
try {
  const floor = await start(["bench/floor.mjs", join(folder, "floor.db")], /ready at (\S+)/);
  const tonari = await startTonari("data");
  const admin = { "x-cybozu-authorization": Buffer.from(`admin:${password}`).toString("base64") };
  await call(tonari.url, admin, "GET", "/k/v1/apps.json");
  const idle = residentMiB(tonari);

  const { app } = await call(tonari.url, admin, "POST", "/k/v1/preview/app.json", { name: "Bench" });
  await call(tonari.url, admin, "POST", "/k/v1/preview/app/form/fields.json", {
    app,
    properties: properties(),
  });
  await call(tonari.url, admin, "POST", "/k/v1/preview/app/deploy.json", { apps: [{ app }] });
  const { token } = await call(tonari.url, admin, "POST", `/tonari/v1/apps/${app}/tokens`, {
    permissions: ["view", "add", "edit", "delete"],
    deploy: true,
  });
  const sides = [
    { name: "floor", url: floor.url, headers: {} },
    { name: "tonari", url: tonari.url, headers: { "x-cybozu-api-token": token } },
  ];

  let asked = 0;
  let inserted = 0;
  async function row(name, aim, kind, connections, unit = 1) {
    if (only && !only.includes(kind)) return;
    const writes = /^(insert|update)/.test(kind);
    const [pairs, seconds] = writes ? [writePairs, writeSeconds] : [readPairs, readSeconds];
    const found = { floor: [], tonari: [] };
    for (let pair = writes ? 0 : -2; pair < pairs; pair++) {
      // Each pair asks on where the one before it ended: nobody answers from memory what it was asked a moment ago.
      const from = writes ? inserted : asked;
      asked += 4_999;
      if (kind.startsWith("insert")) inserted += 10_000_000;
      for (const side of pair % 2 ? sides.toReversed() : sides) {
        const each = measure({ ...side, kind, connections, seconds, app, from, ids: total }) * unit;
        // the first two make both sides warm
        if (pair >= 0) found[side.name].push(each);
      }
    }
    const ratio = median(found.tonari.map((ours, pair) => ours / found.floor[pair]));
    rows.push({
      row: name,
      floor: Math.round(median(found.floor)),
      tonari: Math.round(median(found.tonari)),
      ratio: ratio.toFixed(2),
      aim,
    });
    console.log(`${name}: ${rows.at(-1).ratio} (aim ${aim})`);
  }

  // The 100,000 records that are read and searched; from here on, new ones get other serials.
  const { record } = await import("./data.mjs");
  for (let from = 1; from <= total; from += 100) {
    const records = Array.from({ length: 100 }, (_, i) => record(from + i));
    for (const { url, headers } of sides)
      await call(url, headers, "POST", "/k/v1/records.json", { app, records });
  }
  inserted = 10_000_000;

  await row("one record by id, 8 connections (requests/s)", 0.35, "byId", 8);
  await row("page of 500 records, floor from memory (pages/s)", 0.4, "page", 4);
  await row("another page of 500 each time, floor from memory (pages/s)", "-", "pages", 4);
  await row("filter + sort + limit 100 over 100,000, unindexed (requests/s)", 0.7, "scan", 2);
  await row("filter + sort + limit 100 over 100,000, indexed (requests/s)", 0.7, "range", 2);
  await row("update 100 records a request (records/s)", 0.3, "updateMany", 1, 100);
  await row("insert 100 records a request (records/s)", 0.3, "insertMany", 1, 100);
  await row("insert one, 1 connection (records/s)", "-", "insertOne", 1);
  await row("insert one, 8 connections (records/s)", 0.5, "insertOne", 8);
  const after = residentMiB(tonari);

  const starts = [];
  for (let i = 0; i < 5; i++) {
    const fresh = await startTonari(i < 2 ? `cold${i}` : "cold0");
    const began = performance.now();
    await fetch(`${fresh.url}/k/v1/apps.json`, { headers: admin });
    starts.push(fresh.milliseconds + performance.now() - began);
    fresh.child.removeAllListeners("exit");
    fresh.child.kill();
  }

  console.log(
    `\nnode ${process.version}, medians of ${readPairs} pairs of ${readSeconds} s (writing: ${writePairs} of ${writeSeconds} s), one process each`,
  );
  console.table(rows);
  console.log(
    `cold start to first answer: ${Math.round(median(starts))} ms (aim 600; new domain ${Math.round(starts[0])} ms)`,
  );
  console.log(`memory: ${idle} MiB idle (aim 110), ${after} MiB after the load`);
} finally {
  for (const child of children) {
    child.removeAllListeners("exit");
    child.kill();
  }
  rmSync(folder, { recursive: true, force: true });
}
