import type { WireValue } from "../../src/core/fields/field.ts";
import { api } from "../parts/api.ts";

interface Person {
  readonly code: string;
  readonly name: string;
}
/** A step of a record's process, as kintone.app.record.getStatusHistory() tells it. */
export interface StatusStep {
  readonly changedAt: string;
  readonly status: string;
  readonly assignees: readonly Person[];
}
interface Version {
  readonly at: string;
  readonly changes: readonly {
    readonly type: string;
    readonly before: WireValue;
    readonly after: WireValue;
  }[];
}

const step = 100;

/** The newest first, read from the record's history as far as it is asked for. */
export async function statusHistory(app: string, id: string, count: number): Promise<StatusStep[]> {
  const path = `/tonari/v1/apps/${app}/records/${id}/history`;
  const found: StatusStep[] = [];
  for (let offset = 0; ; offset += step) {
    const page = await api.get<{ versions: readonly Version[]; total: string }>(path, {
      offset,
      limit: step,
    });
    for (const { at, changes } of page.versions) {
      const status = changes.find(({ type }) => type === "STATUS");
      if (!status || status.after === null || status.after === "") continue;
      const assignees = changes.find(({ type }) => type === "STATUS_ASSIGNEE");
      found.push({
        changedAt: at,
        status: String(status.after),
        assignees: ((assignees?.after ?? []) as readonly Person[]).map(({ code, name }) => ({ code, name })),
      });
    }
    if (found.length >= count || offset + step >= Number(page.total)) return found;
  }
}
