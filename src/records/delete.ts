import { allow, holdApp } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import type { Writer } from "../store/store.ts";
import { allowRecords } from "./allow.ts";
import type { Asking } from "./asking.ts";
import { formOf, withInner } from "./form.ts";
import type { Freed } from "./write.ts";

export interface Deletion {
  readonly id: number;
  /** absent or -1: whatever it is now */
  readonly revision?: number;
}

/** All of them or none. */
export async function deleteRecords(
  store: Writer,
  asking: Asking,
  deletions: readonly Deletion[],
  freed: Freed,
): Promise<void> {
  const open = await holdApp(store, asking.app, asking);
  allow(asking.actor, open, "recordDeletable");
  // What a token may not see it may delete all the same; people must be able to see what they delete.
  if (asking.actor.method !== "apiToken") allow(asking.actor, open, "recordViewable");
  const { table, mentioning } = formOf(open);
  const ids = [...new Set(deletions.map(({ id }) => id))];
  const heads = await store.records.lock(table, ids);
  const revisions = new Map(heads.map(({ id, revision }) => [id, revision]));
  for (const { id } of deletions) if (!revisions.has(id)) throw problem("GAIA_RE01", { id });
  await allowRecords(store, asking, open, ids, "deletable");
  for (const { id, revision = -1 } of deletions) {
    if (revision !== -1 && revision !== revisions.get(id)) throw problem("GAIA_CO02");
  }
  await store.records.remove(table, ids);
  await store.comments.removeByRecords(asking.app, ids);
  await store.history.removeByRecords(asking.app, ids);
  if (!mentioning.flatMap(withInner).some(({ type }) => type.mentions?.of === "files")) return;
  for (const hash of await store.files.removeByRecords(asking.app, ids)) freed.add(hash);
}
