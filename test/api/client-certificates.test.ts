import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KintoneRestAPIClient } from "@kintone/rest-api-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { openLog } from "../../src/http/log.ts";
import { start } from "../../src/start.ts";
import { issue, revoke } from "../../src/tls/issued.ts";
import { type Company, company } from "../company.ts";
import { base64 } from "../person.ts";

const password = "pfx secret";
let the: Company;
let data = "";
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  the = await company();
  data = await mkdtemp(join(tmpdir(), "tonari-tls-"));
});
afterAll(async () => {
  for (const close of closing) await close();
  await rm(data, { recursive: true, force: true });
});

/** A second server of the company, over TLS, with the authority of the data folder. */
async function behind(flags: Parameters<typeof readConfig>[0]) {
  const domain = { ...the.domain, store: { ...the.domain.store, close: async () => undefined } };
  const config = readConfig({ port: "0", data, tls: "auto", ...flags }, {});
  const running = await start(config, domain, openLog({ write: () => undefined }));
  closing.push(running.stop);
  return running.url;
}

const tls = () => join(data, "tls");
const issueTo = ({ id, code }: { id: string; code: string }) =>
  issue(tls(), { user: { id: Number(id), code }, password, now: Date.now() });

interface Ask {
  readonly pfx?: Buffer;
  readonly headers?: Record<string, string>;
  readonly body?: object;
}
async function ask(url: string, { pfx, headers, body }: Ask) {
  const ca = await readFile(join(tls(), "ca.pem"));
  const certificate = pfx && { pfx, passphrase: password };
  const method = body ? "POST" : "GET";
  return new Promise<{ status: number | undefined; text: string; headers: object }>((resolve, reject) => {
    const sent = request(url, { ca, ...certificate, method, headers, agent: false }, async (reply) => {
      const chunks: Buffer[] = [];
      for await (const chunk of reply) chunks.push(chunk);
      resolve({ status: reply.statusCode, text: Buffer.concat(chunks).toString(), headers: reply.headers });
    });
    sent.on("error", reject);
    sent.end(body && JSON.stringify(body));
  });
}
const asUser = (code: string) => ({
  "X-Cybozu-Authorization": base64(`${code}:${the.ben.password}`),
});
const me = "/tonari/v1/users";

test("--tls auto makes an authority and a certificate for this machine once, and keeps the keys private", async () => {
  const url = await behind({});
  expect(url).toMatch(/^https:\/\/localhost:\d+$/);
  const before = await readFile(join(tls(), "server.pem"), "utf8");
  for (const host of ["localhost", "127.0.0.1"])
    expect(await ask(`${url.replace("localhost", host)}${me}`, { headers: asUser("ben") })).toMatchObject({
      status: 200,
    });
  for (const key of ["ca.key", "server.key"])
    expect((await stat(join(tls(), key))).mode & 0o777, key).toBe(0o600);
  await behind({});
  expect(await readFile(join(tls(), "server.pem"), "utf8")).toBe(before);
});

test("the vendor's client comes in with the PFX and its password, and needs no other file", async () => {
  const baseUrl = await behind({ tlsClientCa: "auto" });
  const { pfx } = await issueTo(the.ben);
  const auth = { username: "ben", password: the.ben.password };
  const client = new KintoneRestAPIClient({ baseUrl, auth, clientCertAuth: { pfx, password } });
  expect((await client.app.getApp({ id: the.orders })).name).toBe("Orders");
  const apiToken = await the.token(["view"]);
  const program = new KintoneRestAPIClient({
    baseUrl,
    auth: { apiToken },
    clientCertAuth: { pfx, password },
  });
  expect((await program.record.getRecords({ app: the.orders })).records).toEqual([]);
});

test("the vendor's client with basicAuth beside password, token and certificate", async () => {
  const baseUrl = await behind({ tlsClientCa: "auto", basicAuth: "gate:keeper" });
  const clientCertAuth = { pfx: (await issueTo(the.ben)).pfx, password };
  const basicAuth = { username: "gate", password: "keeper" };
  const both = { baseUrl, clientCertAuth, basicAuth };
  const byPassword = new KintoneRestAPIClient({
    ...both,
    auth: { username: "ben", password: the.ben.password },
  });
  expect((await byPassword.app.getApp({ id: the.orders })).name).toBe("Orders");
  const byToken = new KintoneRestAPIClient({ ...both, auth: { apiToken: await the.token(["view"]) } });
  expect((await byToken.record.getRecords({ app: the.orders })).records).toEqual([]);
  const without = new KintoneRestAPIClient({
    baseUrl,
    clientCertAuth,
    auth: { username: "ben", password: the.ben.password },
  });
  await expect(without.app.getApp({ id: the.orders })).rejects.toThrow("401");
  // One header cannot hold both: the Bearer token goes out, and the gate does not know it.
  const bearer = new KintoneRestAPIClient({ ...both, auth: { oAuthToken: "x" } });
  await expect(bearer.app.getApp({ id: the.orders })).rejects.toThrow("401");
});

