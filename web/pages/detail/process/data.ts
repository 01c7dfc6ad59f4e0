import { queryOptions } from "@tanstack/react-query";
import type { Entity } from "../../../../src/core/fields/field.ts";
import { api } from "../../../parts/api.ts";
import { idOf, type RecordData, recordsKey, revisionOf } from "../../../parts/records.ts";

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
 * Every action of the pages goes through here, after it was confirmed: the place where the event
 * app.record.detail.process.proceed belongs.
 */
export function runAction(app: string, record: RecordData, action: OpenAction, assignee: string | null) {
  return api.put<{ revision: string }>("/k/v1/record/status.json", {
    app,
    id: idOf(record),
    revision: revisionOf(record),
    action: action.name,
    ...(assignee !== null && { assignee }),
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
