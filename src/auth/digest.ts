import { createHash, timingSafeEqual } from "node:crypto";

/** What is stored of a secret that is random itself: whoever reads the database cannot use it. */
export function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares secrets in a time that tells nothing about either. */
export function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
