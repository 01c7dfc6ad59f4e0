import type { AppSettings } from "../apps/settings.ts";
import type { Language } from "../errors/language.ts";
import { message, type Problems } from "../errors/problem.ts";
import type { Field } from "../fields/field.ts";
import type { Given } from "../input/given.ts";
import {
  anyObject,
  boolean,
  enumOf,
  integer,
  list,
  object,
  optional,
  type Read,
  text,
} from "../input/shape.ts";
import { type CheckContext, checkSaved } from "../query/check.ts";
import { parseCondition } from "../query/parse.ts";
import { comparisons } from "../query/syntax.ts";
import { actionEntities, readEntities, stateEntities } from "./entities.ts";
import { presets } from "./presets.ts";
import type { ProcessAction, ProcessEntity, ProcessSettings, State } from "./settings.ts";
import { withProcess } from "./with-process.ts";

const nameShape = text({ min: 1, max: 64 });
const stateShape = object({
  name: optional(nameShape),
  index: integer({ min: 0 }),
  assignee: optional(object({ type: enumOf("ONE", "ALL", "ANY"), entities: stateEntities })),
});
const actionShape = object({
  name: nameShape,
  from: text(),
  to: text(),
  filterCond: optional(text()),
  type: optional(enumOf("PRIMARY", "SECONDARY")),
  executableUser: optional(object({ entities: actionEntities })),
});
const most = 1000;

/** The parameters of the API beside the app and its revision. */
export const processParameters = {
  enable: optional(boolean),
  states: optional(anyObject),
  actions: optional(list(actionShape, { max: most })),
};
export interface GivenProcess {
  readonly enable?: boolean;
  readonly states?: Given;
  readonly actions?: readonly Read<typeof actionShape>[];
}

export interface ProcessContext {
  readonly problems: Problems;
  readonly query: CheckContext;
  /** names what is made by itself */
  readonly language: Language;
}

/** What is not given stays; states and actions that are given replace all that there were. */
export function changeProcess(app: AppSettings, given: GivenProcess, context: ProcessContext): AppSettings {
  const ids = new Ids(app.nextId);
  const before = app.process ?? firstProcess(given, ids, context.language);
  const enable = given.enable ?? before.enable;
  if (!enable && !app.process && !given.states && !given.actions) return app;
  const place = { ...context, app, ids };
  const states = given.states ? readStates(given.states, before, place) : before.states;
  const actions = given.actions
    ? readActions(given.actions, states, before, place)
    : before.actions.filter(({ from, to }) => isAmong(states, from) && isAmong(states, to));
  return withProcess({ ...app, nextId: ids.next }, { enable, states, actions }, context.language);
}

interface Place extends ProcessContext {
  readonly app: AppSettings;
  readonly ids: Ids;
}
class Ids {
  next: number;
  constructor(next: number) {
    this.next = next;
  }
  take(): number {
    return this.next++;
  }
}
const isAmong = (states: readonly State[], id: number) => states.some((state) => state.id === id);

/** Whoever names states describes the whole process; whoever only switches it on gets one to start from. */
function firstProcess({ states, actions }: GivenProcess, ids: Ids, language: Language): ProcessSettings {
  if (states) return { enable: false, states: [], actions: [] };
  const preset = presets[language];
  const [first, second, third] = preset.states.map((name): State => {
    return { id: ids.take(), name, assignee: { type: "ONE", entities: [] } };
  });
  if (!first || !second || !third) return { enable: false, states: [], actions: [] };
  const step = (name: string, from: State, to: State): ProcessAction => {
    const always = { filterCond: "", type: "PRIMARY", executableUser: [] } as const;
    return { id: ids.take(), name, from: from.id, to: to.id, ...always };
  };
  const [start, complete] = preset.actions;
  return {
    enable: false,
    states: [first, second, third],
    actions: actions ? [] : [step(start, first, second), step(complete, second, third)],
  };
}

// ------------------------------------------------------------------------------------------ states

function readStates(given: Given, before: ProcessSettings, place: Place) {
  const { problems, app, ids } = place;
  const known = new Map(before.states.map((state) => [state.name, state]));
  const names = new Set<string>();
  const indexes = new Set<number>();
  const read = Object.entries(given).map(([key, one]) => {
    const path = `states[${key}]`;
    const state = stateShape.read(one, path, problems) as Partial<Read<typeof stateShape>>;
    const name = state.name ?? nameShape.read(key, `${path}.name`, problems) ?? key;
    const { index = 0 } = state;
    const former = known.get(key);
    if (!former && name !== key) problems.add(`${path}.name`, message("nameMustEqualKey"));
    if (names.has(name)) problems.add(`${path}.name`, message("duplicateName", { name }));
    if (state.index !== undefined) {
      if (indexes.has(index)) problems.add(`${path}.index`, message("duplicateIndex", { index }));
      indexes.add(index);
    }
    names.add(name);
    return { path, name, index, former, given: state };
  });
  read.sort((a, b) => a.index - b.index);
  if (read.length === 0) problems.add("states", message("requiredParameter"));
  if (read.length > most) problems.add("states", message("tooMany", { max: most }));
  const [first] = read;
  const mustBeFirst = before.states[0];
  if (first && mustBeFirst && first.former !== mustBeFirst) {
    problems.add(`${first.path}.index`, message("firstStateMissing"));
  }
  return read.map(({ path, name, former, given }, position): State => {
    const assignee = readAssignee(given, path, place);
    if (position === 0) checkFirst(assignee, path, app.fields, problems);
    return { id: former?.id ?? ids.take(), name, assignee };
  });
}

