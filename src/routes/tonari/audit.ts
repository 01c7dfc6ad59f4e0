import { exportAuditLog, showAudit, showAuditSettings, updateAuditSettings } from "../../api/audit.ts";
import type { Route } from "../../api/request.ts";
import { people } from "../guards.ts";
import { get, put } from "../line.ts";

/** Who did what. */
export const audit: readonly Route[] = [
  get("/tonari/v1/audit", showAudit, { by: people, says: "Who signed in and who changed what" }),
  get("/tonari/v1/audit.csv", exportAuditLog, { by: people, says: "The same as CSV" }),
  get("/tonari/v1/audit/settings", showAuditSettings, { by: people, says: "How long that is kept" }),
  put("/tonari/v1/audit/settings", updateAuditSettings, {
    by: people,
    audit: "settings.audit",
    says: "Change how long it is kept",
  }),
];
