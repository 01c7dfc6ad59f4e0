import { id, parameters } from "../core/input/shape.ts";
import { cancelRecalculation } from "../records/recalculation/cancel.ts";
import { showRecalculation } from "../records/recalculation/show.ts";
import { startRecalculation } from "../records/recalculation/start.ts";
import type { Recalculation } from "../store/store.ts";
import { asking } from "./record-shapes.ts";
import type { ApiRequest } from "./request.ts";

const shown = (recalculation: Recalculation | undefined) => {
  if (!recalculation) return { state: "none", total: "0", done: "0", failed: "0", startedAt: null };
  const { state, total, done, failed, startedAt } = recalculation;
  return {
    state,
    total: String(total),
    done: String(done),
    failed: String(failed),
    startedAt: new Date(startedAt).toISOString(),
  };
};
const appOf = (request: ApiRequest) => asking(request, parameters(request.path, { app: id }).app);

export async function postRecalculation(request: ApiRequest) {
  return shown(await startRecalculation(appOf(request)));
}
export async function getRecalculation(request: ApiRequest) {
  return shown(await showRecalculation(appOf(request)));
}
export async function deleteRecalculation(request: ApiRequest) {
  return shown(await cancelRecalculation(appOf(request)));
}
