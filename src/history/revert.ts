import { holdApp } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import type { Asking } from "../records/asking.ts";
import { formOf } from "../records/form.ts";
import { updateRecords } from "../records/update.ts";
import type { Freed } from "../records/write.ts";
import type { Writer } from "../store/store.ts";
import { openHistory } from "./open.ts";
import { goneOf } from "./show.ts";
import { stillThere } from "./still-there.ts";
import { versionOf } from "./version.ts";

export interface Reversion {
  readonly record: number;
  readonly version: number;
  /** the record's revision that the caller has seen; absent or -1: whatever it is now */
  readonly revision?: number;
  readonly freed: Freed;
}

/**
 * Writes the values of an older version into the record, as an update like any other: rights, required fields, unique
 * values, lookups and formulas are asked as ever, and a new revision is made.
 */
export async function revertRecord(
  store: Writer,
  asking: Asking,
  { record: id, version, revision, freed }: Reversion,
): Promise<{ revision: number; gone: Readonly<Record<string, readonly string[]>> }> {
  const open = await holdApp(store, asking.app, asking);
  const { fields } = await openHistory(store, asking, id);
  const [head] = await store.records.lock(formOf(open).table, [id]);
  if (!head) throw problem("GAIA_RE01", { id });
  const { differences } = await versionOf(store, open, head, version);
  // What somebody may not edit stays as it is now; they need not even know that it was different.
  const changed = differences.filter(({ at }) => fields.editable(at.field));
  const restorable = await stillThere(store, changed);
  const given = Object.fromEntries(restorable.map(({ code, value }) => [code, { value }]));
  const change = { id, given, revision, path: "record", place: "" };
  const manner = { kind: "revert", revertedTo: version } as const;
  const [updated] = await updateRecords(store, asking, [change], { upsert: false, freed, manner });
  return { revision: updated?.revision ?? head.revision, gone: goneOf(restorable) };
}
