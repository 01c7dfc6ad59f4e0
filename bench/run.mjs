// npm run bench: the product against the floor of the same machine, in one run, as ratios. Both servers live at the
// same time and are measured in turns, so that a slow minute of the machine hits both.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { properties, record } from "./data.mjs";
import {
  admin,
  call,
  fill,
  folder,
  makeApp,
  makeToken,
  start,
  startTonari,
  stop,
  stopAll,
} from "./servers.mjs";
import { inTurns, median } from "./turns.mjs";

const quick = process.argv.includes("--quick");
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice(7)
  .split(",");
const reading = { turns: quick ? 2 : 12, seconds: 1 };
const writing = { turns: quick ? 1 : 5, seconds: 3, warm: 0 };
const total = 100_000;

const residentMiB = ({ child }) =>
  Math.round(Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) / 1024);

const rows = [];
try {
  const floor = await start(["bench/floor.mjs", join(folder, "floor.db")], /ready at (\S+)/);
  const tonari = await startTonari("data");
  await call({ url: tonari.url, headers: admin }, "GET", "/k/v1/apps.json");
  const idle = residentMiB(tonari);

  const app = await makeApp(tonari.url, properties());
  const sides = [
    { url: floor.url, headers: {} },
    { url: tonari.url, headers: await makeToken(tonari.url, app) },
  ];

  async function row(name, aim, kind, connections, unit = 1) {
    if (only && !only.includes(kind)) return;
    const whats = sides.map((side) => ({ ...side, kind, connections, app, ids: total }));
    const insert = kind.startsWith("insert") && { ...writing, step: 10_000_000 };
    const [below, ours] = inTurns(whats, insert || (kind === "updateMany" ? writing : reading));
    const ratio = ours.ratio.toFixed(2);
    const perSecond = (side) => Math.round(side.perSecond * unit);
    rows.push({ row: name, floor: perSecond(below), tonari: perSecond(ours), ratio, aim });
    console.log(`${name}: ${ratio} (aim ${aim})`);
  }

  // The 100,000 records that are read and searched.
  await fill(sides, app, total, record);

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
    stop(fresh.child);
  }

  console.log(
    `\nnode ${process.version}, medians of ${reading.turns} turns of ${reading.seconds} s, of writing ${writing.turns} of ${writing.seconds} s`,
  );
  console.table(rows);
  console.log(
    `cold start to first answer: ${Math.round(median(starts))} ms (aim 600; new domain ${Math.round(starts[0])} ms)`,
  );
  console.log(`memory: ${idle} MiB idle (aim 110), ${after} MiB after the load`);
} finally {
  stopAll();
}
