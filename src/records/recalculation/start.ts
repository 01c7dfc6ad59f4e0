import { allow, holdApp } from "../../apps/open.ts";
import type { Recalculation } from "../../store/store.ts";
import type { Asking } from "../asking.ts";
import { formOf } from "../form.ts";

/** Calculates all records of the app anew, beside everything else; one that runs begins from the first record again. */
export function startRecalculation(asking: Asking): Promise<Recalculation> {
  const { domain, actor, app: appId } = asking;
  return domain.store.write(async (store) => {
    const open = await holdApp(store, appId, asking);
    allow(actor, open, "appEditable");
    await store.recalculations.lock(appId);
    const now = domain.now();
    const begun: Recalculation = {
      appId,
      state: "running",
      total: await store.records.count(formOf(open).table, { is: "all" }),
      done: 0,
      failed: 0,
      lastId: 0,
      settingsRevision: open.app.revision,
      startedBy: actor.user.id,
      startedAt: now,
      touchedAt: 0,
    };
    await store.recalculations.set(begun);
    return begun;
  });
}
