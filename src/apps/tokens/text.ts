import { createHash } from "node:crypto";
import { randomText } from "../../core/random-text.ts";
import type { Domain } from "../../domain.ts";

const length = 40;

/** A new token: 40 letters and digits, as kintone makes them. */
export function tokenText({ randomBytes }: Pick<Domain, "randomBytes">): string {
  return randomText(randomBytes, length);
}

/** What is stored of a token. It is random itself, so a plain digest tells nothing to whoever reads the database. */
export function tokenDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The first letters: enough for people to tell tokens apart, nothing for anybody who guesses. */
export const hintOf = (text: string) => text.slice(0, 4);
