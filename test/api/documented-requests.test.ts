import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { company } from "../company.ts";

// The requests that the documentation of kintone's REST authentication shows, as a person pastes them: through a
// shell and curl, every header in its place, also Content-Type on a GET without a body. Only host, app and credential
// are filled in.

const run = promisify(execFile);

async function paste(command: string, variables: Record<string, string>) {
  // The status comes on a line of its own behind the body.
  const script = command.replace("curl ", "curl -s -w '\\n%{http_code}' ");
  const { stdout } = await run("bash", ["-c", script], {
    env: { PATH: process.env.PATH ?? "", ...variables },
  });
  const at = stdout.lastIndexOf("\n");
  return { status: Number(stdout.slice(at + 1)), body: JSON.parse(stdout.slice(0, at)) };
}

const byToken = `curl -X GET "$HOST/k/v1/records.json?app=$APP" -H "X-Cybozu-API-Token: $TOKEN" -H 'Content-Type: application/json'`;
const byPassword = `CODE=$(echo -n "$LOGIN:$PASSWORD" | base64)
curl -X GET "$HOST/k/v1/records.json?app=$APP" -H "X-Cybozu-Authorization: $CODE" -H 'Content-Type: application/json'`;
const inTheClear = `curl -X GET "$HOST/k/v1/records.json?app=$APP" -H "X-Cybozu-Authorization: $LOGIN:$PASSWORD" -H 'Content-Type: application/json'`;

test("1. API token: returns the records", async () => {
  const { url: HOST, orders: APP, aiko, token } = await company();
  await aiko.post("/k/v1/record.json", { app: APP, record: { name: { value: "pasted" } } });
  const reply = await paste(byToken, { HOST, APP, TOKEN: await token(["view"]) });
  expect(reply.status).toBe(200);
  expect(reply.body.records[0].name).toEqual({ type: "SINGLE_LINE_TEXT", value: "pasted" });
  expect(reply.body.totalCount).toBeNull();
});

test("2. password: returns the records", async () => {
  const { url: HOST, orders: APP, ben } = await company();
  const reply = await paste(byPassword, { HOST, APP, LOGIN: ben.code, PASSWORD: ben.password });
  expect(reply).toMatchObject({ status: 200, body: { records: [{ name: { value: "pasted" } }] } });
});

test("a draft token is refused like an unknown one: 400 GAIA_IA02", async () => {
  const { url: HOST, orders: APP, aiko } = await company();
  const made = await aiko.post(`/tonari/v1/apps/${APP}/tokens`, { permissions: ["view"] });
  const draft = await paste(byToken, { HOST, APP, TOKEN: made.body.token });
  expect(draft).toMatchObject({ status: 400, body: { code: "GAIA_IA02" } });
  await aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app: APP }] });
  expect(await paste(byToken, { HOST, APP, TOKEN: made.body.token })).toMatchObject({ status: 200 });
});

test("a wrong token is refused: 400 GAIA_IA02", async () => {
  const { url: HOST, orders: APP } = await company();
  const reply = await paste(byToken, { HOST, APP, TOKEN: "BuBNIwbRRaUvr33nWXcfUZ5VhaFsJxN0xH4NPN92" });
  expect(reply).toMatchObject({ status: 400, body: { code: "GAIA_IA02" } });
});

test("a token of another app is refused: 403 GAIA_AP15", async () => {
  const { url: HOST, orders: APP, aiko, token } = await company();
  const { app: other } = (await aiko.post("/k/v1/preview/app.json", { name: "Other" })).body;
  await aiko.post("/k/v1/preview/app/deploy.json", { apps: [{ app: other }] });
  const reply = await paste(byToken, { HOST, APP, TOKEN: await token(["view"], other) });
  expect(reply).toMatchObject({ status: 403, body: { code: "GAIA_AP15" } });
});

test("a token without View is refused: 403 GAIA_NO01", async () => {
  const { url: HOST, orders: APP, token } = await company();
  const reply = await paste(byToken, { HOST, APP, TOKEN: await token(["add", "edit", "delete"]) });
  expect(reply).toMatchObject({ status: 403, body: { code: "GAIA_NO01" } });
});

test("a password in the clear is an authentication error: 401 CB_WA01", async () => {
  const { url: HOST, orders: APP, aiko } = await company();
  const reply = await paste(inTheClear, { HOST, APP, LOGIN: aiko.code, PASSWORD: aiko.password });
  expect(reply).toMatchObject({ status: 401, body: { code: "CB_WA01" } });
});

test("somebody without rights on the app is refused: 403 CB_NO02", async () => {
  const { url: HOST, orders: APP, chie } = await company();
  const reply = await paste(byPassword, { HOST, APP, LOGIN: chie.code, PASSWORD: chie.password });
  expect(reply).toMatchObject({ status: 403, body: { code: "CB_NO02" } });
});
