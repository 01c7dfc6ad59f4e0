import type { Domain } from "../domain.ts";
import type { Store, Writer } from "../store/store.ts";

/** Takes files out of the store's books and tells the contents that may be needed no more. */
export async function removeFiles(store: Writer, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const files = await store.files.byKeys(keys);
  await store.files.remove(files.map(({ key }) => key));
  return files.map(({ hash }) => hash);
}

/**
 * After the commit: contents that no file uses any more are deleted. Content is stored once however often it was
 * uploaded, so an upload of the same bytes must not slip between the question and the deletion: both take turns.
 */
export async function dropUnused({ store }: Pick<Domain, "store">, hashes: Iterable<string>): Promise<void> {
  for (const hash of new Set(hashes)) {
    await inTurn(store, async (unit) => {
      if ((await unit.files.usesOf(hash)) === 0) await store.blobs.delete(hash);
    });
  }
}

const turns = new WeakMap<Store["blobs"], Promise<unknown>>();

/**
 * One such unit at a time. Across machines, because units that write one value wait for each other. Within the
 * process before that, because a waiting unit holds a connection, and the one whose turn it is needs a second.
 */
export function inTurn(store: Store, work: (unit: Writer) => Promise<void>): Promise<void> {
  const turn = (turns.get(store.blobs) ?? Promise.resolve()).then(() =>
    store.write(async (unit) => {
      await unit.values.set("files", "");
      await work(unit);
    }),
  );
  turns.set(
    store.blobs,
    turn.catch(() => undefined),
  );
  return turn;
}
