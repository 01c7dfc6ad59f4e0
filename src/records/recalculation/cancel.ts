import { allow, openApp } from "../../apps/open.ts";
import type { Recalculation } from "../../store/store.ts";
import type { Asking } from "../asking.ts";

/** What was calculated so far stays; the other records wait for somebody to save them. */
export function cancelRecalculation(asking: Asking): Promise<Recalculation | undefined> {
  return asking.domain.store.write(async (store) => {
    allow(asking.actor, await openApp(store, asking.app, asking), "appEditable");
    const running = await store.recalculations.lock(asking.app);
    if (running?.state !== "running") return running;
    const cancelled: Recalculation = { ...running, state: "cancelled" };
    await store.recalculations.set(cancelled);
    return cancelled;
  });
}
