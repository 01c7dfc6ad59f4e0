import type { Domain } from "../domain.ts";
import type { Writer } from "../store/store.ts";

/** what is on its way into the store */
const noting = new WeakMap<Domain, Map<string, Promise<void>>>();

/**
 * Remembers a use of a credential. Requests that come meanwhile share the write, and one that fails refuses nobody.
 * Whoever calls decides whether to wait.
 */
export function noteUse(
  domain: Domain,
  credential: string,
  touch: (store: Writer) => Promise<void>,
): Promise<void> {
  const underway = noting.get(domain) ?? new Map<string, Promise<void>>();
  noting.set(domain, underway);
  const running = underway.get(credential);
  if (running) return running;
  const noted = domain.store
    .write(touch)
    .catch(() => {})
    .finally(() => underway.delete(credential));
  underway.set(credential, noted);
  return noted;
}
