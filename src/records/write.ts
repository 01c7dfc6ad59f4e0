import type { Domain } from "../domain.ts";
import { dropUnused } from "../files/release.ts";
import type { Writer } from "../store/store.ts";

/** The contents of files that lost a place where they were used. */
export type Freed = Set<string>;

/** One unit of work on records. What it frees is deleted when it is certain that the unit happened. */
export async function writeRecords<T>(
  domain: Domain,
  work: (store: Writer, freed: Freed) => Promise<T>,
): Promise<T> {
  const freed: Freed = new Set();
  const result = await domain.store.write((store) => work(store, freed));
  if (freed.size > 0) await dropUnused(domain, freed);
  return result;
}
