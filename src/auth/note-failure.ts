import { note } from "../audit/note.ts";
import type { AuditAction } from "../core/audit/kinds.ts";
import type { Domain } from "../domain.ts";
import type { User } from "../store/store.ts";
import { isLocked, lockoutName } from "./lockout.ts";

interface Failure {
  readonly domain: Domain;
  /** undefined: nobody has the login name that was given */
  readonly user: User | undefined;
  readonly address: string;
}

/**
 * A wrong password or code, and that it locked the user. What was typed as a login name that nobody has is not kept:
 * people type passwords there. Guessing with such names must not push everything else out of sight, so an address
 * leaves one line of them a minute.
 */
export async function noteFailure({ domain, user, address }: Failure, action: AuditAction): Promise<void> {
  if (!user && !isFirst(domain, address)) return;
  await domain.store.write(async (store) => {
    const at = domain.now();
    const who = { address, ...(user && { user: user.code, target: user.code }) };
    await note(store, { at, action, failed: true, ...who });
    const lockout = user && (await store.lockouts.byName(lockoutName(user.code)));
    if (isLocked(lockout, at)) await note(store, { at, action: "signIn.lock", ...who });
  });
}

const unknownEvery = 60_000;
const mostAddresses = 10_000;
const lately = new WeakMap<Domain, Map<string, number>>();

function isFirst(domain: Domain, address: string): boolean {
  const noted = lately.get(domain) ?? new Map<string, number>();
  lately.set(domain, noted);
  const now = domain.now();
  if (now - (noted.get(address) ?? Number.NEGATIVE_INFINITY) < unknownEvery) return false;
  if (noted.size >= mostAddresses) noted.clear();
  noted.set(address, now);
  return true;
}
