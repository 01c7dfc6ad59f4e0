import { createHash } from "node:crypto";
import type { Domain } from "../../domain.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const length = 40;
// 256 is no multiple of 62: bytes above the last whole multiple would favour the first letters and are thrown away.
const usable = 256 - (256 % letters.length);

/** A new token: 40 letters and digits, as kintone makes them. */
export function tokenText({ randomBytes }: Pick<Domain, "randomBytes">): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < usable && text.length < length) text += letters[byte % letters.length];
    }
  }
  return text;
}

/** What is stored of a token. It is random itself, so a plain digest tells nothing to whoever reads the database. */
export function tokenDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The first letters: enough for people to tell tokens apart, nothing for anybody who guesses. */
export const hintOf = (text: string) => text.slice(0, 4);
