// The floor: what node:http and better-sqlite3 can do on this machine when nothing is asked of them. The same paths,
// bytes, columns, tables and durability as the product, but no authentication, no validation, no query parser.
// Usage: node bench/floor.mjs DATABASE; prints its port; speaks on the same paths as the product.
import { createServer } from "node:http";
import Database from "better-sqlite3";
import { fields } from "./data.mjs";

const db = new Database(process.argv[2]);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
const codes = Object.keys(fields);
const sqlType = { NUMBER: "REAL" };
db.exec(`
  create table r (id integer primary key, revision integer, creator integer, created text, modifier integer, updated text,
    ${codes.map((code) => `"${code}" ${sqlType[fields[code].type] ?? "TEXT"}`).join(", ")});
  create table j (id integer primary key, json text not null);
  create unique index serial on r(serial);
`);
const insertRow = db.prepare(`insert into r values (?, ?, 1, ?, 1, ?, ${codes.map(() => "?").join(", ")})`);
const insertJson = db.prepare("insert into j values (?, ?)");
const updateRow = db.prepare(
  `update r set revision = ?, updated = ?, ${codes.map((code) => `"${code}" = ?`).join(", ")} where id = ?`,
);
const updateJson = db.prepare("update j set json = ? where id = ?");
const byId = db.prepare("select json from j where id = ?").pluck();
const revisionOf = db.prepare("select revision from r where id = ?").pluck();
const scan = db
  .prepare(
    "select json from (select id from r where price > ? and kind in (?, ?) order by day desc, id desc limit 100) join j using (id)",
  )
  .pluck();
const range = db
  .prepare(
    "select json from (select id from r where serial >= ? and serial < ? order by serial, id desc limit 100) join j using (id)",
  )
  .pluck();

let lastId = 0;
const column = (value) => (Array.isArray(value) ? value.join("\u001f") : value);
function compose(id, revision, record, now) {
  const user = { code: "admin", name: "admin" };
  const full = {
    Record_number: { type: "RECORD_NUMBER", value: String(id) },
    Created_by: { type: "CREATOR", value: user },
    Created_datetime: { type: "CREATED_TIME", value: now },
    Updated_by: { type: "MODIFIER", value: user },
    Updated_datetime: { type: "UPDATED_TIME", value: now },
  };
  for (const code of codes) full[code] = { type: fields[code].type, value: record[code].value };
  full.$id = { type: "__ID__", value: String(id) };
  full.$revision = { type: "__REVISION__", value: String(revision) };
  return JSON.stringify(full);
}
function insert(record) {
  const id = ++lastId;
  const now = new Date().toISOString();
  insertRow.run(id, 1, now, now, ...codes.map((code) => column(record[code].value)));
  insertJson.run(id, compose(id, 1, record, now));
  return id;
}
const insertAll = db.transaction((records) => records.map(insert));
const updateAll = db.transaction((changes) =>
  changes.map(({ id, record }) => {
    const revision = revisionOf.get(Number(id)) + 1;
    const now = new Date().toISOString();
    const stored = JSON.parse(byId.get(Number(id)));
    for (const code of Object.keys(record)) stored[code].value = record[code].value;
    updateRow.run(revision, now, ...codes.map((code) => column(stored[code].value)), Number(id));
    updateJson.run(compose(id, revision, stored, now), Number(id));
    return { id: String(id), revision: String(revision) };
  }),
);

let page;
createServer((request, response) => {
  const send = (body) => {
    response.setHeader("content-type", "application/json;charset=utf-8");
    response.end(body);
  };
  const [path, query = ""] = request.url.split("?");
  if (request.method === "GET") {
    const given = new URLSearchParams(query);
    if (path === "/k/v1/record.json") return send(`{"record":${byId.get(Number(given.get("id")))}}`);
    if (given.get("floor")?.startsWith("page")) {
      page ??= Buffer.from(
        `{"records":[${db.prepare("select json from j order by id desc limit 500").pluck().all().join(",")}],"totalCount":null}`,
      );
      return send(page);
    }
    const from = Number(given.get("from"));
    const rows =
      given.get("floor") === "range" ? range.all(from, from + 200) : scan.all(from, "Order", "Return");
    return send(`{"records":[${rows.join(",")}],"totalCount":null}`);
  }
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = JSON.parse(Buffer.concat(chunks).toString());
    if (path === "/k/v1/record.json") {
      const [id] = insertAll([body.record]);
      return send(JSON.stringify({ id: String(id), revision: "1" }));
    }
    if (request.method === "POST") {
      const ids = insertAll(body.records).map(String);
      return send(JSON.stringify({ ids, revisions: ids.map(() => "1") }));
    }
    send(JSON.stringify({ records: updateAll(body.records) }));
  });
}).listen(0, "127.0.0.1", function () {
  console.log(`floor is ready at http://localhost:${this.address().port}`);
});
