import { randomBytes } from "node:crypto";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** 20 random letters and digits: they stand in an error reply and in the log line about it. */
export function newErrorId(): string {
  // Nobody must guess these, so the small preference for the first letters does no harm.
  return Array.from(randomBytes(20), (byte) => letters[byte % letters.length]).join("");
}
