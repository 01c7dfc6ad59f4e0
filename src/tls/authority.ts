import { X509Certificate } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { readText, writePrivate, writePublic } from "./file.ts";
import { day, makeAuthority, type Pair } from "./make.ts";

const life = 3650 * day;
/** With less than this left it could no longer sign a server's certificate of full length. */
const enough = 400 * day;

export const authorityFile = (folder: string) => join(folder, "ca.pem");

/** The data folder's own certificate authority, made when it is asked for the first time. */
export async function localAuthority(folder: string, now: number): Promise<Pair> {
  const [certFile, keyFile] = [authorityFile(folder), join(folder, "ca.key")];
  const [cert, key] = await Promise.all([readText(certFile), readText(keyFile)]);
  if (cert && key && endOf(cert) - now > enough) return { cert, key };
  const made = await makeAuthority(
    `tonari local authority on ${hostname()}`.slice(0, 64),
    now - day,
    now + life,
  );
  await writePrivate(keyFile, made.key);
  await writePublic(certFile, made.cert);
  return made;
}

export function endOf(cert: string): number {
  return Date.parse(new X509Certificate(cert).validTo);
}
