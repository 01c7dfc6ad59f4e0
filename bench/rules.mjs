// node bench/rules.mjs: a list under permissions for records against the same list without, in one run, in turns. Two
// apps hold the same records; the rules of one hide a tenth of them from Ben, and he asks both for the same pages.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const quick = process.argv.includes("--quick");
const seconds = quick ? 2 : 4;
const rounds = quick ? 2 : 3;
const total = quick ? 20_000 : 100_000;
const folder = mkdtempSync(join(tmpdir(), "tonari-bench-"));
const password = "bench-Password-1";
const as = (code) => ({
  "x-cybozu-authorization": Buffer.from(`${code}:${password}`).toString("base64"),
});

const child = spawn(
  process.execPath,
  ["dist/server/main.js", "serve", "--port", "0", "--data", join(folder, "data")],
  {
    cwd: root,
    env: { ...process.env, TONARI_ADMIN_USER: "admin", TONARI_ADMIN_PASSWORD: password },
    stdio: ["ignore", "pipe", "inherit"],
  },
);
const url = await new Promise((resolve, reject) => {
  let printed = "";
  child.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
  child.stdout.on("data", (chunk) => {
    printed += chunk;
    const found = printed.match(/tonari is ready at (\S+)/)?.[1];
    if (found) resolve(found);
  });
});

async function call(method, path, body) {
  const reply = await fetch(url + path, {
    method,
    headers: { ...as("admin"), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
  return JSON.parse(text);
}

const text = (code) => ({ [code]: { type: "SINGLE_LINE_TEXT", code, label: code } });
const properties = {
  ...text("title"),
  ...text("kind"),
  ...text("notes"),
  qty: { type: "NUMBER", code: "qty", label: "qty" },
  salary: { type: "NUMBER", code: "salary", label: "salary" },
  day: { type: "DATE", code: "day", label: "day" },
  person: { type: "USER_SELECT", code: "person", label: "person" },
};
const cells = (values) =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));
const record = (n) =>
  cells({
    title: `Request ${n}`,
    kind: n % 10 === 0 ? "secret" : "open",
    notes: `What somebody wrote about request ${n}, in a sentence of a usual length.`,
    qty: n % 1000,
    salary: n,
    day: `2026-${String((n % 12) + 1).padStart(2, "0")}-15`,
    person: n % 3 === 0 ? [{ code: "ben" }] : [],
  });

async function fill() {
  const { app } = await call("POST", "/k/v1/preview/app.json", { name: "Bench" });
  await call("POST", "/k/v1/preview/app/form/fields.json", { app, properties });
  await call("POST", "/k/v1/preview/app/deploy.json", { apps: [{ app }] });
  for (let from = 1; from <= total; from += 100) {
    const records = Array.from({ length: 100 }, (_, i) => record(from + i));
    await call("POST", "/k/v1/records.json", { app, records });
  }
  return app;
}

function perSecond(app, kind) {
  const what = { url, headers: as("ben"), connections: 4, seconds, kind, app, ids: total };
  const printed = execFileSync(process.execPath, [join(root, "bench/load.mjs"), JSON.stringify(what)], {
    encoding: "utf8",
  });
  return JSON.parse(printed).perSecond;
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

try {
  await call("POST", "/tonari/v1/users", { code: "ben", name: "Ben", password });
  const [without, under, fields] = [await fill(), await fill(), await fill()];
  const everyone = { entity: { type: "GROUP", code: "everyone" } };
  const all = { viewable: true, editable: true, deletable: true };
  const rights = [
    { filterCond: 'kind in ("secret")', entities: [{ entity: { type: "USER", code: "admin" }, ...all }] },
    {
      filterCond: "qty > 500",
      entities: [
        { entity: { type: "FIELD_ENTITY", code: "person" }, ...all },
        { ...everyone, viewable: true },
      ],
    },
  ];
  await call("PUT", "/k/v1/record/acl.json", { app: under, rights });
  const hidden = [
    { code: "salary", entities: [{ entity: { type: "USER", code: "admin" }, accessibility: "WRITE" }] },
  ];
  await call("PUT", "/k/v1/field/acl.json", { app: fields, rights: hidden });

  const rows = [];
  for (const [name, kind] of [
    ["100 records, another page each time", "hundred"],
    ["500 records, another page each time", "pages"],
    ["filter + sort + limit 100", "sorted"],
  ]) {
    const found = { without: [], under: [], fields: [] };
    for (let round = 0; round < rounds; round++) {
      found.without.push(perSecond(without, kind));
      found.under.push(perSecond(under, kind));
      found.fields.push(perSecond(fields, kind));
    }
    const [free, ruled, one] = [median(found.without), median(found.under), median(found.fields)];
    rows.push({
      list: name,
      "without (requests/s)": Math.round(free),
      "record rules": (ruled / free).toFixed(2),
      "a hidden field": (one / free).toFixed(2),
    });
  }
  console.log(
    `node ${process.version}, ${total} records, median of ${rounds} rounds of ${seconds} s, in turns`,
  );
  console.table(rows);
} finally {
  child.removeAllListeners("exit");
  child.kill();
  rmSync(folder, { recursive: true, force: true });
}