test("an administrator lists and revokes certificates with the other credentials", async () => {
  const url = await behind({ tlsClientCa: "auto" });
  const { issued, pfx } = await issueTo(the.chie);
  const user = await the.domain.store.view.users.byCode("admin");
  const own = await issueTo({ id: String(user?.id), code: "admin" });
  const path = "/tonari/v1/credentials";
  const admin = { pfx: own.pfx, headers: asUser("admin") };
  const reply = await ask(`${url}${path}?kind=certificate&user=chie`, admin);
  expect(JSON.parse(reply.text).credentials).toMatchObject([
    { id: `certificate-${issued.id}`, user: { code: "chie" }, lastUsed: null },
  ]);
  const began = Date.now();
  expect((await ask(`${url}/k/v1/apps.json`, { pfx, headers: asUser("chie") })).status).toBe(200);
  const lastUse = async () =>
    JSON.parse((await ask(`${url}${path}?kind=certificate&user=chie`, admin)).text).credentials[0].lastUsed;
  // Nobody waits for the note.
  await expect.poll(lastUse).toMatchObject({ from: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) });
  expect(Date.parse((await lastUse()).time)).toBeGreaterThanOrEqual(began);
  const headers = {
    ...admin.headers,
    "X-HTTP-Method-Override": "DELETE",
    "Content-Type": "application/json",
  };
  const revoked = await ask(`${url}${path}/certificate-${issued.id}`, { ...admin, headers, body: {} });
  expect(revoked.status).toBe(200);
  const refused = await ask(`${url}/k/v1/apps.json`, { pfx, headers: asUser("chie") });
  expect(refused.status).toBe(496);
  expect(JSON.parse((await ask(`${url}${path}?kind=certificate&user=chie`, admin)).text).totalCount).toBe(
    "0",
  );
});

test("without a certificate, with a revoked one and with a suspended user's nobody gets in", async () => {
  const url = (await behind({ tlsClientCa: "auto" })) + me;
  const headers = asUser("ben");
  const refused = { status: 496, text: "496 No Cert" };
  expect(await ask(url, { headers })).toMatchObject(refused);
  const { pfx, issued } = await issueTo(the.ben);
  expect(await ask(url, { headers, pfx })).toMatchObject({ status: 200 });
  expect(await revoke(tls(), issued.id, Date.now())).toBe(true);
  expect(await ask(url, { headers, pfx })).toMatchObject(refused);

  const dora = await the.hire("dora", "Dora");
  const hers = (await issueTo(dora)).pfx;
  expect(await ask(url, { headers, pfx: hers })).toMatchObject({ status: 200 });
  await the.admin.put(`/tonari/v1/users/${dora.id}`, { valid: false });
  expect(await ask(url, { headers, pfx: hers })).toMatchObject(refused);
});

test("the server's own certificate opens nothing, nor does one that is on no list", async () => {
  const url = (await behind({ tlsClientCa: "auto" })) + me;
  const [cert, key, ca] = await Promise.all(
    ["server.pem", "server.key", "ca.pem"].map((name) => readFile(join(tls(), name))),
  );
  const status = await new Promise((resolve, reject) => {
    const options = { ca, cert, key, agent: false as const, headers: asUser("ben") };
    const sent = request(url, options, (reply) => resolve(reply.resume().statusCode));
    sent.on("error", reject).end();
  });
  expect(status).toBe(496);
});

test("bound to its user, a certificate lets nobody else sign in; tokens are nobody's", async () => {
  const url = await behind({ tlsClientCa: "auto", tlsClientBind: true });
  const { pfx } = await issueTo(the.ben);
  const signIn = (login: string, given = the.ben.password) =>
    ask(`${url}/tonari/v1/session`, {
      pfx,
      headers: { "Content-Type": "application/json" },
      body: { login, password: given },
    });
  expect(await ask(url + me, { pfx, headers: asUser("ben") })).toMatchObject({ status: 200 });
  const other = await ask(url + me, { pfx, headers: asUser("aiko") });
  expect(other).toMatchObject({ status: 403, text: expect.stringContaining('"SLASH_IL06"') });
  expect(await signIn("ben")).toMatchObject({ status: 200 });
  const refused = await signIn("aiko");
  expect(refused).toMatchObject({ status: 403, text: expect.stringContaining('"SLASH_IL06"') });
  expect(refused.headers).not.toHaveProperty("set-cookie");
  expect(await signIn("aiko", "wrong")).toMatchObject({ status: 401 });
  const token = { "X-Cybozu-API-Token": await the.token(["view"]) };
  expect(await ask(`${url}/k/v1/records.json?app=${the.orders}`, { pfx, headers: token })).toMatchObject({
    status: 200,
  });
});

test("unbound, the certificate's user and the one who signs in may differ", async () => {
  const url = await behind({ tlsClientCa: "auto" });
  const { pfx } = await issueTo(the.ben);
  expect(await ask(url + me, { pfx, headers: asUser("aiko") })).toMatchObject({ status: 200 });
});
