// npm run bench:tables: pages of records with tables, and questions about one row, against the floor of the same
// machine in the same run. Both servers hold the same bytes.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { properties, record } from "./tables-data.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const quick = process.argv.includes("--quick");
const [seconds, rounds] = quick ? [2, 1] : [4, 3];
const total = 100_000;
const folder = mkdtempSync(join(tmpdir(), "tonari-bench-"));
const password = "bench-Password-1";
const children = [];

function start(command, ready, env = {}) {
  const stdio = ["ignore", "pipe", "inherit"];
  const child = spawn(process.execPath, command, { cwd: root, env: { ...process.env, ...env }, stdio });
  children.push(child);
  return new Promise((resolve, reject) => {
    let printed = "";
    child.on("exit", (code) => reject(new Error(`${command[0]} ended with ${code}: ${printed}`)));
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      const url = printed.match(ready)?.[1];
      if (url) resolve(url);
    });
  });
}
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
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

try {
  const floor = await start(["bench/tables-floor.mjs", join(folder, "floor.db")], /ready at (\S+)/);
  const serve = ["dist/server/main.js", "serve", "--port", "0", "--data", join(folder, "data")];
  const tonari = await start(serve, /tonari is ready at (\S+)/, {
    TONARI_ADMIN_USER: "admin",
    TONARI_ADMIN_PASSWORD: password,
  });
  const admin = { "x-cybozu-authorization": Buffer.from(`admin:${password}`).toString("base64") };
  const { app } = await call(tonari, admin, "POST", "/k/v1/preview/app.json", { name: "Bench" });
  await call(tonari, admin, "POST", "/k/v1/preview/app/form/fields.json", { app, properties: properties() });
  await call(tonari, admin, "POST", "/k/v1/preview/app/deploy.json", { apps: [{ app }] });
  const { token } = await call(tonari, admin, "POST", `/tonari/v1/apps/${app}/tokens`, {
    permissions: ["view", "add"],
    deploy: true,
  });
  const headers = { "x-cybozu-api-token": token };
  for (let from = 1; from <= total; from += 100) {
    const records = Array.from({ length: 100 }, (_, i) => record(from + i));
    await call(tonari, headers, "POST", "/k/v1/records.json", { app, records });
  }
  for (let id = 0; id < total; id += 500) {
    const query = encodeURIComponent(`$id > ${id} order by $id asc limit 500`);
    const { records } = await call(tonari, headers, "GET", `/k/v1/records.json?app=${app}&query=${query}`);
    await call(floor, {}, "POST", "/k/v1/records.json", { records });
  }

  const sides = { floor: { url: floor, headers: {} }, tonari: { url: tonari, headers } };
  const rows = [];
  for (const [name, aim, kind, connections] of [
    ["page of 500 records with two tables of five rows, floor from memory (pages/s)", 0.5, "page", 4],
    ["same row of 500,000, some match (requests/s)", 0.5, "someRows", 2],
    ["same row of 500,000, few match (requests/s)", 0.5, "fewRows", 2],
  ]) {
    const found = { floor: [], tonari: [] };
    for (let round = 0; round < rounds; round++) {
      for (const side of round % 2 ? ["tonari", "floor"] : ["floor", "tonari"]) {
        const what = JSON.stringify({ ...sides[side], kind, connections, seconds, app, ids: total });
        const printed = execFileSync(process.execPath, ["bench/load.mjs", what], {
          cwd: root,
          encoding: "utf8",
        });
        found[side].push(JSON.parse(printed).perSecond);
      }
    }
    const [below, ours] = [median(found.floor), median(found.tonari)];
    rows.push({
      row: name,
      floor: below.toFixed(1),
      tonari: ours.toFixed(1),
      ratio: (ours / below).toFixed(2),
      aim,
    });
    console.log(`${name}: ${rows.at(-1).ratio} (aim ${aim})`);
  }
  console.log(`\nnode ${process.version}, median of ${rounds} rounds of ${seconds} s, both servers in turns`);
  console.table(rows);
} finally {
  for (const child of children) {
    child.removeAllListeners("exit");
    child.kill();
  }
  rmSync(folder, { recursive: true, force: true });
}
