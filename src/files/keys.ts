import type { Domain } from "../domain.ts";

/** The key of an upload: a UUID. */
export function uploadKey({ randomBytes }: Pick<Domain, "randomBytes">): string {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = hexOf(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The key of a file in a record, in kintone's look: when it was attached, then what nobody can guess. */
export function attachedKey({ now, randomBytes }: Pick<Domain, "now" | "randomBytes">): string {
  const time = new Date(now()).toISOString().replace(/\D/g, "").slice(0, 14);
  return time + hexOf(randomBytes(17)).toUpperCase();
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
