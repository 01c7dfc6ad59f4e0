import { createHmac, timingSafeEqual } from "node:crypto";

/** RFC 6238 as the apps on telephones know it: SHA-1, six digits, half a minute. */
const period = 30_000;
/** A clock may be half a minute off. */
const drift = 1;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export const stepAt = (time: number) => Math.floor(time / period);

export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** Recovery codes look otherwise. */
export const isTotp = (code: string) => /^\d{6}$/.test(code);

interface Given {
  readonly secret: string;
  readonly code: string;
  readonly now: number;
  /** the step of the last code that was taken: it and those before are spent */
  readonly after: number;
}

/** The step whose code this is, or undefined. */
export function stepOf({ secret, code, now, after }: Given): number | undefined {
  const middle = stepAt(now);
  for (let step = middle - drift; step <= middle + drift; step += 1) {
    if (step > after && sameCode(code, codeOf(secret, step))) return step;
  }
  return undefined;
}

function sameCode(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What the app reads from the picture. */
export function totpAddress(secret: string, code: string): string {
  const label = encodeURIComponent(`tonari:${code}`);
  return `otpauth://totp/${label}?secret=${secret}&issuer=tonari&algorithm=SHA1&digits=6&period=30`;
}

export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
