import type { Domain } from "../../domain.ts";
import type { UserToken } from "../../store/store.ts";

const notedEvery = 60_000;

/** what is on its way into the store */
const noting = new WeakMap<Domain, Set<UserToken["id"]>>();

/** Remembers when a token was last used, and from where: at most once a minute, and no request waits for it. */
export function noteTokenUse(domain: Domain, { id, usedAt }: UserToken, from: string): void {
  const now = domain.now();
  if (usedAt !== null && now - usedAt < notedEvery) return;
  const underway = noting.get(domain) ?? new Set();
  noting.set(domain, underway);
  if (underway.has(id)) return;
  underway.add(id);
  // A use that could not be noted refuses nobody.
  domain.store
    .write((store) => store.userTokens.touch(id, now, from))
    .catch(() => {})
    .finally(() => underway.delete(id));
}
