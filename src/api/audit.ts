import { exportAudit } from "../audit/export.ts";
import { auditSettings, changeAuditSettings } from "../audit/keep.ts";
import { auditKinds } from "../core/audit/kinds.ts";
import { enumOf, integer, optional, parameters, text } from "../core/input/shape.ts";
import { allowSystemAdministration } from "../core/permissions/domain.ts";
import type { AuditEntry, AuditFilter } from "../store/store.ts";
import { moment } from "./credentials.ts";
import { type ApiRequest, Reply } from "./request.ts";

const filter = {
  user: optional(text({ max: 128 })),
  kind: optional(enumOf(...auditKinds)),
  from: optional(moment),
  to: optional(moment),
};
const page = { offset: optional(integer({ min: 0 })), limit: optional(integer({ min: 1, max: 500 })) };

/** Who signed in and who changed what, the newest first. */
export async function showAudit({ domain, actor, given }: ApiRequest) {
  const { offset = 0, limit = 100, ...wanted } = parameters(given, { ...filter, ...page });
  allowSystemAdministration(actor);
  const { audit } = domain.store.view;
  const asked = known(wanted);
  const entries = await audit.find(asked, { offset, limit });
  return { entries: entries.map(entryView), totalCount: String(await audit.count(asked)) };
}

function entryView({ id, at, detail, ...entry }: AuditEntry) {
  return { id: String(id), time: new Date(at).toISOString(), ...entry, detail: JSON.parse(detail) };
}

export async function exportAuditLog({ domain, actor, given }: ApiRequest) {
  const wanted = parameters(given, filter);
  allowSystemAdministration(actor);
  const headers = {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": 'attachment; filename="audit.csv"',
  };
  return new Reply(200, headers, exportAudit(domain.store.view, known(wanted)));
}

/** "" asks for nothing in particular. */
function known(wanted: { readonly [K in keyof AuditFilter]: AuditFilter[K] | undefined }): AuditFilter {
  return Object.fromEntries(
    Object.entries(wanted).filter(([, value]) => value !== undefined && value !== ""),
  );
}

export function showAuditSettings({ domain, actor }: ApiRequest) {
  allowSystemAdministration(actor);
  return auditSettings(domain.store.view);
}

export function updateAuditSettings({ domain, actor, given }: ApiRequest) {
  const asked = parameters(given, { days: integer({ min: 0, max: 36_500 }) });
  allowSystemAdministration(actor);
  return domain.store.write((store) => changeAuditSettings(store, asked));
}
