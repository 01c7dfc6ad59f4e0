import { presets } from "../../../../src/core/process/presets.ts";
import type { AssigneeType, ProcessEntity } from "../../../../src/core/process/settings.ts";

/** A process while it is edited: statuses and actions have keys of their own, so that names can change freely. */
export interface Draft {
  readonly enable: boolean;
  readonly states: readonly DraftState[];
  readonly actions: readonly DraftAction[];
}
export interface DraftState {
  readonly key: string;
  /** the name by which the server knows it; absent: not saved yet */
  readonly saved?: string;
  readonly name: string;
  readonly type: AssigneeType;
  readonly entities: readonly ProcessEntity[];
}
export interface DraftAction {
  readonly key: string;
  readonly name: string;
  /** keys of statuses */
  readonly from: string;
  readonly to: string;
  readonly filterCond: string;
  readonly type: "PRIMARY" | "SECONDARY";
  readonly entities: readonly ProcessEntity[];
}

/** As app/status.json shows it. */
export interface ServerProcess {
  readonly enable: boolean;
  readonly states: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly index: string;
        readonly assignee: { readonly type: AssigneeType; readonly entities: readonly ProcessEntity[] };
      }
    >
  > | null;
  readonly actions:
    | readonly (Pick<DraftAction, "name" | "from" | "to" | "filterCond" | "type"> & {
        readonly executableUser?: { readonly entities: readonly ProcessEntity[] };
      })[]
    | null;
  readonly revision: string;
}

let made = 0;
export const newKey = () => `n${++made}`;

export function fromServer({ enable, states, actions }: ServerProcess): Draft {
  const inOrder = Object.values(states ?? {}).sort((one, other) => Number(one.index) - Number(other.index));
  const keys = new Map(inOrder.map(({ name }, at) => [name, `s${at}`]));
  return {
    enable,
    states: inOrder.map(({ name, assignee }) => ({
      key: keys.get(name) ?? "",
      saved: name,
      name,
      type: assignee.type,
      entities: assignee.entities,
    })),
    actions: (actions ?? []).map(({ executableUser, ...action }, at) => ({
      ...action,
      key: `a${at}`,
      from: keys.get(action.from) ?? "",
      to: keys.get(action.to) ?? "",
      entities: executableUser?.entities ?? [],
    })),
  };
}

/** The whole process as the API takes it: what is not in it is deleted. */
export function toServer({ enable, states, actions }: Draft) {
  const nameOf = (key: string) => states.find((state) => state.key === key)?.name ?? "";
  return {
    enable,
    ...(states.length > 0 && {
      states: Object.fromEntries(
        states.map(({ saved, name, type, entities }, index) => [
          saved ?? name,
          { name, index, assignee: { type, entities } },
        ]),
      ),
      actions: actions.map(({ name, from, to, filterCond, type, entities }) => ({
        name,
        from: nameOf(from),
        to: nameOf(to),
        filterCond,
        type,
        ...(type === "SECONDARY" && { executableUser: { entities } }),
      })),
    }),
  };
}

/** Whoever switches it on for the first time has something to change. */
export function switchedOn(draft: Draft, on: boolean, language: keyof typeof presets): Draft {
  if (!on || draft.states.length > 0) return { ...draft, enable: on };
  const preset = presets[language];
  const states = preset.states.map(
    (name): DraftState => ({ key: newKey(), name, type: "ONE", entities: [] }),
  );
  const actions = preset.actions.map((name, at) =>
    newAction(name, states[at]?.key ?? "", states[at + 1]?.key ?? ""),
  );
  return { enable: true, states, actions };
}

export const newState = (name: string): DraftState => ({ key: newKey(), name, type: "ONE", entities: [] });
export const newAction = (name: string, from: string, to: string): DraftAction => ({
  key: newKey(),
  name,
  from,
  to,
  filterCond: "",
  type: "PRIMARY",
  entities: [],
});

/** A status takes the actions from it and to it along. */
export function withoutState(draft: Draft, key: string): Draft {
  return {
    ...draft,
    states: draft.states.filter((state) => state.key !== key),
    actions: draft.actions.filter(({ from, to }) => from !== key && to !== key),
  };
}

export type NameProblem = "process.nameMissing" | "process.nameTwice" | undefined;

/** A new status cannot have the name that another one still has on the server. */
export function stateProblem({ key, name }: DraftState, states: readonly DraftState[]): NameProblem {
  if (name.trim() === "") return "process.nameMissing";
  const taken = states.some((other) => other.key !== key && (other.name === name || other.saved === name));
  return taken ? "process.nameTwice" : undefined;
}

export const actionProblem = ({ name }: DraftAction): NameProblem =>
  name.trim() === "" ? "process.nameMissing" : undefined;

export const nobodyRuns = ({ type, entities }: DraftAction) => type === "SECONDARY" && entities.length === 0;

export const isWrong = ({ states, actions }: Draft) =>
  states.some((state) => stateProblem(state, states)) ||
  actions.some((action) => actionProblem(action) || nobodyRuns(action));
