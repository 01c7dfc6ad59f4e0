import { hash, timingSafeEqual } from "node:crypto";

/** What is stored of a secret that is random itself: whoever reads the database cannot use it. */
export function digestOf(secret: string): string {
  return hash("sha256", secret);
}

/** Compares secrets in a time that tells nothing about either. */
export function same(given: string, wanted: string): boolean {
  const digest = (text: string) => hash("sha256", text, "buffer");
  return timingSafeEqual(digest(given), digest(wanted));
}
