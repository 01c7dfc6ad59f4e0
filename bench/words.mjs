// npm run bench:words: `like` over 100,000 records against equality on a unique field of the same app, in one run and in
// turns.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { kana, properties, record } from "./data.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const quick = process.argv.includes("--quick");
const [seconds, rounds] = quick ? [2, 1] : [4, 3];
const total = 100_000;
const folder = mkdtempSync(join(tmpdir(), "tonari-bench-"));
const password = "bench-Password-1";
const server = spawn(process.execPath, ["dist/server/main.js", "serve", "--port", "0", "--data", folder], {
  cwd: root,
  env: { ...process.env, TONARI_ADMIN_USER: "admin", TONARI_ADMIN_PASSWORD: password },
  stdio: ["ignore", "pipe", "inherit"],
});
const url = await new Promise((resolve, reject) => {
  server.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  server.stdout.on("data", (chunk) => {
    const [, found] = /tonari is ready at (\S+)/.exec(String(chunk)) ?? [];
    if (found) resolve(found);
  });
});
const admin = { "x-cybozu-authorization": Buffer.from(`admin:${password}`).toString("base64") };
async function post(path, body) {
  const headers = { ...admin, "content-type": "application/json" };
  const reply = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const kinds = {
  equal: "a value of a unique field",
  rareWord: "a word that one record has",
  phrase: "two words, one of which all records have",
  someWord: "a word that a hundred records have",
  kana: "four letters of Japanese that fifty records have",
  commonWord: "a word that all records have, and a range",
};
try {
  const { app } = await post("/k/v1/preview/app.json", { name: "Bench" });
  await post("/k/v1/preview/app/form/fields.json", { app, properties: properties() });
  await post("/k/v1/preview/app/deploy.json", { apps: [{ app }] });
  const { token } = await post(`/tonari/v1/apps/${app}/tokens`, { permissions: ["view"], deploy: true });
  for (let from = 1; from <= total; from += 100) {
    const records = Array.from({ length: 100 }, (_, i) => {
      const made = record(from + i);
      return { ...made, note: { value: `${made.note.value} ${kana((from + i) % 2000)}` } };
    });
    await post("/k/v1/records.json", { app, records });
  }
  const found = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (let round = 0; round < rounds; round++) {
    const names = Object.keys(kinds);
    for (const kind of round % 2 ? names.toReversed() : names) {
      const what = {
        url,
        headers: { "x-cybozu-api-token": token },
        connections: 4,
        seconds,
        kind,
        app,
        ids: total,
      };
      const printed = execFileSync(process.execPath, [join(root, "bench/load.mjs"), JSON.stringify(what)], {
        encoding: "utf8",
      });
      found[kind].push(JSON.parse(printed).perSecond);
    }
  }
  const equal = median(found.equal);
  console.log(
    `node ${process.version}, ${total} records, median of ${rounds} rounds of ${seconds} s, in turns`,
  );
  console.table(
    Object.entries(kinds).map(([kind, asked]) => {
      const each = median(found[kind]);
      return { asked, "requests/s": Math.round(each), "to equality": (each / equal).toFixed(2) };
    }),
  );
} finally {
  server.removeAllListeners("exit");
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
