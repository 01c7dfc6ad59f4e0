import { withCodes } from "../expression/rename.ts";
import type { Field } from "../fields/field.ts";
import { allFields } from "../fields/index.ts";
import { lookupOf } from "../fields/lookup.ts";
import { referenceTableOf } from "../fields/reference-table.ts";
import type { ProcessEntity, ProcessSettings } from "../process/settings.ts";
import { parseCondition, parseSort } from "../query/parse.ts";
import { printCondition, printSort } from "../query/print.ts";
import { type Comparison, type ConditionTree, comparisons } from "../query/syntax.ts";
import { followRules, type Renaming } from "./follow-rules.ts";
import { recoded } from "./layout-follow.ts";
import type { AppSettings, GeneralSettings, View } from "./settings.ts";

/**
 * Other settings name fields by code and options by label. When those change, or go, everything that names them
 * follows here, so that no setting ever points to something else.
 */
export function followFields(app: AppSettings, before: AppSettings): AppSettings {
  const names = changedNames(before.fields, app.fields);
  if (names.codes.size === 0 && names.labels.size === 0) return app;
  const { recordAcl: _records, fieldAcl: _fields, ...others } = app;
  return {
    ...others,
    ...followRules(app, inRules(names)),
    general: { ...app.general, titleField: followTitle(app.general.titleField, names) },
    fields: followInFields(app.fields, before.fields, names),
    layout: recoded(app.layout, names.codes),
    views: app.views.map((view) => followView(view, names, app.fields)),
    ...(app.process && { process: followProcess(app.process, names) }),
  };
}

