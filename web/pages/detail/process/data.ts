import { queryOptions } from "@tanstack/react-query";
import type { Entity } from "../../../../src/core/fields/field.ts";
import { askToProceed } from "../../../customize/ask.ts";
import { api } from "../../../parts/api.ts";
import type { AppForm } from "../../../parts/app-form.ts";
import { idOf, type RecordData, recordsKey, revisionOf, wrapped } from "../../../parts/records.ts";

/** An action that the signed-in user can run on the record as it is now. */
export interface OpenAction {
  readonly name: string;
  readonly type: "PRIMARY" | "SECONDARY";
  readonly nextStatus: {
    readonly name: string;
    readonly type: "ONE" | "ALL" | "ANY";
    readonly assignees: readonly Entity[];
  };
  /** others still have to act: the record stays where it is */
  readonly othersRemain: boolean;
}
export interface OpenProcess {
  readonly actions: readonly OpenAction[];
  readonly mayChangeAssignees: boolean;
  readonly severalAssignees: boolean;
}

export const openProcessQuery = (app: string, record: RecordData) =>
  queryOptions({
    // Another revision, other actions.
    queryKey: [...recordsKey(app), "process", idOf(record), revisionOf(record)],
    queryFn: ({ signal }) =>
      api.get<OpenProcess>(`/tonari/v1/apps/${app}/records/${idOf(record)}/process`, {}, { signal }),
    staleTime: 0,
  });

/**
 * Every action of the pages goes through here, after it was confirmed. What the app's scripts change on the occasion is
 * saved with it, or nothing is.
 */
export async function runAction(
  form: AppForm,
  record: RecordData,
  { status, action, assignee }: { status: string; action: OpenAction; assignee: string | null },
): Promise<unknown> {
  const { name, nextStatus } = action;
  const changes = await askToProceed(form, record, { status, action: name, nextStatus: nextStatus.name });
  const at = { app: form.app, id: idOf(record) };
  const revision = revisionOf(record);
  const run = { ...at, action: name, ...(assignee !== null && { assignee }) };
  if (Object.keys(changes).length === 0) return api.put("/k/v1/record/status.json", { ...run, revision });
  return api.post("/k/v1/bulkRequest.json", {
    requests: [
      { method: "PUT", api: "/k/v1/record.json", payload: { ...at, revision, record: wrapped(changes) } },
      // The revision is the first one's business: this follows in the same step.
      { method: "PUT", api: "/k/v1/record/status.json", payload: run },
    ],
  });
}

export function setAssignees(app: string, record: RecordData, assignees: readonly Entity[]) {
  return api.put<{ revision: string }>("/k/v1/record/assignees.json", {
    app,
    id: idOf(record),
    revision: revisionOf(record),
    assignees: assignees.map(({ code }) => code),
  });
}

/** Whoever moves a record into a status of the type ONE chooses its assignee. */
export const mustChoose = ({ nextStatus, othersRemain }: OpenAction) =>
  !othersRemain && nextStatus.type === "ONE" && nextStatus.assignees.length > 0;
