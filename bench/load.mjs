// One measurement in a process of its own: reads {url, headers, connections, seconds, kind, …} from the argument,
// prints requests per second. Bodies are made before the clock starts.
import autocannon from "autocannon";
import { kana, record } from "./data.mjs";

const {
  url,
  headers,
  connections,
  seconds,
  kind,
  app,
  from = 0,
  ids = 1,
  path,
} = JSON.parse(process.argv[2]);
let n = from;
let lastId = kind.startsWith("insert") ? 0 : from % ids;
function nextId() {
  lastId = (lastId % ids) + 1;
  return lastId;
}
const json = { ...headers, "content-type": "application/json" };
const shapes = {
  insertMany: () => ({
    method: "POST",
    path: "/k/v1/records.json",
    headers: json,
    body: JSON.stringify({ app, records: Array.from({ length: 100 }, () => record(++n)) }),
  }),
  insertOne: () => ({
    method: "POST",
    path: "/k/v1/record.json",
    headers: json,
    body: JSON.stringify({ app, record: record(++n) }),
  }),
  byId: () => ({
    method: "GET",
    path: `${path ?? "/k/v1/record.json"}?app=${app}&id=${nextId()}`,
    headers,
  }),
  updateMany: () => {
    const records = Array.from({ length: 100 }, () => {
      const id = nextId();
      return {
        id: String(id),
        record: { title: { value: `Changed ${++n}` }, price: { value: String(n % 1000) } },
      };
    });
    return {
      method: "PUT",
      path: "/k/v1/records.json",
      headers: json,
      body: JSON.stringify({ app, records }),
    };
  },
};
const queried = (floor, text) => ({ method: "GET", path: `${query(text)}&floor=${floor}`, headers });
// No two requests after each other ask the same, so that nobody answers from memory.
const asks = {
  scan: () => {
    const from = 300 + (nextId() % 4000) / 10;
    const text = `price > ${from} and kind in ("Order", "Return") order by day desc limit 100`;
    return queried(`scan&from=${from}`, text);
  },
  range: () => {
    const from = 1 + ((nextId() * 7919) % (ids - 200));
    const text = `serial >= ${from} and serial < ${from + 200} order by serial asc limit 100`;
    return queried(`range&from=${from}`, text);
  },
  someRows: () => sameRow(300 + (nextId() % 400)),
  fewRows: () => sameRow(990 + (nextId() % 9)),
  hundred: () => queried("pages", `limit 100 offset ${nextId() % 500}`),
  sorted: () => queried("scan", `qty > ${300 + (nextId() % 400)} order by day desc, qty asc limit 100`),
  equal: () => queried("", `serial = "${nextId()}" limit 100`),
  rareWord: () => queried("", `title like "${(nextId() * 7919) % ids}" limit 100`),
  phrase: () => queried("", `title like "record ${(nextId() * 7919) % ids}" limit 100`),
  someWord: () => queried("", `customer like "${(nextId() * 31) % 997}" limit 100`),
  commonWord: () => queried("", `title like "record" and serial > ${nextId()} limit 100`),
  kana: () => queried("", `note like "${kana(nextId())}" limit 100`),
  pages: () => queried("pages", `limit 500 offset ${(nextId() * 7) % 9500}`),
};
function sameRow(count) {
  const item = `pen ${nextId() % 97}`;
  const text = `item in ("${item}") and count > ${count} limit 100`;
  return queried(`rows&item=${encodeURIComponent(item)}&count=${count}`, text);
}
const query = (text) => `/k/v1/records.json?app=${app}&query=${encodeURIComponent(text)}`;
// Writing rows take their bodies from a pool that is larger than what a run can send.
const reads = kind === "byId" || kind in asks;
const length =
  kind === "byId" ? 40_000 : reads ? 5000 : kind.endsWith("Many") ? seconds * 700 : seconds * 14000;
const pool = kind === "page" ? undefined : Array.from({ length }, shapes[kind] ?? asks[kind]);
let next = 0;
const requests = pool
  ? [{ ...pool[0], setupRequest: (request) => ({ ...request, ...pool[next++ % pool.length] }) }]
  : [queried("page", "limit 500")];

const result = await autocannon({ url, connections, duration: seconds, requests });
if (pool && !reads && kind !== "updateMany" && next > pool.length)
  throw new Error("the pool of bodies was too small");
if (result.non2xx || result.errors) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
console.log(
  JSON.stringify({
    perSecond: result.requests.total / result.duration,
    bytes: result.throughput.average,
    p99: result.latency.p99,
  }),
);
