import { removeApp, showChanges, showRights } from "../../api/app.ts";
import { showDrafts } from "../../api/apps.ts";
import type { Route } from "../../api/request.ts";
import { showOpenProcess } from "../../api/status.ts";
import { people } from "../guards.ts";
import { get, remove } from "../line.ts";

/** What kintone's API lacks about apps. */
export const ownApps: readonly Route[] = [
  get("/tonari/v1/apps", showDrafts, { by: people, says: "Apps that were never deployed" }),
  remove("/tonari/v1/apps/:app", removeApp, {
    by: people,
    audit: "app.delete",
    says: "Delete an app with its records",
  }),
  get("/tonari/v1/apps/:app/rights", showRights, { by: people, says: "What one may do with an app" }),
  get("/tonari/v1/apps/:app/changes", showChanges, { by: people, says: "What Update App would do" }),
  get("/tonari/v1/apps/:app/records/:record/process", showOpenProcess, {
    by: people,
    says: "Which actions one can run on a record",
  }),
];