interface ChangedNames {
  /** code so far → code now; undefined = the field is gone */
  readonly codes: ReadonlyMap<string, string | undefined>;
  /** by the field's code so far: label so far → label now */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

function changedNames(before: readonly Field[], now: readonly Field[]): ChangedNames {
  const byId = new Map(allFields(now).map((field) => [field.id, field]));
  const codes = new Map<string, string | undefined>();
  const labels = new Map<string, ReadonlyMap<string, string>>();
  for (const field of allFields(before)) {
    const after = byId.get(field.id);
    if (after?.code !== field.code) codes.set(field.code, after?.code);
    const renamed = after && renamedOptions(field, after);
    if (renamed && renamed.size > 0) labels.set(field.code, renamed);
  }
  return { codes, labels };
}

/** label so far → label now, for the options that both have under different labels */
export function renamedOptions(before: Field, now: Field): ReadonlyMap<string, string> {
  const byId = new Map(now.options?.map((option) => [option.id, option.label]));
  return new Map(
    (before.options ?? []).flatMap(({ id, label }) => {
      const after = byId.get(id);
      return after === undefined || after === label ? [] : [[label, after]];
    }),
  );
}

/**
 * A formula that was not given anew names fields by the codes so far. A formula, or a list of related records, goes on
 * naming a field that is gone: the next deploy says so.
 */
function followInFields(fields: readonly Field[], before: readonly Field[], names: ChangedNames): Field[] {
  const formulas = new Map(allFields(before).map(({ id, expression }) => [id, expression]));
  const follow = (field: Field): Field => {
    const { id, expression, fields } = field;
    const stays = typeof expression === "string" && formulas.get(id) === expression;
    return {
      ...field,
      ...followRelation(field, names),
      ...(stays && { expression: withCodes(expression, names.codes) }),
      ...(fields && { fields: fields.map(follow) }),
    };
  };
  return fields.map(follow);
}

/** A relation that names nothing anew stays the same object: it need not be checked again. */
function followRelation(field: Field, names: ChangedNames): Partial<Field> {
  const [lookup, reference] = [lookupOf(field), referenceTableOf(field)];
  if (lookup?.mappings.some((mapping) => names.codes.has(mapping.field))) {
    const mappings = lookup.mappings.flatMap((mapping) => {
      const code = names.codes.has(mapping.field) ? names.codes.get(mapping.field) : mapping.field;
      return code === undefined ? [] : [{ ...mapping, field: code }];
    });
    return { lookup: { ...lookup, mappings } };
  }
  const code = reference && names.codes.get(reference.field);
  return code === undefined ? {} : { referenceTable: { ...reference, field: code } };
}

function followTitle(title: GeneralSettings["titleField"], { codes }: ChangedNames) {
  if (title.selectionMode === "AUTO" || !codes.has(title.code)) return title;
  const code = codes.get(title.code);
  return code === undefined ? { selectionMode: "AUTO" as const } : { ...title, code };
}

function followView(view: View, names: ChangedNames, fields: readonly Field[]): View {
  const codeNow = (code: string) => (names.codes.has(code) ? names.codes.get(code) : code);
  const orSystem = (code: string, type: string) =>
    codeNow(code) ?? fields.find((field) => field.type === type)?.code ?? "";
  return {
    ...view,
    filterCond: followCondition(view.filterCond, names),
    sort: followSort(view.sort, names),
    ...(view.fields && { fields: view.fields.flatMap((code) => codeNow(code) ?? []) }),
    ...(view.date !== undefined && { date: orSystem(view.date, "CREATED_TIME") }),
    ...(view.title !== undefined && { title: orSystem(view.title, "RECORD_NUMBER") }),
  };
}

function inRules(names: ChangedNames): Renaming {
  return {
    field: (code) => followName(code, names),
    subject: ({ entity }) => {
      if (entity.type !== "FIELD_ENTITY") return entity;
      const code = followName(entity.code, names);
      return code === entity.code ? entity : code === undefined ? undefined : { ...entity, code };
    },
    // Less a part, a rule would be about other records. It stays as it is then, and nobody understands it.
    condition: (text) => {
      const tree = parseCondition(text, "filterCond");
      const whole = [...comparisons(tree)].every(({ field }) => followName(field, names) !== undefined);
      return whole ? followCondition(text, names) : text;
    },
  };
}

function followProcess(process: ProcessSettings, names: ChangedNames): ProcessSettings {
  const entities = (list: readonly ProcessEntity[]) => list.flatMap((one) => followEntity(one, names));
  return {
    ...process,
    states: process.states.map((state) => ({
      ...state,
      assignee: { ...state.assignee, entities: entities(state.assignee.entities) },
    })),
    actions: process.actions.map((action) => ({
      ...action,
      filterCond: followCondition(action.filterCond, names),
      executableUser: entities(action.executableUser),
    })),
  };
}

function followEntity(one: ProcessEntity, { codes }: ChangedNames): ProcessEntity[] {
  const { type, code } = one.entity;
  if (type !== "FIELD_ENTITY" || code === null || !codes.has(code)) return [one];
  const now = codes.get(code);
  return now === undefined ? [] : [{ ...one, entity: { type, code: now } }];
}

/** A condition about a field that is gone goes with it. The text stays as it was written when nothing changes. */
function followCondition(text: string, names: ChangedNames): string {
  const tree = parseCondition(text, "filterCond");
  const followed = tree && followTree(tree, names);
  return followed === tree ? text : followed ? printCondition(followed) : "";
}

function followTree(tree: ConditionTree, names: ChangedNames): ConditionTree | undefined {
  if (tree.is === "comparison") return followComparison(tree, names);
  const parts = tree.parts.flatMap((part) => followTree(part, names) ?? []);
  if (parts.length === tree.parts.length && parts.every((part, i) => part === tree.parts[i])) return tree;
  return parts.length > 1 ? { ...tree, parts } : parts[0];
}

function followComparison(tree: Comparison, names: ChangedNames): Comparison | undefined {
  const field = followName(tree.field, names);
  const labels = names.labels.get(tree.field);
  if (field === tree.field && !labels) return tree;
  if (field === undefined) return undefined;
  const operands = tree.operands.map((operand) =>
    operand.is === "literal" ? { ...operand, text: labels?.get(operand.text) ?? operand.text } : operand,
  );
  return { ...tree, field, operands };
}

function followSort(text: string, names: ChangedNames): string {
  const keys = parseSort(text, "sort");
  if (!keys.some(({ field }) => followName(field, names) !== field)) return text;
  return printSort(
    keys.flatMap((key) => {
      const field = followName(key.field, names);
      return field === undefined ? [] : [{ ...key, field }];
    }),
  );
}

/** `code` or, for related records, `code.other`: only the first part names a field of this app. */
function followName(name: string, { codes }: ChangedNames): string | undefined {
  const [code = "", ...rest] = name.split(".");
  if (!codes.has(code)) return name;
  const now = codes.get(code);
  return now === undefined ? undefined : [now, ...rest].join(".");
}
