import type { Field } from "../fields/field.ts";
import { allFields, typeNamed } from "../fields/index.ts";
import { type Given, isObject } from "../input/given.ts";
import type { ProcessEntity, ProcessSettings } from "../process/settings.ts";
import { parseCondition } from "../query/parse.ts";
import { printCondition } from "../query/print.ts";
import type { ConditionTree } from "../query/syntax.ts";
import { followRules, type Renaming } from "./follow-rules.ts";
import type { AppAclRow, AppSettings, View } from "./settings.ts";

/** Somebody, a group or a department has another code, or is gone (`to` is undefined). */
export interface NewCode {
  readonly type: "USER" | "GROUP" | "ORGANIZATION";
  readonly from: string;
  readonly to: string | undefined;
}

/**
 * Settings name users, groups and departments by code. What names one that is gone goes with it, so that nobody who
 * gets the code later inherits a permission; only filters keep the name, because a view without its condition would
 * show more than it did. The same object comes back when nothing in it names the code.
 */
export function followCode(app: AppSettings, change: NewCode): AppSettings {
  const acl = changed(app.acl, (row) => followRow(row, change));
  const fields = changed(app.fields, (field) => followField(field, change));
  const views = changed(app.views, (view) => followView(view, app.fields, change));
  const rules = followRules(app, inRules(app.fields, change));
  const sameRules = rules.recordAcl === app.recordAcl && rules.fieldAcl === app.fieldAcl;
  const process = app.process && followProcess(app.process, app.fields, change);
  const sameRest = acl === app.acl && fields === app.fields && views === app.views && process === app.process;
  if (sameRest && sameRules) return app;
  const { recordAcl: _records, fieldAcl: _fields, ...others } = app;
  return { ...others, ...rules, acl, fields, views, ...(process && { process }) };
}

/** The list itself when every item stays itself; undefined takes an item out. */
function changed<T>(items: readonly T[], change: (item: T) => T | undefined): readonly T[] {
  const next = items.map(change);
  if (next.every((item, index) => item === items[index])) return items;
  return next.filter((item) => item !== undefined);
}

function followRow(row: AppAclRow, { type, from, to }: NewCode): AppAclRow | undefined {
  if (row.entity.type !== type || row.entity.code !== from) return row;
  return to === undefined ? undefined : { ...row, entity: { ...row.entity, code: to } };
}

/** Who may be chosen, and who is chosen from the start. */
const lists = ["entities", "defaultValue"] as const;

function followField(field: Field, change: NewCode): Field {
  const { type, from, to } = change;
  let followed: Field = field;
  for (const list of lists) {
    const items = (field as unknown as Given)[list];
    if (!Array.isArray(items)) continue;
    const next = changed(items as readonly unknown[], (item) => {
      if (!isObject(item) || item.type !== type || item.code !== from) return item;
      return to === undefined ? undefined : { ...item, code: to };
    });
    if (next !== items) followed = { ...followed, [list]: next };
  }
  const columns = field.fields && changed(field.fields, (column) => followField(column, change));
  return columns === field.fields ? followed : { ...followed, fields: columns };
}

const kinds = { USER: "users", GROUP: "groups", ORGANIZATION: "organizations" } as const;

function inRules(fields: readonly Field[], change: NewCode): Renaming {
  const { type, from, to } = change;
  return {
    field: (code) => code,
    subject: ({ entity }) => {
      if (entity.type !== type || entity.code !== from) return entity;
      return to === undefined ? undefined : { ...entity, code: to };
    },
    condition: (text) => followFilter(text, fields, change),
  };
}

function followView(view: View, fields: readonly Field[], change: NewCode): View {
  const filterCond = followFilter(view.filterCond, fields, change);
  return filterCond === view.filterCond ? view : { ...view, filterCond };
}

function followFilter(filter: string, fields: readonly Field[], { type, from, to }: NewCode): string {
  if (to === undefined || !filter.includes('"')) return filter;
  const named = allFields(fields).filter((field) => typeNamed(field.type)?.mentions?.of === kinds[type]);
  const codes = new Set(named.map(({ code }) => code));
  const tree = parseCondition(filter, "filterCond");
  const followed = tree && followTree(tree, codes, from, to);
  return followed && followed !== tree ? printCondition(followed) : filter;
}

function followProcess(process: ProcessSettings, fields: readonly Field[], change: NewCode): ProcessSettings {
  const entities = (list: readonly ProcessEntity[]) => changed(list, (one) => followEntity(one, change));
  const states = changed(process.states, (state) => {
    const now = entities(state.assignee.entities);
    return now === state.assignee.entities
      ? state
      : { ...state, assignee: { ...state.assignee, entities: now } };
  });
  const actions = changed(process.actions, (action) => {
    const executableUser = entities(action.executableUser);
    const filterCond = followFilter(action.filterCond, fields, change);
    if (executableUser === action.executableUser && filterCond === action.filterCond) return action;
    return { ...action, executableUser, filterCond };
  });
  return states === process.states && actions === process.actions ? process : { ...process, states, actions };
}

function followEntity(one: ProcessEntity, { type, from, to }: NewCode): ProcessEntity | undefined {
  if (one.entity.type !== type || one.entity.code !== from) return one;
  return to === undefined ? undefined : { ...one, entity: { type, code: to } };
}

function followTree(
  tree: ConditionTree,
  codes: ReadonlySet<string>,
  from: string,
  to: string,
): ConditionTree {
  if (tree.is !== "comparison") {
    const parts = changed(tree.parts, (part) => followTree(part, codes, from, to));
    return parts === tree.parts ? tree : { ...tree, parts };
  }
  if (!codes.has(tree.field)) return tree;
  const operands = changed(tree.operands, (operand) =>
    operand.is === "literal" && operand.text === from ? { ...operand, text: to } : operand,
  );
  return operands === tree.operands ? tree : { ...tree, operands };
}
