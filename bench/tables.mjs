// npm run bench:tables: pages of records with tables, and questions about one row, against the floor of the same
// machine in the same run. Both servers hold the same bytes.
import { join } from "node:path";
import { call, fill, folder, makeApp, makeToken, start, startTonari, stopAll } from "./servers.mjs";
import { properties, record } from "./tables-data.mjs";
import { inTurns } from "./turns.mjs";

const turns = process.argv.includes("--quick") ? 1 : 6;
const seconds = 2;
const total = 100_000;

try {
  const floor = await start(["bench/tables-floor.mjs", join(folder, "floor.db")], /ready at (\S+)/);
  const tonari = await startTonari();
  const app = await makeApp(tonari.url, properties());
  const sides = [
    { url: floor.url, headers: {} },
    { url: tonari.url, headers: await makeToken(tonari.url, app) },
  ];
  await fill(sides.slice(1), app, total, record);
  for (let id = 0; id < total; id += 500) {
    const query = encodeURIComponent(`$id > ${id} order by $id asc limit 500`);
    const { records } = await call(sides[1], "GET", `/k/v1/records.json?app=${app}&query=${query}`);
    await call(sides[0], "POST", "/k/v1/records.json", { records });
  }

  const rows = [];
  for (const [name, aim, kind, connections] of [
    ["page of 500 records with two tables of five rows, floor from memory (pages/s)", 0.5, "page", 4],
    ["same row of 500,000, some match (requests/s)", 0.5, "someRows", 2],
    ["same row of 500,000, few match (requests/s)", 0.5, "fewRows", 2],
  ]) {
    const whats = sides.map((side) => ({ ...side, kind, connections, app, ids: total }));
    const [below, ours] = inTurns(whats, { turns, seconds });
    rows.push({
      row: name,
      floor: below.perSecond.toFixed(1),
      tonari: ours.perSecond.toFixed(1),
      ratio: ours.ratio.toFixed(2),
      aim,
    });
    console.log(`${name}: ${rows.at(-1).ratio} (aim ${aim})`);
  }
  console.log(`\nnode ${process.version}, medians of ${turns} turns of ${seconds} s`);
  console.table(rows);
} finally {
  stopAll();
}
