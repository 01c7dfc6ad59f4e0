import { queryOptions } from "@tanstack/react-query";
import type { AuditAction, AuditKind } from "../../../src/core/audit/kinds.ts";
import { ApiError, api, OfflineError } from "../../parts/api.ts";

export interface Entry {
  readonly id: string;
  readonly time: string;
  readonly user: string;
  /** by which credential; "console": on the machine itself */
  readonly method: string;
  readonly address: string;
  readonly kind: AuditKind;
  readonly action: AuditAction;
  readonly target: string;
  readonly result: "success" | "failure";
  readonly detail: Readonly<Record<string, unknown>>;
}

export const auditPath = "/tonari/v1/audit";
export const settingsPath = `${auditPath}/settings`;
export const pageSize = 50;
type Filter = Readonly<Record<string, string>>;

const day = 24 * 60 * 60_000;

/** The page's last day is one that people mean to see; the API's `to` is the first that is not wanted. */
function asked({ to, ...filter }: Filter): Filter {
  return to === undefined
    ? filter
    : { ...filter, to: new Date(Date.parse(to) + day).toISOString().slice(0, 10) };
}

export const auditQuery = (filter: Filter, offset: number) =>
  queryOptions({
    queryKey: ["audit", filter, offset],
    queryFn: ({ signal }) =>
      api.get<{ entries: Entry[]; totalCount: string }>(
        auditPath,
        { ...asked(filter), offset, limit: pageSize },
        { signal },
      ),
    placeholderData: (before) => before,
  });

export const settingsQuery = queryOptions({
  queryKey: ["audit-settings"],
  queryFn: ({ signal }) => api.get<{ days: number }>(settingsPath, {}, { signal }),
});

/** A file is not JSON, and the session asks for the header on a download too. */
export async function downloadAudit(filter: Filter): Promise<void> {
  const headers = { "X-Requested-With": "XMLHttpRequest" };
  const query = new URLSearchParams(asked(filter));
  const response = await fetch(`${auditPath}.csv?${query}`, { headers }).catch((error: unknown) => {
    throw new OfflineError(error);
  });
  if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => ({})));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = "audit.csv";
  link.click();
  URL.revokeObjectURL(address);
}
