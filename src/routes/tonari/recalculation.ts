import { deleteRecalculation, getRecalculation, postRecalculation } from "../../api/recalculation.ts";
import type { Route } from "../../api/request.ts";
import { people } from "../guards.ts";
import { get, post, remove } from "../line.ts";

/** Calculating an app's records anew. */
export const recalculation: readonly Route[] = [
  get("/tonari/v1/apps/:app/recalculation", getRecalculation, {
    by: people,
    says: "How far an app's records are calculated anew",
  }),
  post("/tonari/v1/apps/:app/recalculation", postRecalculation, {
    by: people,
    audit: "app.recalculate",
    says: "Calculate all records of an app anew, in the background",
  }),
  remove("/tonari/v1/apps/:app/recalculation", deleteRecalculation, {
    by: people,
    audit: "app.recalculateStop",
    says: "Stop calculating an app's records anew",
  }),
];
