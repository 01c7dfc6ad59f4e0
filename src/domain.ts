import type { Language } from "./core/errors/language.ts";
import type { Store } from "./store/store.ts";

/** Seals what has to be read again, so that whoever has the store alone cannot. */
export interface Secrets {
  /** `about` names what it belongs to: sealed for one user, it opens for no other */
  seal(text: string, about: string): string;
  /** undefined: sealed under another key, or for something else, or changed since */
  open(sealed: string, about: string): string | undefined;
}

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
  /** by which people reach it, like https://apps.example.com; absent: however each of them does */
  readonly publicUrl?: string;
  /** milliseconds since 1970 UTC */
  now(): number;
  readonly secrets: Secrets;
  /** n bytes from a cryptographic source */
  randomBytes(n: number): Uint8Array;
}
