import { type Problems, problem } from "../core/errors/problem.ts";
import type { Entity, FieldType, InitialContext, WireValue } from "../core/fields/field.ts";
import type { Given } from "../core/input/given.ts";
import { initialAssignees } from "../core/process/initial.ts";
import type { App, StoredRecord } from "../store/store.ts";
import type { Asking } from "./asking.ts";
import { composeRecord } from "./compose.ts";
import type { Mentions, RecordContext } from "./context.ts";
import type { Draft } from "./draft.ts";
import type { Form, FormField } from "./form.ts";
import { cellsIn } from "./tables/cells.ts";
import { inputOf, readValue, searchable } from "./values.ts";

/** System fields may be sent by those who may manage the app, and only some of them. */
export function checkSystemFields({ system, valueless }: Form, given: Given, mayManage: boolean): void {
  for (const { code, type } of valueless) {
    if (Object.hasOwn(given, code)) throw cannotWrite(type);
  }
  for (const { code, type } of system) {
    if (!Object.hasOwn(given, code)) continue;
    if (!type.settableOnAdd) throw cannotWrite(type);
    if (!mayManage) throw problem("GAIA_BF02", { code });
  }
}

/** A field that nobody writes. */
export function cannotWrite({ writeRefusal, internalName, type }: FieldType) {
  return writeRefusal ? problem(writeRefusal) : problem("GAIA_UN10", { type: internalName ?? type });
}

/** Notes the users and files that a new record will name, by its defaults too. */
export function noteMentions(form: Form, given: Given, asking: Asking, noted: Mentions): void {
  for (const at of form.mentioning) {
    note(at, inputFor(at, given, defaultsOf(asking)), noted);
    noteRowDefaults(at, given, asking, noted);
  }
  for (const at of form.system) {
    if (Object.hasOwn(given, at.code)) note(at, inputOf(given[at.code]), noted);
  }
}

/** Every new row may take the defaults of its fields. */
export function noteRowDefaults({ code, inner }: FormField, given: Given, asking: Asking, noted: Mentions) {
  if (!inner || !Object.hasOwn(given, code)) return;
  for (const at of inner)
    if (at.type.mentions) note(at, at.type.initial(at.field, defaultsOf(asking)), noted);
}
const defaultsOf = ({ domain, actor }: Asking) => ({
  now: domain.now(),
  timeZone: actor.user.timeZone,
  caller: actor.user,
  primaryOrganization: actor.belonging.organizations[0],
});

export function note(at: FormField, input: unknown, noted: Mentions): void {
  for (const cell of cellsIn(at, input)) {
    const { mentions } = cell.at.type;
    if (mentions) for (const name of mentions.in(cell.value)) noted[mentions.of].add(name);
  }
}

/** What was sent, or, where the key is absent, the default. An empty value that was sent stays empty. */
function inputFor(at: FormField, given: Given, context: InitialContext) {
  return Object.hasOwn(given, at.code) ? inputOf(given[at.code]) : at.type.initial(at.field, context);
}

export function readNewRecord(
  { own, system }: Form,
  given: Given,
  path: string,
  context: RecordContext,
  problems: Problems,
): Draft {
  const values = new Map<FormField, WireValue>();
  const draft = { id: 0, revision: 1, path, values };
  context.claims.claimFor(draft);
  for (const at of own) values.set(at, readValue(at, inputFor(at, given, context), context, path, problems));
  for (const at of system) {
    if (!Object.hasOwn(given, at.code)) continue;
    values.set(at, readValue(at, inputOf(given[at.code]), context, path, problems));
  }
  return draft;
}

/** The record as the store takes it; the draft has its id by now. */
export function newStoredRecord(form: Form, app: App, draft: Draft, context: RecordContext): StoredRecord {
  const { id, revision, values } = draft;
  const sent = sentSystemValues(form, values);
  const now = context.minute;
  const creator = sent.creator ?? entityOf(context.caller);
  const modifier = sent.modifier ?? entityOf(context.caller);
  const { created = now, updated = now } = sent;
  beginProcess(form, values, creator);
  const system = { id, revision, appCode: app.code, creator, created, modifier, updated };
  return {
    id,
    revision,
    json: composeRecord(form, values, system),
    creatorId: context.user(creator.code)?.id ?? context.caller.id,
    modifierId: context.user(modifier.code)?.id ?? context.caller.id,
    createdAt: created,
    updatedAt: updated,
    ...searchable(values, context),
  };
}

/** A new record stands in the first status of its process. */
function beginProcess({ process }: Form, values: Map<FormField, WireValue>, creator: Entity): void {
  if (!process) return;
  values.set(process.status, process.status.type.empty(process.status.field));
  values.set(process.assignee, initialAssignees(process, creator));
}

interface SentSystemValues {
  creator?: Entity;
  created?: string;
  modifier?: Entity;
  updated?: string;
}
export function sentSystemValues(
  { system }: Form,
  values: ReadonlyMap<FormField, WireValue>,
): SentSystemValues {
  const sent: Record<string, WireValue> = {};
  for (const at of system) {
    const value = values.get(at);
    if (value !== undefined && at.type.fixedColumn !== undefined) sent[at.type.fixedColumn] = value;
  }
  return sent;
}

/** What records show of a user. */
export const entityOf = ({ code, name }: Entity): Entity => ({ code, name });
