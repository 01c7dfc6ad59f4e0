import type { Entity } from "../../core/fields/field.ts";
import { historyOf } from "../../history/note.ts";
import type { Writer } from "../../store/store.ts";
import type { Asking } from "../asking.ts";
import { computeValues } from "../compute.ts";
import { noMentions, recordContext } from "../context.ts";
import { changedRecord, type Existing } from "../existing.ts";
import type { Form, FormProcess } from "../form.ts";

interface Place {
  readonly store: Writer;
  readonly asking: Asking;
  readonly form: Form;
  readonly process: FormProcess;
}

/** Saves where records stand in their process now. It counts as an update: who did it and when is part of the record. */
export async function writeStanding(
  { store, asking, form, process }: Place,
  records: readonly Existing[],
  kind: "status" | "assignees",
): Promise<void> {
  const noted = noMentions();
  for (const { values } of records) {
    for (const { code } of (values.get(process.assignee) ?? []) as readonly Entity[]) noted.users.add(code);
  }
  const context = await recordContext(store, asking, form, noted);
  computeValues(asking.domain, form, records, context);
  const history = historyOf(records, context, { kind, revertedTo: null });
  await store.records.update(
    form.table,
    records.map((record) => changedRecord(form, record, context)),
  );
  await store.history.add(form.table.appId, history);
}
