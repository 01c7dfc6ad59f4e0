import { allow, holdApp, type OpenApp } from "../../apps/open.ts";
import { problem } from "../../core/errors/problem.ts";
import type { Entity } from "../../core/fields/field.ts";
import { mayRun } from "../../core/permissions/process.ts";
import { actionNamed, nextAssignees, remaining, stateOf } from "../../core/process/move.ts";
import type { ProcessAction } from "../../core/process/settings.ts";
import type { Writer } from "../../store/store.ts";
import type { Written } from "../add.ts";
import { allowRecords } from "../allow.ts";
import type { Asking } from "../asking.ts";
import { type Existing, existing } from "../existing.ts";
import { type Form, type FormProcess, formOf } from "../form.ts";
import { Candidates } from "./candidates.ts";
import { meeting } from "./conditions.ts";
import { standingOf } from "./standing.ts";
import { writeStanding } from "./write-standing.ts";

export interface StatusChange {
  readonly id: number;
  /** its name */
  readonly action: string;
  /** the login name of who works on it next */
  readonly assignee?: string;
  /** absent or -1: whatever it is now */
  readonly revision?: number;
  /** where the change stands in the request: "" or "records[3]." */
  readonly place: string;
}

/** Runs an action on each record: all of them or none. */
export async function changeStatuses(
  store: Writer,
  asking: Asking,
  changes: readonly StatusChange[],
): Promise<Written[]> {
  const open = await holdApp(store, asking.app, asking);
  allow(asking.actor, open, "recordViewable");
  const form = formOf(open);
  const { process } = form;
  if (!process) throw problem("GAIA_ST02");
  const round = {
    store,
    asking,
    open,
    form,
    process,
    candidates: new Candidates(store, open.app, asking.actor),
  };
  const done: Written[] = [];
  for (const part of rounds(changes)) done.push(...(await run(round, part)));
  return done;
}

/** A request may name a record twice; the second action then finds what the first one left. */
function rounds(changes: readonly StatusChange[]): StatusChange[][] {
  const all: StatusChange[][] = [];
  const seen = new Set<number>();
  for (const change of changes) {
    if (all.length === 0 || seen.has(change.id)) {
      seen.clear();
      all.push([]);
    }
    seen.add(change.id);
    all.at(-1)?.push(change);
  }
  return all;
}

interface Round {
  readonly store: Writer;
  readonly asking: Asking;
  readonly open: OpenApp;
  readonly form: Form;
  readonly process: FormProcess;
  readonly candidates: Candidates;
}
interface Step {
  readonly change: StatusChange;
  readonly record: Existing;
  readonly action: ProcessAction;
}

async function run(round: Round, changes: readonly StatusChange[]): Promise<Written[]> {
  const steps = await loadSteps(round, changes);
  await checkConditions(round, steps);
  for (const step of steps) await move(round, step);
  const records = steps.map(({ record }) => record);
  await writeStanding(round, records, "status");
  return records.map(({ id, revision }) => ({ id, revision }));
}

async function loadSteps(
  { store, asking, open, form, process }: Round,
  changes: readonly StatusChange[],
): Promise<Step[]> {
  const ids = changes.map(({ id }) => id);
  const byId = new Map((await store.records.lock(form.table, ids)).map((head) => [head.id, head]));
  for (const id of ids) if (!byId.has(id)) throw problem("GAIA_RE01", { id });
  await allowRecords(store, asking, open, ids, "viewable");
  return changes.map((change) => {
    const head = byId.get(change.id);
    if (!head) throw problem("GAIA_RE01", { id: change.id });
    const { revision = -1 } = change;
    if (revision !== -1 && revision !== head.revision) throw problem("GAIA_CO02");
    const record = existing(head, "record");
    const { state } = standingOf(process, record.cells);
    return { change, record, action: actionNamed(process, state, change.action, `${change.place}action`) };
  });
}

async function checkConditions({ store, asking, form }: Round, steps: readonly Step[]): Promise<void> {
  for (const condition of new Set(steps.map(({ action }) => action.filterCond))) {
    const asked = steps.filter(({ action }) => action.filterCond === condition);
    const ids = asked.map(({ record }) => record.id);
    const open = await meeting(store, asking, form, condition, ids);
    if (ids.some((id) => !open.has(id))) throw problem("GAIA_IL03");
  }
}

/** The record goes to the next state, or, where all must act, loses one of its assignees. */
async function move({ asking, process, candidates }: Round, { change, record, action }: Step): Promise<void> {
  const { actor } = asking;
  const standing = standingOf(process, record.cells);
  const next = stateOf(process, action.to);
  if (!standing.state || !next) throw problem("GAIA_IL03");
  if (!mayRun(actor, action, standing)) throw problem("GAIA_NT01");
  const waiting = remaining(standing.state, action, standing.assignees, actor.user.code);
  if (waiting.length > 0) {
    record.values.set(process.assignee, waiting);
    record.revision += 1;
    return;
  }
  const found = await candidates.of(next, record.cells);
  const assignees = nextAssignees(next, found, change.assignee, `${change.place}assignee`);
  record.values.set(process.status, next.name);
  record.values.set(
    process.assignee,
    assignees.map(({ code, name }): Entity => ({ code, name })),
  );
  // kintone counts the action and the change of the status.
  record.revision += 2;
}
