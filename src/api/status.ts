import { message } from "../core/errors/problem.ts";
import { id, list, object, optional, parameters, revision, text } from "../core/input/shape.ts";
import { changeAssignees } from "../records/process/change-assignees.ts";
import { changeStatuses } from "../records/process/change-status.ts";
import { type OpenAction, openProcess } from "../records/process/open-actions.ts";
import { asking, most } from "./record-shapes.ts";
import type { ApiRequest, Write } from "./request.ts";

/** Actions of a process, and who works on a record. */

const change = { id, action: text(), assignee: optional(text()), revision: optional(revision) };
const changes = list(object(change), {
  min: 1,
  max: most,
  sizeMessage: message("updateCount", { max: most }),
});
/** "" is nobody. */
const given = ({
  assignee,
  ...rest
}: {
  id: number;
  action: string;
  assignee?: string;
  revision?: number;
}) => ({
  ...rest,
  ...(assignee ? { assignee } : {}),
});

export const putStatus: Write = async (request, store) => {
  const { app, ...one } = parameters(request.given, { app: id, ...change });
  const [written] = await changeStatuses(store, asking(request, app), [{ ...given(one), place: "" }]);
  return { revision: String(written?.revision) };
};

export const putStatuses: Write = async (request, store) => {
  const { app, records } = parameters(request.given, { app: id, records: changes });
  const all = records.map((one, i) => ({ ...given(one), place: `records[${i}].` }));
  const written = await changeStatuses(store, asking(request, app), all);
  return { records: written.map(({ id, revision }) => ({ id: String(id), revision: String(revision) })) };
};

const assignees = { id, assignees: list(text(), { max: most }), revision: optional(revision) };

export const putAssignees: Write = async (request, store) => {
  const { app, ...change } = parameters(request.given, { app: id, ...assignees });
  const { revision } = await changeAssignees(store, asking(request, app), change);
  return { revision: String(revision) };
};

/** kintone's pages know this of the open record; its scripts ask for it by getStatusActions(). */
export async function showOpenProcess(request: ApiRequest) {
  const { app, record } = parameters(request.path, { app: id, record: id });
  const { actions, ...rest } = await openProcess(asking(request, app), record);
  return { actions: actions.map(actionView), ...rest };
}

const actionView = ({ action, next, candidates, othersRemain }: OpenAction) => ({
  name: action.name,
  type: action.type,
  nextStatus: { name: next.name, type: next.assignee.type, assignees: candidates },
  othersRemain,
});
