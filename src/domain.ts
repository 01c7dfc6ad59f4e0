import type { Language } from "./core/errors/language.ts";
import type { Store } from "./store/store.ts";

/**
 * One organisation's world (kintone: the subdomain). Everything that a request needs from outside comes in this
 * value; nothing is global, so one process may hold many.
 */
export interface Domain {
  readonly store: Store;
  /** for callers who follow the browser and send no Accept-Language, and for the codes of new apps' system fields */
  readonly language: Language;
  /** IANA name, for users whose time zone is "auto" */
  readonly timeZone: string;
  /** milliseconds since 1970 UTC */
  now(): number;
  /** n bytes from a cryptographic source */
  randomBytes(n: number): Uint8Array;
}
