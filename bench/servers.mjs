// What every bench begins and ends with: servers in processes of their own, in a folder that is gone afterwards.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
export const folder = mkdtempSync(join(tmpdir(), "tonari-bench-"));
export const password = "bench-Password-1";
export const passwordOf = (login) => ({
  "x-cybozu-authorization": Buffer.from(`${login}:${password}`).toString("base64"),
});
export const admin = passwordOf("admin");
const children = new Set();

/** A Node program, once it has printed its address; `ready` matches the address in what it prints. */
export function start(command, ready, env = {}) {
  const began = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  return new Promise((resolve, reject) => {
    let printed = "";
    child.on("exit", (code) => reject(new Error(`${command[0]} ended with ${code}: ${printed}`)));
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      const url = printed.match(ready)?.[1];
      if (url) resolve({ child, url, milliseconds: performance.now() - began });
    });
  });
}

export const startTonari = (data = "data") =>
  start(
    ["dist/server/main.js", "serve", "--port", "0", "--data", join(folder, data)],
    /tonari is ready at (\S+)/,
    { TONARI_ADMIN_USER: "admin", TONARI_ADMIN_PASSWORD: password },
  );

export function stop(child) {
  child.removeAllListeners("exit");
  child.kill();
  children.delete(child);
}

export function stopAll() {
  for (const child of children) stop(child);
  rmSync(folder, { recursive: true, force: true });
}

export async function call({ url, headers }, method, path, body) {
  const reply = await fetch(url + path, {
    method,
    headers: { ...headers, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
  return JSON.parse(text);
}

/** An app with these fields that works, as the administrator makes it. */
export async function makeApp(url, properties) {
  const side = { url, headers: admin };
  const { app } = await call(side, "POST", "/k/v1/preview/app.json", { name: "Bench" });
  await call(side, "POST", "/k/v1/preview/app/form/fields.json", { app, properties });
  await call(side, "POST", "/k/v1/preview/app/deploy.json", { apps: [{ app }] });
  return app;
}

export async function makeToken(url, app) {
  const permissions = ["view", "add", "edit", "delete"];
  const path = `/tonari/v1/apps/${app}/tokens`;
  const { token } = await call({ url, headers: admin }, "POST", path, { permissions, deploy: true });
  return { "x-cybozu-api-token": token };
}

/** Adds `total` records, a hundred at a time; `record(n)` makes the nth, from 1. */
export async function fill(sides, app, total, record) {
  for (let from = 1; from <= total; from += 100) {
    const records = Array.from({ length: 100 }, (_, i) => record(from + i));
    for (const side of sides) await call(side, "POST", "/k/v1/records.json", { app, records });
  }
}
