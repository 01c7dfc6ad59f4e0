// node bench/rules.mjs: a list under permissions for records against the same list without, in one run, in turns. Two
// apps hold the same records; the rules of one hide a tenth of them from Ben, and he asks both for the same pages.
import { admin, call, fill, makeApp, password, passwordOf, startTonari, stopAll } from "./servers.mjs";
import { inTurns } from "./turns.mjs";

const quick = process.argv.includes("--quick");
const turns = quick ? 2 : 8;
const seconds = 1;
const total = quick ? 20_000 : 100_000;

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

try {
  const { url } = await startTonari();
  const side = { url, headers: admin };
  await call(side, "POST", "/tonari/v1/users", { code: "ben", name: "Ben", password });
  const apps = [];
  for (let i = 0; i < 3; i++) {
    apps.push(await makeApp(url, properties));
    await fill([side], apps[i], total, record);
  }
  const [, under, fields] = apps;
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
  await call(side, "PUT", "/k/v1/record/acl.json", { app: under, rights });
  const hidden = [
    { code: "salary", entities: [{ entity: { type: "USER", code: "admin" }, accessibility: "WRITE" }] },
  ];
  await call(side, "PUT", "/k/v1/field/acl.json", { app: fields, rights: hidden });

  const rows = [];
  for (const [name, kind] of [
    ["100 records, another page each time", "hundred"],
    ["500 records, another page each time", "pages"],
    ["filter + sort + limit 100", "sorted"],
  ]) {
    const asked = { url, headers: passwordOf("ben"), connections: 4, kind, ids: total };
    const [free, ruled, one] = inTurns(
      apps.map((app) => ({ ...asked, app })),
      { turns, seconds },
    );
    rows.push({
      list: name,
      "without (requests/s)": Math.round(free.perSecond),
      "record rules": ruled.ratio.toFixed(2),
      "a hidden field": one.ratio.toFixed(2),
    });
  }
  console.log(`node ${process.version}, ${total} records, medians of ${turns} turns of ${seconds} s`);
  console.table(rows);
} finally {
  stopAll();
}
