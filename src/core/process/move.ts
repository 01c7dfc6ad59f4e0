import { invalid, message, problem } from "../errors/problem.ts";
import type { Entity } from "../fields/field.ts";
import type { ProcessAction, ProcessSettings, State } from "./settings.ts";

/** Where a record stands and what can be done there. Who may do it is decided in core/permissions. */

export function stateNamed({ states }: ProcessSettings, name: string): State | undefined {
  return states.find((state) => state.name === name);
}

export const stateOf = ({ states }: ProcessSettings, id: number): State | undefined =>
  states.find((state) => state.id === id);

/** The action of this name where the record stands. Two of one name there cannot be told apart by an API call. */
export function actionNamed(
  { actions }: ProcessSettings,
  state: State | undefined,
  name: string,
  path: string,
): ProcessAction {
  const [found, ...others] = actions.filter((action) => action.name === name && action.from === state?.id);
  if (!found) throw problem("GAIA_IL03");
  if (others.length > 0) throw invalid({ [path]: [message("duplicateAction", { name })] });
  return found;
}

/**
 * Where every assignee has to act, those who have not yet remain. Nobody remaining means that the record moves on. A
 * secondary action waits for nobody, even if who runs it is an assignee as well.
 */
export function remaining(
  state: State,
  { type }: Pick<ProcessAction, "type">,
  assignees: readonly Entity[],
  actor: string,
): readonly Entity[] {
  if (state.assignee.type !== "ALL" || type === "SECONDARY") return [];
  return assignees.filter(({ code }) => code !== actor);
}

/** Whoever brings a record into a state of the type ONE chooses among its candidates, if there are any. */
export function nextAssignees<E extends Entity>(
  { assignee: { type } }: State,
  candidates: readonly E[],
  chosen: string | undefined,
  path: string,
): readonly E[] {
  if (type !== "ONE" || candidates.length === 0) {
    if (chosen !== undefined) throw problem("GAIA_SA04");
    return candidates;
  }
  if (chosen === undefined) throw problem("GAIA_SA01");
  const found = candidates.find(({ code }) => code === chosen);
  if (!found) throw invalid({ [path]: [message("notACandidate", { code: chosen })] });
  return [found];
}
