import { hash, randomBytes } from "node:crypto";
import type { Kind } from "../core/decisions/decision.ts";
import type { Domain } from "../domain.ts";
import type { Known } from "./method.ts";

type Answers = Map<string, Known>;

/**
 * What a credential proves follows from the store and the clock alone, and clients send the same one with every
 * request: so the answer counts again for as long as nobody has committed anything. Refusals are not remembered.
 */
const moments = new WeakMap<object, Answers>();
const atMost = 1_000;

/** Credentials are not kept in memory, nor anything by which somebody else could find them. */
const pepper = randomBytes(16).toString("base64");
const keyOf = (kind: Kind, given: string) => hash("sha256", `${pepper}${kind} ${given}`, "base64");

export function remembered({ store, now }: Domain, kind: Kind, given: string): Known | undefined {
  const moment = store.unchanged();
  const known = moment && moments.get(moment)?.get(keyOf(kind, given));
  return known && known.until > now() ? known : undefined;
}

/** `moment`: what the store said before the credential was looked at. What changed meanwhile belongs to a later one. */
export function remember(moment: object | undefined, kind: Kind, given: string, known: Known): void {
  if (!moment) return;
  const answers = moments.get(moment) ?? new Map<string, Known>();
  if (answers.size >= atMost) answers.clear();
  moments.set(moment, answers.set(keyOf(kind, given), known));
}
