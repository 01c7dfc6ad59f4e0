// npm run bench:formulas: writing records with ten formulas, and with two lookups beside them, against the same records
// without, in one run and in turns.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const quick = process.argv.includes("--quick");
const [seconds, rounds] = quick ? [2, 3] : [4, 5];
const folder = mkdtempSync(join(tmpdir(), "tonari-bench-"));
const password = "bench-Password-1";
const server = spawn(process.execPath, ["dist/server/main.js", "serve", "--port", "0", "--data", folder], {
  cwd: root,
  env: { ...process.env, TONARI_ADMIN_USER: "admin", TONARI_ADMIN_PASSWORD: password },
  stdio: ["ignore", "pipe", "inherit"],
});

const inputs = {
  ...Object.fromEntries(["price", "count", "discount", "tax", "weight"].map((code) => [code, "NUMBER"])),
  ...{
    customer: "SINGLE_LINE_TEXT",
    product: "SINGLE_LINE_TEXT",
    day: "DATE",
    at: "DATETIME",
    notes: "MULTI_LINE_TEXT",
  },
};
const formulas = {
  net: "price * count",
  reduced: "net * (1 - discount / 100)",
  gross: "reduced * (1 + tax / 100)",
  rounded: "ROUND(gross, 0)",
  each: "IF(count = 0, 0, rounded / count)",
  heavy: "IF(AND(weight > 100, count > 1), 1, 0)",
  cubes: "weight ^ 3 / 1000",
  spread: "SUM(net, reduced, gross) / 3 - rounded",
  due: "day + 30 * 86400",
  waiting: "due - at",
};
const field = (code, type, more = {}) => [code, { type, code, label: code, ...more }];
const plain = Object.entries(inputs).map(([code, type]) => field(code, type));
/** The same fields, but two of them are keys that fill two others each. */
const lookups = ({ customers, products }) => {
  const into = (app, ...filled) => ({
    lookup: {
      relatedApp: { app },
      relatedKeyField: "name",
      fieldMappings: filled.map((code) => ({ field: code, relatedField: code })),
    },
  });
  const keys = { customer: into(customers, "discount", "tax"), product: into(products, "price", "weight") };
  return plain.map(([code, property]) => [code, { ...property, ...keys[code] }]);
};
const calculated = Object.entries(formulas).map(([code, expression]) => field(code, "CALC", { expression }));

const url = await new Promise((resolve, reject) => {
  server.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  server.stdout.on("data", (chunk) => {
    const [, found] = /tonari is ready at (\S+)/.exec(String(chunk)) ?? [];
    if (found) resolve(found);
  });
});
const headers = {
  "content-type": "application/json",
  "x-cybozu-authorization": Buffer.from(`admin:${password}`).toString("base64"),
};
async function post(path, body) {
  const reply = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}
async function made(fields) {
  const { app } = await post("/k/v1/preview/app.json", { name: "Bench" });
  await post("/k/v1/preview/app/form/fields.json", { app, properties: Object.fromEntries(fields) });
  await post("/k/v1/preview/app/deploy.json", { apps: [{ app }] });
  return app;
}
async function source(name, count, ...codes) {
  const fields = [
    field("name", "SINGLE_LINE_TEXT", { unique: true }),
    ...codes.map((code) => field(code, "NUMBER")),
  ];
  const app = await made(fields);
  for (let from = 0; from < count; from += 50) {
    const records = Array.from({ length: 50 }, (_, i) => {
      const values = {
        name: `${name} ${from + i}`,
        ...Object.fromEntries(codes.map((code) => [code, from + i])),
      };
      return Object.fromEntries(
        Object.entries(values).map(([code, value]) => [code, { value: String(value) }]),
      );
    });
    await post("/k/v1/records.json", { app, records });
  }
  return app;
}
function record(i) {
  const values = {
    ...{ price: 100 + (i % 900), count: i % 20, discount: i % 30, tax: 10, weight: (i % 500) / 2 },
    ...{ customer: `Customer ${i % 1000}`, product: `Product ${i % 50}`, day: "2026-04-23" },
    ...{ at: "2026-04-20T10:00:00Z", notes: `Note ${i} about this order` },
  };
  return Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value: String(value) }]));
}
const body = Array.from({ length: 100 }, (_, i) => record(i));

async function perSecond(app) {
  let written = 0;
  const begin = performance.now();
  while (performance.now() - begin < seconds * 1000) {
    await post("/k/v1/records.json", { app, records: body });
    written += 100;
  }
  return written / ((performance.now() - begin) / 1000);
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

try {
  const customers = await source("Customer", 1000, "discount", "tax");
  const products = await source("Product", 50, "price", "weight");
  const apps = {
    without: await made(plain),
    formulas: await made([...plain, ...calculated]),
    both: await made([...lookups({ customers, products }), ...calculated]),
  };
  const found = { without: [], formulas: [], both: [] };
  for (const app of Object.values(apps)) await post("/k/v1/records.json", { app, records: body });
  for (let round = 0; round < rounds; round++) {
    const names = Object.keys(apps);
    for (const name of round % 2 ? names.toReversed() : names) found[name].push(await perSecond(apps[name]));
  }
  const below = median(found.without);
  console.log(`node ${process.version}, median of ${rounds} rounds of ${seconds} s, in turns`);
  console.table(
    [
      ["add 100 records a request, ten formulas (records/s)", "formulas"],
      ["add 100 records a request, ten formulas and two lookups (records/s)", "both"],
    ].map(([row, name]) => {
      const ours = median(found[name]);
      return {
        row,
        without: Math.round(below),
        with: Math.round(ours),
        ratio: (ours / below).toFixed(2),
        aim: 0.5,
      };
    }),
  );
} finally {
  server.removeAllListeners("exit");
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
