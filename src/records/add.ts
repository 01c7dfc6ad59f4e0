import { allow, forRights, holdApp, type OpenApp } from "../apps/open.ts";
import { Problems } from "../core/errors/problem.ts";
import type { Given } from "../core/input/given.ts";
import { may } from "../core/permissions/app.ts";
import type { Writer } from "../store/store.ts";
import { allowFields } from "./allow.ts";
import type { Asking } from "./asking.ts";
import { checkUnique, refuseConflicts } from "./check-unique.ts";
import { computeValues } from "./compute.ts";
import { noMentions, type RecordContext, recordContext } from "./context.ts";
import type { Draft } from "./draft.ts";
import { type Form, formOf } from "./form.ts";
import { copyLookups } from "./lookups/copy.ts";
import { checkSystemFields, newStoredRecord, noteMentions, readNewRecord } from "./new-record.ts";
import { numberRows } from "./tables/number-rows.ts";

export interface NewRecord {
  /** where its problems are reported: "record" or "records[3]" */
  readonly path: string;
  readonly given: Given;
}
export interface Written {
  readonly id: number;
  readonly revision: number;
}

/** All of them or none. */
export async function addRecords(
  store: Writer,
  asking: Asking,
  sent: readonly NewRecord[],
): Promise<Written[]> {
  const open = await holdApp(store, asking.app, asking);
  allow(asking.actor, open, "recordAddable");
  const form = formOf(open);
  const mayManage = may(asking.actor, forRights(open), "appEditable");
  for (const { given } of sent) checkSystemFields(form, given, mayManage);
  await allowFields(store, asking, open, sent);
  const copied = await copyLookups(store, asking, form, sent);
  const records = sent.map(({ path, given }, i) => ({ path, given: copied[i] ?? given }));
  const noted = noMentions();
  for (const { given } of records) noteMentions(form, given, asking, noted);
  const context = await recordContext(store, asking, form, noted);
  const problems = new Problems();
  const drafts = records.map(({ given, path }) => readNewRecord(form, given, path, context, problems));
  if (!problems.any) computeValues(asking.domain, form, drafts, context);
  await checkUnique(store.records, form, drafts, context, problems);
  problems.throwIfAny();
  await insertDrafts(store, open, form, drafts, context);
  await context.claims.attach(store);
  return drafts.map(({ id, revision }) => ({ id, revision }));
}

export async function insertDrafts(
  store: Writer,
  { app }: OpenApp,
  form: Form,
  drafts: readonly Draft[],
  context: RecordContext,
): Promise<void> {
  if (drafts.length === 0) return;
  await numberRows(store.records, form, drafts);
  const ids = await store.records.reserveIds(form.table, drafts.length);
  const stored = drafts.map((draft, i) => {
    draft.id = ids[i] ?? 0;
    return newStoredRecord(form, app, draft, context);
  });
  await refuseConflicts(form, drafts, () => store.records.insert(form.table, stored));
}
