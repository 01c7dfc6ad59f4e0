import type { Domain } from "../domain.ts";
import { dropUnused, removeFiles } from "./release.ts";
import { lifetime } from "./temporary.ts";

/** Drops the uploads that nobody attached in time. The server calls it every hour. */
export async function sweepFiles(domain: Domain): Promise<void> {
  const hashes = await domain.store.write(async (store) => {
    const old = await store.files.temporaryBefore(domain.now() - lifetime + 1);
    return removeFiles(
      store,
      old.map(({ key }) => key),
    );
  });
  await dropUnused(domain, hashes);
}
