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
import { loadTargets } from "./load-targets.ts";
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
  const loaded = await loadTargets(store.records, form, targets, { upsert, mayEdit });

  const noted = noMentions();
  for (const { change, existing } of loaded) {
    const { given = {} } = change;
    refuseSystemFields(form, given);
    if (existing) noteChange(form, existing, given, asking, noted);
    else noteMentions(form, asNewRecord(change), asking, noted);
  }
  const sent = loaded.map(({ change, existing }) => ({
    id: existing?.id,
    given: existing ? (change.given ?? {}) : asNewRecord(change),
  }));
  await allowFields(store, asking, open, sent);
  const context = await recordContext(store, asking, form, noted);

  const problems = new Problems();
  const drafts = loaded.map(({ change, existing }) => {
    const { given, path } = change;
    if (!existing) return readNewRecord(form, asNewRecord(change), path, context, problems);
    if (given) readChange(form, existing, given, path, context, problems);
    return existing;
  });
  if (!problems.any) computeValues(asking.domain, form, drafts, context);
  await checkUnique(store.records, form, drafts, context, problems);
  problems.throwIfAny();

  const added = drafts.filter((_, i) => !loaded[i]?.existing);
  const changed = new Set(
    loaded.flatMap(({ change, existing }) => (existing && change.given ? existing : [])),
  );
  await writeChanged(store, form, [...changed], context, freed, manner);
  await insertDrafts(store, open, form, added, context);
  await context.claims.attach(store);
  return loaded.map(({ existing, revision }, i) => ({
    id: drafts[i]?.id ?? 0,
    revision,
    operation: existing ? "UPDATE" : "INSERT",
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
