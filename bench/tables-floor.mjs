// The floor for tables: the records that the product answered, byte by byte, and the rows in a typed table, asked by
// the best SQL that we know. Usage: node bench/tables-floor.mjs DATABASE; records come by POST as the product shows them.
import { createServer } from "node:http";
import Database from "better-sqlite3";

const db = new Database(process.argv[2]);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec(`
  create table j (id integer primary key, json text not null);
  create table t (record integer, position integer, item text, count real, due text, primary key (record, position))
    without rowid;
`);
const insertJson = db.prepare("insert into j values (?, ?)");
const insertRow = db.prepare("insert into t values (?, ?, ?, ?, ?)");
const keep = db.transaction((records) => {
  for (const record of records) {
    const id = Number(record.$id.value);
    insertJson.run(id, JSON.stringify(record));
    record.lines.value.forEach(({ value: { item, count, due } }, i) => {
      insertRow.run(id, i, item.value, Number(count.value), due.value);
    });
  }
});
const sameRow = db
  .prepare(
    "select json from (select record as id from t where item = ? and count > ? group by record order by record desc limit 100) " +
      "join j using (id)",
  )
  .pluck();

let page;
createServer((request, response) => {
  const send = (body) => {
    response.setHeader("content-type", "application/json;charset=utf-8");
    response.end(body);
  };
  if (request.method === "GET") {
    const given = new URLSearchParams(request.url.split("?")[1]);
    if (given.get("floor") === "page") {
      page ??= Buffer.from(
        `{"records":[${db.prepare("select json from j order by id desc limit 500").pluck().all().join(",")}],"totalCount":null}`,
      );
      return send(page);
    }
    const found = sameRow.all(given.get("item"), Number(given.get("count")));
    return send(`{"records":[${found.join(",")}],"totalCount":null}`);
  }
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    keep(JSON.parse(Buffer.concat(chunks).toString()).records);
    send("{}");
  });
}).listen(0, "127.0.0.1", function () {
  console.log(`floor is ready at http://localhost:${this.address().port}`);
});
