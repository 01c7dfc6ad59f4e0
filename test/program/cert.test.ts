import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { dataFolder, runProgram, startProgram } from "./start.ts";

const admin = { TONARI_ADMIN_USER: "root", TONARI_ADMIN_PASSWORD: "correct horse 1" };

/** The vendor's client as a program of its own; prints the count of apps, or the error. */
const script = `
  import { KintoneRestAPIClient } from "@kintone/rest-api-client";
  const { baseUrl, pfxFilePath, password } = JSON.parse(process.argv[1]);
  const auth = { username: "root", password: "correct horse 1" };
  const certificate = pfxFilePath && { clientCertAuth: { pfxFilePath, password } };
  const client = new KintoneRestAPIClient({ baseUrl, auth, ...certificate });
  await client.app.getApps({}).then(({ apps }) => console.log(apps.length), (error) => console.log(error.message));
`;
async function asClient(given: object, environment: Record<string, string> = {}) {
  const args = ["--input-type=module", "-e", script, JSON.stringify(given)];
  const env = { PATH: process.env.PATH, ...environment };
  return (await promisify(execFile)(process.execPath, args, { env })).stdout.trim();
}

test("issue, list and revoke client certificates while the server runs", async () => {
  const data = await dataFolder();
  const flags = ["--port", "0", "--data", data, "--tls", "auto", "--tls-client-ca", "auto"];
  const server = await startProgram(["serve", ...flags], admin);
  const baseUrl = server.url;
  const ca = join(data, "tls", "ca.pem");
  expect(baseUrl).toMatch(/^https:/);
  expect(server.output()).toContain(`NODE_EXTRA_CA_CERTS=${ca}`);

  const pfxFilePath = join(data, "root.pfx");
  const cert = (...args: string[]) => runProgram(["cert", ...args, "--data", data]);
  const made = await cert("issue", "root", "--out", pfxFilePath);
  const [, id = ""] = /^Certificate (\w+) of root/.exec(made.stdout) ?? [];
  const [, password = ""] = /Its password is (\S+)/.exec(made.stdout) ?? [];
  expect((await stat(pfxFilePath)).mode & 0o777).toBe(0o600);
  expect(await readFile(join(data, "tls", "issued.json"), "utf8")).not.toContain(password);
  expect(await cert("issue", "nobody")).toMatchObject({ code: 1, stderr: 'There is no user "nobody".\n' });

  expect(await asClient({ baseUrl, pfxFilePath, password })).toBe("0");
  const trusted = { NODE_EXTRA_CA_CERTS: ca };
  expect(await asClient({ baseUrl }, trusted)).toContain("496");
  expect(await asClient({ baseUrl })).toMatch(/self-signed certificate|unable to verify/);

  expect((await cert("list")).stdout).toMatch(new RegExp(`^${id}\troot\t`));
  expect(await cert("revoke", id)).toMatchObject({ code: 0, stdout: `Certificate ${id} is revoked.\n` });
  const database = new Database(join(data, "tonari.db"), { readonly: true });
  const noted = database.prepare(
    `select "action", "method", "target" from "audit" where "kind" = 'credential'`,
  );
  expect(noted.all()).toEqual([
    { action: "credential.certificate.issue", method: "console", target: "root" },
    { action: "credential.revoke", method: "console", target: `certificate-${id}` },
  ]);
  database.close();
  expect((await cert("list")).stdout).toMatch(/revoked \d{4}-/);
  expect(await asClient({ baseUrl, pfxFilePath, password })).toContain("496");
  expect(await cert("revoke", "nothing")).toMatchObject({ code: 1 });
});

test("--tls auto is trusted by NODE_EXTRA_CA_CERTS, with several workers too", async () => {
  const data = await dataFolder();
  const flags = ["--port", "0", "--data", data, "--tls", "auto", "--workers", "2"];
  const server = await startProgram(["serve", ...flags], admin);
  const trusted = { NODE_EXTRA_CA_CERTS: join(data, "tls", "ca.pem") };
  expect(await asClient({ baseUrl: server.url }, trusted)).toBe("0");
});
