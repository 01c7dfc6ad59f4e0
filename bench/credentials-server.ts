// A server for bench/credentials.ts, in a process of its own: one record by id, and one way to ask for it. With "nobody"
// the route is one that checks nothing; it would spoil what the engine has learnt about the others.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { getRecord } from "../src/api/record.ts";
import type { ApiRequest, Route } from "../src/api/request.ts";
import { type Actor, nowhere } from "../src/core/permissions/actor.ts";
import { Concurrency } from "../src/http/concurrency.ts";
import { openLog } from "../src/http/log.ts";
import { openDomain } from "../src/open-domain.ts";
import { routes } from "../src/routes.ts";
import { buildServer } from "../src/server.ts";
import { makeFirstAdministrator } from "../src/users/first-administrator.ts";
import { properties, record } from "./data.mjs";

const way = process.argv[2] ?? "nobody";
const records = 5_000;
const folder = mkdtempSync(join(tmpdir(), "tonari-bench-"));
const person = { user: "admin", password: randomBytes(12).toString("base64url") };

const administrator: Actor = {
  method: "session",
  user: {
    id: 1,
    code: "Administrator",
    name: "Administrator",
    locale: "en",
    timeZone: "UTC",
    administrator: true,
  },
  belonging: nowhere,
};
/** The same handler behind the same steps, but nobody asks who it is. */
const unchecked: Route = {
  method: "GET",
  path: "/bench/record.json",
  says: "Get a record, whoever asks",
  by: [],
  handler: (request) => getRecord(Object.assign(request, { actor: administrator } as Partial<ApiRequest>)),
};

const domain = await openDomain({ data: folder, databaseUrl: undefined, language: "en" });
await makeFirstAdministrator(domain, person);
const server = await buildServer({
  domain,
  routes: way === "nobody" ? [...routes, unchecked] : routes,
  log: openLog(),
  network: {},
  concurrency: new Concurrency(1000),
  webFolder: join(process.cwd(), "dist", "web"),
});
await server.listen({ host: "127.0.0.1", port: 0 });
const url = `http://localhost:${(server.server.address() as { port: number }).port}`;

type Headers = Record<string, string>;
async function call(headers: Headers, method: string, path: string, body: object) {
  const form = body instanceof URLSearchParams;
  const reply = await fetch(url + path, {
    method,
    headers: { ...headers, ...(!form && { "content-type": "application/json" }) },
    body: form ? body : JSON.stringify(body),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
  return { reply, body: JSON.parse(text) };
}

const password = {
  "x-cybozu-authorization": Buffer.from(`${person.user}:${person.password}`).toString("base64"),
};
const post = async (path: string, body: object, headers: Headers = password) =>
  (await call(headers, "POST", path, body)).body;

const { app } = await post("/k/v1/preview/app.json", { name: "Bench" });
await post("/k/v1/preview/app/form/fields.json", { app, properties: properties() });
await post("/k/v1/preview/app/deploy.json", { apps: [{ app }] });
for (let from = 1; from <= records; from += 100) {
  await post("/k/v1/records.json", {
    app,
    records: Array.from({ length: 100 }, (_, i) => record(from + i)),
  });
}

async function byToken(): Promise<Headers> {
  const { token } = await post(`/tonari/v1/apps/${app}/tokens`, { permissions: ["view"], deploy: true });
  return { "x-cybozu-api-token": token };
}

async function bySession(): Promise<{ headers: Headers; requestToken: string }> {
  const { reply, body } = await call({}, "POST", "/tonari/v1/session", {
    login: person.user,
    password: person.password,
  });
  const cookie = reply.headers.get("set-cookie")?.split(";")[0] ?? "";
  return { headers: { cookie, "x-requested-with": "XMLHttpRequest" }, requestToken: body.requestToken };
}

async function byOAuth(): Promise<Headers> {
  const redirect_uri = "https://app.example/back";
  const client = await post("/tonari/v1/oauth/clients", { name: "Bench", redirectEndpoint: redirect_uri });
  await call(password, "PUT", `/tonari/v1/oauth/clients/${client.id}/users`, { users: [person.user] });
  const asked = { response_type: "code", client_id: client.id, redirect_uri, scope: "k:app_record:read" };
  const { headers, requestToken: __REQUEST_TOKEN__ } = await bySession();
  const request = new URLSearchParams({ ...asked, state: "bench" }).toString();
  const consent = { request, allow: true, __REQUEST_TOKEN__ };
  const { redirect } = await post("/tonari/v1/oauth/consent", consent, headers);
  const code = new URL(redirect).searchParams.get("code") ?? "";
  const basic = Buffer.from(`${client.id}:${client.secret}`).toString("base64");
  const grant = new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri });
  const { access_token } = await post("/oauth2/token", grant, { authorization: `Basic ${basic}` });
  return { authorization: `Bearer ${access_token}` };
}

const ways: { readonly [name: string]: () => Headers | Promise<Headers> } = {
  nobody: () => ({}),
  "API token": byToken,
  password: () => password,
  session: async () => (await bySession()).headers,
  OAuth: byOAuth,
};
const headers = await ways[way]?.();
const path = way === "nobody" ? unchecked.path : "/k/v1/record.json";
process.on("message", async (what) => {
  if (what === "sign-ins") return process.send?.(await signIns());
  await server.close();
  await domain.store.close();
  rmSync(folder, { recursive: true, force: true });
  process.disconnect();
});
process.send?.({ url, headers, path, app, ids: records });

/** Twenty people sign in at once: how long does anything else wait for its turn? */
async function signIns() {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  await Promise.all(Array.from({ length: 20 }, bySession));
  const took = performance.now() - began;
  delay.disable();
  return { took, longest: delay.percentile(99) / 1e6 };
}
