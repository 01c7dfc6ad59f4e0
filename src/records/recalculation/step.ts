import type { Query } from "../../core/query/query.ts";
import type { Domain } from "../../domain.ts";
import type { RecordHead, Writer } from "../../store/store.ts";
import { withValues } from "../compose.ts";
import { recompute } from "../compute.ts";
import { existing } from "../existing.ts";
import { type Form, formOf } from "../form.ts";
import { searchableResults } from "../values.ts";

interface Step {
  readonly records: number;
  /** leaves them as they are and counts them as failed */
  readonly skip?: boolean;
}

/** The next few records, in one unit with the note that they are done. False: nothing is left to do. */
export function step(domain: Domain, appId: number, { records: most, skip }: Step): Promise<boolean> {
  return domain.store.write(async (store) => {
    const app = await store.apps.hold(appId);
    const settings = app && (await store.apps.documents(appId))?.live;
    const job = await store.recalculations.lock(appId);
    if (job?.state !== "running") return false;
    if (!app || !settings) {
      await store.recalculations.remove(appId);
      return false;
    }
    const form = formOf({ app, settings });
    const anew = job.settingsRevision !== app.revision && { done: 0, failed: 0, lastId: 0 };
    const now = { ...job, ...anew, settingsRevision: app.revision, touchedAt: domain.now() };
    const ids = await store.records.ids(form.table, after(now.lastId, most));
    const lastId = ids.at(-1);
    if (lastId === undefined) {
      await store.recalculations.set({ ...now, state: "done" });
      return false;
    }
    if (!skip) await calculateAnew(store, domain, form, await store.records.lock(form.table, ids));
    const failed = now.failed + (skip ? ids.length : 0);
    await store.recalculations.set({ ...now, lastId, failed, done: now.done + ids.length });
    return true;
  });
}

const id = { kind: "integer", column: "id" } as const;
const after = (last: number, limit: number): Query => ({
  where: { is: "compare", on: id, by: ">", value: last },
  order: [{ on: id, descending: false }],
  limit,
  offset: 0,
});

/** Only values of formulas change, so whoever changed a record last still has, and nobody's revision grows old. */
async function calculateAnew(store: Writer, domain: Domain, form: Form, heads: readonly RecordHead[]) {
  const changed = heads.flatMap((head) => {
    const record = existing(head, "");
    const values = recompute(domain, form, record);
    if (values.size === 0) return [];
    return [{ id: head.id, json: withValues(record.cells, values), ...searchableResults(values) }];
  });
  await store.records.rewriteSome(form.table, changed);
}
