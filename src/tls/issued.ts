import { X509Certificate } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { localAuthority } from "./authority.ts";
import { readText, writePrivate } from "./file.ts";
import { day, makeClient, packPfx } from "./make.ts";

/** A client certificate that `tonari cert issue` made. */
export interface Issued {
  /** short, to be typed */
  readonly id: string;
  /** SHA-256 over the certificate: how it is recognised */
  readonly fingerprint: string;
  readonly userId: number;
  readonly issuedAt: number;
  readonly endsAt: number;
  readonly revokedAt?: number;
}

const life = 365 * day;
const listFile = (folder: string) => join(folder, "issued.json");

interface Wanted {
  readonly user: { readonly id: number; readonly code: string };
  readonly password: string;
  readonly now: number;
}

/** A PFX file for the user. Nothing of its key is kept. */
export async function issue(folder: string, { user, password, now }: Wanted) {
  const authority = await localAuthority(folder, now);
  const pair = await makeClient(user.code, now - day, now + life, authority);
  const fingerprint = new X509Certificate(pair.cert).fingerprint256;
  const before = await readIssued(folder);
  const issued = {
    id: shortest(fingerprint, before),
    fingerprint,
    userId: user.id,
    issuedAt: now,
    endsAt: now + life,
  };
  await writeIssued(folder, [...before, issued]);
  return { issued, pfx: await packPfx(pair, authority.cert, `tonari: ${user.code}`, password) };
}

function shortest(fingerprint: string, before: readonly Issued[]): string {
  const hex = fingerprint.replaceAll(":", "").toLowerCase();
  for (let length = 8; ; length += 2) {
    const id = hex.slice(0, length);
    if (!before.some((one) => one.id === id)) return id;
  }
}

/** false: there is none that is called so */
export async function revoke(folder: string, id: string, now: number): Promise<boolean> {
  const all = await readIssued(folder);
  if (!all.some((one) => one.id === id)) return false;
  await writeIssued(
    folder,
    all.map((one) => (one.id === id ? { revokedAt: now, ...one } : one)),
  );
  return true;
}

export async function readIssued(folder: string): Promise<readonly Issued[]> {
  return JSON.parse((await readText(listFile(folder))) ?? "[]") as Issued[];
}

const writeIssued = (folder: string, all: readonly Issued[]) =>
  writePrivate(listFile(folder), `${JSON.stringify(all, null, 1)}\n`);

/** The list as a running server sees it: read again when the command line has changed it. */
export function watchIssued(folder: string) {
  let known = new Map<string, Issued>();
  let version = "";
  return async (fingerprint: string): Promise<Issued | undefined> => {
    const file = statSync(listFile(folder), { throwIfNoEntry: false });
    const current = file ? `${file.ino} ${file.mtimeMs} ${file.size}` : "";
    if (current !== version) {
      known = new Map((await readIssued(folder)).map((one) => [one.fingerprint, one]));
      version = current;
    }
    return known.get(fingerprint);
  };
}
