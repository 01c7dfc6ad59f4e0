import { X509Certificate } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { localAuthority } from "../../src/tls/authority.ts";
import { issue, readIssued, revoke, watchIssued } from "../../src/tls/issued.ts";
import { localServer } from "../../src/tls/server-certificate.ts";

const day = 24 * 60 * 60_000;
const now = Date.now();

async function folder() {
  const data = await mkdtemp(join(tmpdir(), "tonari-tls-"));
  onTestFinished(() => rm(data, { recursive: true, force: true }));
  return join(data, "tls");
}

test("the server's certificate has the machine's names and is renewed a month before its end", async () => {
  const place = await folder();
  const first = await localServer(place, "apps.example.com", now);
  const certificate = new X509Certificate(first.cert);
  const authority = new X509Certificate((await localAuthority(place, now)).cert);
  expect(authority.ca).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(certificate.checkIssued(authority)).toBe(true);
  expect(certificate.verify(authority.publicKey)).toBe(true);
  for (const name of ["localhost", hostname(), "apps.example.com"])
    expect(certificate.checkHost(name), name).toBeDefined();
  for (const address of ["127.0.0.1", "::1"]) expect(certificate.checkIP(address), address).toBeDefined();
  expect(certificate.checkHost("example.com")).toBeUndefined();

  expect(await localServer(place, "apps.example.com", now + 360 * day)).toEqual(first);
  const renewed = await localServer(place, "apps.example.com", now + 368 * day);
  expect(renewed.cert).not.toBe(first.cert);
  expect(new X509Certificate(renewed.cert).checkIssued(authority)).toBe(true);
  expect((await localServer(place, "other.example.com", now + 368 * day)).cert).not.toBe(renewed.cert);
});

test("an authority that is near its end is replaced together with what it signed", async () => {
  const place = await folder();
  const first = await localServer(place, "localhost", now);
  const later = now + 3300 * day;
  expect((await localServer(place, "localhost", later)).cert).not.toBe(first.cert);
  const authority = new X509Certificate((await localAuthority(place, later)).cert);
  expect(
    new X509Certificate((await localServer(place, "localhost", later)).cert).verify(authority.publicKey),
  ).toBe(true);
});

test("the list of certificates is seen as it changes", async () => {
  const place = await folder();
  const find = watchIssued(place);
  expect(await find("AA")).toBeUndefined();
  const wanted = { user: { id: 7, code: "佐藤" }, password: "secret", now };
  const { issued } = await issue(place, wanted);
  expect(await find(issued.fingerprint)).toMatchObject({ userId: 7 });
  await revoke(place, issued.id, now + 1);
  await revoke(place, issued.id, now + 2);
  expect(await find(issued.fingerprint)).toMatchObject({ revokedAt: now + 1 });
  expect(await revoke(place, "nothing", now)).toBe(false);
  expect(await readIssued(place)).toHaveLength(1);
});
