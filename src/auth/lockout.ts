import { type Problem, problem } from "../core/errors/problem.ts";
import type { Domain } from "../domain.ts";
import type { Lockout, User, Writer } from "../store/store.ts";
import { digestOf } from "./digest.ts";
import { securityOf } from "./security.ts";

/** A lock without an end, as a time that never comes. */
const untilUnlocked = Number.MAX_SAFE_INTEGER;
const minute = 60_000;

export const lockoutName = (code: string) => digestOf(code);

export function isLocked(lockout: Lockout | undefined, now: number): boolean {
  return (lockout?.lockedUntil ?? 0) > now;
}

/** Asked before anything else, so that a locked name costs no hash, and what is remembered opens nothing. */
export async function refuseLocked({ store, now }: Domain, code: string): Promise<void> {
  const lockout = await store.view.lockouts.byName(lockoutName(code));
  if (lockout && isLocked(lockout, now())) throw locked(lockout, now());
}

interface Attempt {
  readonly code: string;
  readonly user: User | undefined;
  readonly now: number;
}

/**
 * Counts an attempt as a failure before it is looked at: a thousand guesses that come at once are counted too. Whoever
 * succeeds takes it back. The attempt that reaches the limit is still looked at; those after it are not.
 */
export async function countAttempt(store: Writer, { code, user, now }: Attempt): Promise<void> {
  const { lockout } = await securityOf(store);
  if (lockout.failures === 0) return;
  const name = lockoutName(code);
  const counted = await store.lockouts.count(name, user?.id ?? null, now);
  // The unit ends here, so that a refused attempt is not kept.
  if (isLocked(counted, now)) throw locked({ ...counted, failures: counted.failures - 1 }, now);
  const failures = counted.lockedUntil === null ? counted.failures : 1;
  const end = lockout.minutes === 0 ? untilUnlocked : now + lockout.minutes * minute;
  const lockedUntil = failures >= lockout.failures ? end : null;
  if (lockedUntil !== null || failures !== counted.failures) {
    await store.lockouts.set({ name, failures, lockedUntil });
  }
}

/** A right password before the code: no failure, and no success yet, so what was counted before it stays. */
export async function takeBackAttempt(store: Writer, code: string): Promise<void> {
  const name = lockoutName(code);
  const counted = await store.lockouts.byName(name);
  if (!counted) return;
  const { lockout } = await securityOf(store);
  const failures = Math.max(0, counted.failures - 1);
  const lockedUntil = failures < lockout.failures ? null : counted.lockedUntil;
  await store.lockouts.set({ name, failures, lockedUntil });
}

export function forgetFailures(store: Writer, code: string): Promise<void> {
  return store.lockouts.forget(lockoutName(code));
}

function locked({ failures: count, lockedUntil }: Lockout, now: number): Problem {
  if (lockedUntil === null || lockedUntil === untilUnlocked) return problem("CB_US02", { count });
  return problem("CB_US02_TEMPORARY", { count, minutes: Math.ceil((lockedUntil - now) / minute) });
}
