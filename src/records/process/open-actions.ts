import { allow, forRights, openApp } from "../../apps/open.ts";
import { problem } from "../../core/errors/problem.ts";
import type { Entity } from "../../core/fields/field.ts";
import { appRights } from "../../core/permissions/app.ts";
import { mayRun } from "../../core/permissions/process.ts";
import { remaining, stateOf } from "../../core/process/move.ts";
import type { ProcessAction, State } from "../../core/process/settings.ts";
import { visibleRecord } from "../allow.ts";
import type { Asking } from "../asking.ts";
import { parseStored } from "../compose.ts";
import { formOf } from "../form.ts";
import { Candidates } from "./candidates.ts";
import { meeting } from "./conditions.ts";
import { standingOf } from "./standing.ts";

export interface OpenProcess {
  readonly actions: readonly OpenAction[];
  /** the caller may hand the record to others */
  readonly mayChangeAssignees: boolean;
  /** the status takes more than one assignee */
  readonly severalAssignees: boolean;
}
export interface OpenAction {
  readonly action: ProcessAction;
  readonly next: State;
  readonly candidates: readonly Entity[];
  /** others still have to act: the record stays where it is */
  readonly othersRemain: boolean;
}

/** What the caller can do with a record in its process. */
export async function openProcess(asking: Asking, id: number): Promise<OpenProcess> {
  const { view } = asking.domain.store;
  const open = await openApp(view, asking.app, asking);
  allow(asking.actor, open, "recordViewable");
  const form = formOf(open);
  const { process } = form;
  if (!process) throw problem("GAIA_ST02");
  const head = await visibleRecord(view, asking, open, id);

  const cells = parseStored(head.json);
  const standing = standingOf(process, cells);
  const { state, assignees } = standing;
  const looked = new Candidates(view, open.app, asking.actor);
  const actions: OpenAction[] = [];
  for (const action of process.actions) {
    const next = stateOf(process, action.to);
    if (action.from !== state?.id || !next || !mayRun(asking.actor, action, standing)) continue;
    if (!(await meeting(view, asking, form, action.filterCond, [id])).has(id)) continue;
    const candidates = (await looked.of(next, cells)).map(({ code, name }) => ({ code, name }));
    const othersRemain = remaining(state, action, assignees, asking.actor.user.code).length > 0;
    actions.push({ action, next, candidates, othersRemain });
  }
  const { appEditable } = appRights(asking.actor, forRights(open));
  const severalAssignees = state !== undefined && state.assignee.type !== "ONE";
  return { actions, mayChangeAssignees: appEditable, severalAssignees };
}
