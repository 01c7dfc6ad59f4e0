// npm run bench:formulas: writing records with ten formulas, and with two lookups beside them, against the same records
// without, in one run and in turns.
import { admin, call, fill, makeApp, startTonari, stopAll } from "./servers.mjs";
import { median } from "./turns.mjs";

const quick = process.argv.includes("--quick");
const [seconds, rounds] = quick ? [2, 3] : [3, 7];

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

const { url } = await startTonari();
const side = { url, headers: admin };
const made = (fields) => makeApp(url, Object.fromEntries(fields));
const written = (values) =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value: String(value) }]));
async function source(name, count, ...codes) {
  const fields = [
    field("name", "SINGLE_LINE_TEXT", { unique: true }),
    ...codes.map((code) => field(code, "NUMBER")),
  ];
  const app = await made(fields);
  await fill([side], app, count, (n) =>
    written({ name: `${name} ${n - 1}`, ...Object.fromEntries(codes.map((code) => [code, n - 1])) }),
  );
  return app;
}
function record(i) {
  const values = {
    ...{ price: 100 + (i % 900), count: i % 20, discount: i % 30, tax: 10, weight: (i % 500) / 2 },
    ...{ customer: `Customer ${i % 1000}`, product: `Product ${i % 50}`, day: "2026-04-23" },
    ...{ at: "2026-04-20T10:00:00Z", notes: `Note ${i} about this order` },
  };
  return written(values);
}
const body = Array.from({ length: 100 }, (_, i) => record(i));

async function perSecond(app) {
  let written = 0;
  const begin = performance.now();
  while (performance.now() - begin < seconds * 1000) {
    await call(side, "POST", "/k/v1/records.json", { app, records: body });
    written += 100;
  }
  return written / ((performance.now() - begin) / 1000);
}
try {
  const customers = await source("Customer", 1000, "discount", "tax");
  const products = await source("Product", 100, "price", "weight");
  const apps = {
    without: await made(plain),
    formulas: await made([...plain, ...calculated]),
    both: await made([...lookups({ customers, products }), ...calculated]),
  };
  const found = { without: [], formulas: [], both: [] };
  for (const app of Object.values(apps))
    await call(side, "POST", "/k/v1/records.json", { app, records: body });
  for (let round = 0; round < rounds; round++) {
    const names = Object.keys(apps);
    for (const name of round % 2 ? names.toReversed() : names) found[name].push(await perSecond(apps[name]));
  }
  console.log(`node ${process.version}, medians of ${rounds} turns of ${seconds} s`);
  console.table(
    [
      ["add 100 records a request, ten formulas (records/s)", "formulas"],
      ["add 100 records a request, ten formulas and two lookups (records/s)", "both"],
    ].map(([row, name]) => {
      const ratios = found[name].map((ours, turn) => ours / found.without[turn]);
      return {
        row,
        without: Math.round(median(found.without)),
        with: Math.round(median(found[name])),
        ratio: median(ratios).toFixed(2),
        aim: 0.5,
      };
    }),
  );
} finally {
  stopAll();
}
