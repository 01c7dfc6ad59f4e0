import { allow, openApp } from "../../apps/open.ts";
import type { Recalculation } from "../../store/store.ts";
import type { Asking } from "../asking.ts";

/** How far it is; undefined: nobody has ever begun one. */
export async function showRecalculation(asking: Asking): Promise<Recalculation | undefined> {
  const { view } = asking.domain.store;
  allow(asking.actor, await openApp(view, asking.app, asking), "appEditable");
  return view.recalculations.get(asking.app);
}