function readAssignee(
  { assignee }: Partial<Read<typeof stateShape>>,
  path: string,
  { app, problems }: Place,
): State["assignee"] {
  // Measured on kintone: a state without a word about its assignee gets the creator of the record.
  if (!assignee) return { type: "ONE", entities: creatorOf(app.fields) };
  const { type = "ONE", entities = [] } = assignee as Partial<typeof assignee>;
  const at = `${path}.assignee.entities`;
  return { type, entities: readEntities(entities, at, { fields: app.fields, problems }) };
}

function creatorOf(fields: readonly Field[]): ProcessEntity[] {
  const creator = fields.find(({ type }) => type === "CREATOR");
  return creator ? [{ entity: { type: "FIELD_ENTITY", code: creator.code }, includeSubs: false }] : [];
}

/** Measured on kintone: nobody, or the creator of the record, because nobody acted before who could choose. */
function checkFirst(
  { type, entities }: State["assignee"],
  path: string,
  fields: readonly Field[],
  problems: Problems,
): void {
  const creator = creatorOf(fields)[0]?.entity.code;
  const isCreator = ({ entity }: ProcessEntity) => entity.type === "FIELD_ENTITY" && entity.code === creator;
  if (type !== "ONE") problems.add(`${path}.assignee.type`, message("enumValue"));
  if (!entities.every(isCreator)) problems.add(`${path}.assignee.entities`, message("firstStateAssignee"));
}

// ------------------------------------------------------------------------------------------ actions

function readActions(
  given: readonly (Read<typeof actionShape> | undefined)[],
  states: readonly State[],
  before: ProcessSettings,
  place: Place,
): ProcessAction[] {
  const former = [...before.actions];
  return given.flatMap((one, index) => {
    const read = readAction(one ?? {}, `actions[${index}]`, states, place);
    if (!read) return [];
    // Nothing names an action in the API: one of the same name from the same status is the same action.
    const known = former.findIndex(({ name, from }) => name === read.name && from === read.from);
    const [same] = known < 0 ? [] : former.splice(known, 1);
    return [{ ...read, id: same?.id ?? place.ids.take() }];
  });
}

/** `from` and `to` are the names as they are after the call. */
function readAction(
  given: Partial<Read<typeof actionShape>>,
  path: string,
  states: readonly State[],
  { app, problems, query }: Place,
): Omit<ProcessAction, "id"> | undefined {
  const { name = "", filterCond = "", type = "PRIMARY", executableUser } = given;
  const state = (end: "from" | "to") => {
    const wanted = given[end];
    const found = states.find((one) => one.name === wanted);
    if (wanted && !found) problems.add(`${path}.${end}`, message("unknownState", { name: wanted }));
    return found?.id;
  };
  const [from, to] = [state("from"), state("to")];
  checkCondition(filterCond, `${path}.filterCond`, app.fields, { problems, query });
  if (type === "SECONDARY" && !executableUser) {
    problems.add(`${path}.executableUser`, message("requiredParameter"));
  }
  const at = `${path}.executableUser.entities`;
  const users = type === "SECONDARY" ? (executableUser?.entities ?? []) : [];
  const entities = readEntities(users, at, { fields: app.fields, problems });
  if (from === undefined || to === undefined) return undefined;
  return { name, from, to, filterCond, type, executableUser: entities };
}

/** Which status the record has is said by `from`. */
function checkCondition(
  text: string,
  path: string,
  fields: readonly Field[],
  { problems, query }: Pick<ProcessContext, "problems" | "query">,
): void {
  const tree = parseCondition(text, path);
  const status = fields.find(({ type }) => type === "STATUS")?.code ?? "";
  if ([...comparisons(tree)].some(({ field }) => field === status)) {
    problems.add(path, message("wrongFieldType", { code: status }));
    return;
  }
  checkSaved(tree, { fields: fields.map(switchedOn), context: query });
}

/** The assignee may be asked for in the same call that switches the process on. */
const switchedOn = (field: Field): Field =>
  field.type === "STATUS_ASSIGNEE" ? { ...field, enabled: true } : field;

interface Named {
  readonly entity: { readonly type: string; readonly code: string };
}

/** Whom a process names, for whoever looks them up; what is wrong in its form was said before. */
export function namedIn({ states, actions = [] }: GivenProcess): readonly Named[] {
  const lists = [
    ...Object.values(states ?? {}).map((state) => (state as { assignee?: unknown } | null)?.assignee),
    ...actions.map((action) => (action as Partial<typeof action> | undefined)?.executableUser),
  ];
  return lists.flatMap((one) => {
    const entities = (one as { entities?: unknown } | null | undefined)?.entities;
    if (!Array.isArray(entities)) return [];
    return entities.flatMap((entry: { entity?: Partial<Named["entity"]> } | null) => {
      const { type, code } = entry?.entity ?? {};
      return typeof type === "string" && typeof code === "string" ? [{ entity: { type, code } }] : [];
    });
  });
}
