import { createHmac, randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import type { User } from "../store/store.ts";

/** The cost that OWASP names for argon2id, which is also what kintone's users would notice at sign-in only. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 2;
const rememberedFor = 60_000;
const rememberedAtMost = 10_000;

export function hashPassword(password: string): Promise<string> {
  return slow(() => hash(password, cost));
}

/** Is it the password of one of these hashes? One after the other, so that nobody else waits for all of them. */
export async function isOneOf(hashes: readonly string[], password: string): Promise<boolean> {
  for (const one of hashes) if (await slow(() => verify(one, password))) return true;
  return false;
}

/**
 * Checks passwords. A check costs some 20 ms and 19 MB by design, and clients of the REST API send the password with
 * every request, so an outcome is remembered for a minute. What is remembered is a keyed digest that only this process
 * can make, over the user's credentialVersion: it counts no more at the moment when the user changes.
 */
export class Passwords {
  readonly #key = randomBytes(32);
  readonly #now: () => number;
  /** outcome and when it ends, or the check that is running: requests that come meanwhile wait for the same one */
  readonly #checks = new Map<string, { readonly until: number; readonly outcome: Promise<boolean> }>();

  constructor(now: () => number) {
    this.#now = now;
    // Made ahead: otherwise the first unknown name would take twice as long as a known one.
    nobody().catch(() => undefined);
  }

  /**
   * Takes as long for an unknown user (undefined) and for one without a password as for a known one. `before` runs
   * when nothing is remembered, ahead of the work, and may refuse it.
   */
  async check(
    user: User | undefined,
    code: string,
    password: string,
    before: () => Promise<void>,
  ): Promise<boolean> {
    const known = await this.#remembered(this.#digest(user, code, password), async () => {
      await before();
      return slow(async () => verify(user?.passwordHash ?? (await nobody()), password));
    });
    return known && user?.valid === true && user.passwordHash !== null;
  }

  #digest(user: User | undefined, code: string, password: string): string {
    const who = user ? [user.id, user.credentialVersion] : [code];
    return createHmac("sha256", this.#key)
      .update(JSON.stringify([who, password]))
      .digest("base64");
  }

  #remembered(digest: string, check: () => Promise<boolean>): Promise<boolean> {
    const now = this.#now();
    const before = this.#checks.get(digest);
    if (before && before.until > now) return before.outcome;
    const outcome = check();
    this.#checks.delete(digest);
    this.#checks.set(digest, { until: now + rememberedFor, outcome });
    outcome.catch(() => this.#checks.delete(digest));
    this.#forget(now);
    return outcome;
  }

  /** The oldest stand first. */
  #forget(now: number): void {
    for (const [digest, { until }] of this.#checks) {
      if (until > now && this.#checks.size <= rememberedAtMost) return;
      this.#checks.delete(digest);
    }
  }
}

// The hash that an unknown user's password is compared with.
let nobodysHash: Promise<string> | undefined;
function nobody(): Promise<string> {
  nobodysHash ??= hash(randomBytes(32), cost);
  return nobodysHash;
}

// Hashing runs on the thread pool that files need too: a flood of sign-ins must not fill it.
let running = 0;
const waiting: (() => void)[] = [];

async function slow<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
