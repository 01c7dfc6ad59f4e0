import { allow, holdApp } from "../apps/open.ts";
import { Problems } from "../core/errors/problem.ts";
import { removeFiles } from "../files/release.ts";
import { historyOf, type Manner } from "../history/note.ts";
import type { Writer } from "../store/store.ts";
import { insertDrafts, type Written } from "./add.ts";
import { allowFields, allowRecords } from "./allow.ts";
import type { Asking } from "./asking.ts";
import { checkUnique, refuseConflicts } from "./check-unique.ts";
import { computeValues } from "./compute.ts";
import { noMentions, type RecordContext, recordContext } from "./context.ts";
import {
  changedRecord,
  droppedFiles,
  type Existing,
  noteChange,
  readChange,
  refuseSystemFields,
} from "./existing.ts";
import { type Form, formOf } from "./form.ts";
import { type Loaded, loadTargets } from "./load-targets.ts";
import { copyLookups } from "./lookups/copy.ts";
import { noteMentions, readNewRecord } from "./new-record.ts";
import { seenTargets } from "./seen-targets.ts";
import { numberRows } from "./tables/number-rows.ts";
import type { Change } from "./target.ts";
import { asNewRecord, refuseDoubleKeys } from "./upsert.ts";
import type { Freed } from "./write.ts";

export interface Updated extends Written {
  readonly operation: "INSERT" | "UPDATE";
}
interface Options {
  /** adds the records that are not found */
  readonly upsert: boolean;
  readonly freed: Freed;
  /** what the history calls it; absent: an update */
  readonly manner?: Manner;
}

/** All of them or none, in the order of the request. */
export async function updateRecords(
  store: Writer,
  asking: Asking,
  changes: readonly Change[],
  { upsert, freed, manner }: Options,
): Promise<Updated[]> {
  const open = await holdApp(store, asking.app, asking);
  allow(asking.actor, open, "recordEditable");
  if (upsert) allow(asking.actor, open, "recordAddable");
  const form = formOf(open);
  const targets = await seenTargets(store, asking, open, changes);
  if (upsert) refuseDoubleKeys(targets);
  const mayEdit = (ids: readonly number[]) => allowRecords(store, asking, open, ids, "editable");
  const targeted = await loadTargets(store.records, form, targets, { upsert, mayEdit });
  for (const { change } of targeted) refuseSystemFields(form, change.given ?? {});
  await allowFields(store, asking, open, targeted.map(sentTo));
  const loaded = await withLookups(store, asking, form, targeted);

  const noted = noMentions();
  for (const { given = {}, existing } of loaded) {
    if (existing) noteChange(form, existing, given, asking, noted);
    else noteMentions(form, given, asking, noted);
  }
  const context = await recordContext(store, asking, form, noted);

  const problems = new Problems();
  const drafts = loaded.map(({ change: { path }, existing, given }) => {
    if (!existing) return readNewRecord(form, given ?? {}, path, context, problems);
    if (given) readChange(form, existing, given, path, context, problems);
    return existing;
  });
  if (!problems.any) computeValues(asking.domain, form, drafts, context);
  await checkUnique(store.records, form, drafts, context, problems);
  problems.throwIfAny();

  const added = drafts.filter((_, i) => !loaded[i]?.existing);
  const changed = new Set(loaded.flatMap(({ given, existing }) => (existing && given ? existing : [])));
  await writeChanged(store, form, [...changed], context, freed, manner);
  await insertDrafts(store, open, form, added, context);
  await context.claims.attach(store);
  return loaded.map(({ existing, revision }, i) => ({
    id: drafts[i]?.id ?? 0,
    revision,
    operation: existing ? "UPDATE" : "INSERT",
  }));
}

const sentTo = ({ change, existing }: Loaded) => ({
  id: existing?.id,
  given: existing ? (change.given ?? {}) : asNewRecord(change),
  before: existing?.cells,
});

/** What is written in the end: lookups fill the fields beside their keys. A change without a record stays without. */
async function withLookups(store: Writer, asking: Asking, form: Form, targeted: readonly Loaded[]) {
  const copied = await copyLookups(store, asking, form, targeted.map(sentTo));
  return targeted.map((one, i) => ({
    ...one,
    given: one.existing && !one.change.given ? undefined : copied[i],
  }));
}

async function writeChanged(
  store: Writer,
  form: Form,
  records: readonly Existing[],
  context: RecordContext,
  freed: Freed,
  manner?: Manner,
): Promise<void> {
  if (records.length === 0) return;
  await numberRows(store.records, form, records);
  const dropped = droppedFiles(records);
  const history = historyOf(records, context, manner);
  const stored = records.map((record) => changedRecord(form, record, context));
  await refuseConflicts(form, records, () => store.records.update(form.table, stored));
  await store.history.add(form.table.appId, history);
  for (const hash of await removeFiles(store, dropped)) freed.add(hash);
}
