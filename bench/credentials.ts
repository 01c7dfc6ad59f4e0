// npm run bench:credentials: what it costs to know who asks. One record read by id, with each kind of credential and once
// for anybody, each from a server of its own, in turns, as ratios. Then: does hashing passwords hold up others?
import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
// Short and many, each beside a round of its own in which nobody asks: what else the machine does comes and goes. Both
// send the same headers: reading what is sent costs the same, whether anybody checks it or not.
const seconds = 1;
const rounds = 15;

type Headers = Record<string, string>;
interface Ready {
  readonly url: string;
  readonly headers: Headers;
  readonly path: string;
  readonly app: string;
  readonly ids: number;
}
interface Server {
  readonly child: ChildProcess;
  readonly ready: Ready;
}
const children: ChildProcess[] = [];

async function serve(way: string): Promise<Server> {
  const child = fork(join(process.cwd(), "dist/bench/credentials-server.js"), [way]);
  children.push(child);
  const [ready] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error(`the server for "${way}" did not start`))),
  ]);
  return { child, ready };
}

const load = join(process.cwd(), "bench/load.mjs");
async function perSecond({ url, path, app, ids }: Ready, headers: Headers): Promise<number> {
  const what = { url, headers, connections: 8, seconds, kind: "byId", app, ids, path };
  const { stdout } = await run(process.execPath, [load, JSON.stringify(what)]);
  return JSON.parse(stdout).perSecond;
}
const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

try {
  const nobody = await serve("nobody");
  const ways: { name: string; server: Server; found: number[]; ratios: number[] }[] = [];
  for (const name of ["API token", "password", "session", "OAuth"])
    ways.push({ name, server: await serve(name), found: [], ratios: [] });
  const bases: number[] = [];
  for (const { ready } of [nobody, ...ways.map(({ server }) => server)]) {
    for (let i = 0; i < 3; i++) await perSecond(ready, ready.headers);
  }
  for (let round = 0; round < rounds; round++) {
    for (const { server, found, ratios } of ways) {
      const { headers } = server.ready;
      const base = () => perSecond(nobody.ready, headers);
      const before = round % 2 === 0 ? await base() : undefined;
      const one = await perSecond(server.ready, headers);
      const other = before ?? (await base());
      bases.push(other);
      found.push(one);
      ratios.push(one / other);
    }
  }
  console.log(
    `\nnode ${process.version}, medians of ${rounds} pairs of ${seconds} s, each way beside nobody; 8 connections, one process`,
  );
  console.table([
    { "one record by id": "nobody asks", "requests/s": Math.round(median(bases)) },
    ...ways.map(({ name, found, ratios }) => ({
      "one record by id": name,
      "requests/s": Math.round(median(found)),
      ratio: median(ratios).toFixed(2),
      aim: 0.9,
    })),
  ]);
  nobody.child.send("sign-ins");
  const [{ took, longest }] = await once(nobody.child, "message");
  console.log(
    `20 sign-ins at once took ${took.toFixed(0)} ms; 99 % of the turns of the event loop began within ${longest.toFixed(1)} ms`,
  );
} finally {
  for (const child of children) child.send("end");
}
