import { createPrivateKey, X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { endOf, localAuthority } from "./authority.ts";
import { readText, writePrivate, writePublic } from "./file.ts";
import { day, makeServer, type Pair } from "./make.ts";

/** Browsers take none that is valid for longer than 398 days. */
const life = 397 * day;
const renewedBefore = 30 * day;

/**
 * The server's certificate, signed by the local authority. Made anew when it is about to end, or when the machine or the
 * authority is another one.
 */
export async function localServer(folder: string, host: string, now: number): Promise<Pair> {
  const authority = await localAuthority(folder, now);
  const names = namesOf(host);
  const [certFile, keyFile] = [join(folder, "server.pem"), join(folder, "server.key")];
  const [cert, key] = await Promise.all([readText(certFile), readText(keyFile)]);
  if (cert && key && fits({ cert, key }, authority, names) && endOf(cert) - now > renewedBefore)
    return { cert, key };
  const made = await makeServer(names, now - day, Math.min(now + life, endOf(authority.cert)), authority);
  await writePrivate(keyFile, made.key);
  await writePublic(certFile, made.cert);
  return made;
}

/** What this machine is called, and the address it listens on if that is one that can be asked for. */
function namesOf(host: string): string[] {
  const own = [hostname().toLowerCase(), host.toLowerCase()].filter(
    (name) => name && !/^(0\.0\.0\.0|::)$/.test(name),
  );
  return [...new Set(["localhost", ...own, "127.0.0.1", "::1"])];
}

function fits({ cert, key }: Pair, authority: Pair, names: readonly string[]): boolean {
  const server = new X509Certificate(cert);
  const signer = new X509Certificate(authority.cert);
  const named = (name: string) => (isIP(name) ? server.checkIP(name) : server.checkHost(name)) !== undefined;
  return (
    server.verify(signer.publicKey) && server.checkPrivateKey(createPrivateKey(key)) && names.every(named)
  );
}
