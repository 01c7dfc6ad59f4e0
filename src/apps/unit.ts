import type { Domain } from "../domain.ts";
import { dropUnused } from "../files/release.ts";
import type { Writer } from "../store/store.ts";

/**
 * A unit of writing that may leave contents of files behind which nobody uses any more. `work` names them in `unused`;
 * they are dropped after the commit.
 */
export async function unit<T>(
  domain: Domain,
  work: (store: Writer, unused: string[]) => Promise<T>,
): Promise<T> {
  let unused: string[] = [];
  const done = await domain.store.write((store) => {
    // The store may run the work again.
    unused = [];
    return work(store, unused);
  });
  await dropUnused(domain, unused);
  return done;
}
