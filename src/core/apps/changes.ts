import { categoriesOf, categoryField } from "../categories/settings.ts";
import type { Field } from "../fields/field.ts";
import { allFields, typeOf } from "../fields/index.ts";
import type { ProcessSettings } from "../process/settings.ts";
import { customizeOf, entriesOf } from "./customize.ts";
import { recoded } from "./layout-follow.ts";
import type {
  AppAclRow,
  AppSettings,
  Customize,
  CustomizeEntry,
  LayoutRow,
  RecordRule,
  TokenSetting,
} from "./settings.ts";

/** One line of the list "what Update App will do". */
export interface Change {
  readonly area:
    | "fields"
    | "layout"
    | "views"
    | "general"
    | "tokens"
    | "acl"
    | "recordAcl"
    | "fieldAcl"
    | "customize"
    | "process"
    | "categories";
  readonly change: "added" | "removed" | "changed";
  /** the field's label, the view's name …; "" where the area is one thing */
  readonly name: string;
  /** the properties that differ */
  readonly details: readonly string[];
}

/** Every difference between what works now and what is being edited. */
export function changes(
  live: AppSettings,
  preview: AppSettings,
  nameOfToken: (token: TokenSetting) => string = ({ memo }) => memo,
): Change[] {
  return [
    ...compared("general", [{ ...live.general, key: "" }], [{ ...preview.general, key: "" }], () => ""),
    ...fieldChanges(live, preview),
    ...(layoutDiffers(live, preview)
      ? [{ area: "layout", change: "changed", name: "", details: [] } as const]
      : []),
    ...compared("views", live.views.map(keyed), preview.views.map(keyed), ({ name }) => String(name)),
    ...compared("acl", live.acl.map(aclEntry), preview.acl.map(aclEntry), ({ name }) => name),
    ...(orderDiffers(live.acl, preview.acl)
      ? [{ area: "acl", change: "changed", name: "", details: ["order"] } as const]
      : []),
    ...recordRuleChanges(live.recordAcl, preview.recordAcl),
    ...fieldRuleChanges(live, preview),
    ...processChanges(live.process, preview.process),
    ...categoryChanges(categoryField(live), categoryField(preview)),
    ...customizeChanges(customizeOf(live), customizeOf(preview)),
    ...compared("tokens", live.tokens.map(keyed), preview.tokens.map(keyed), nameOfToken),
  ];
}

/** Whether there is anything to apply. Ids that were used up meanwhile are no difference. */
export function differs(live: AppSettings, preview: AppSettings): boolean {
  const compared = (settings: AppSettings) => ({
    ...settings,
    customize: customizeOf(settings),
    fieldAcl: Object.fromEntries(settings.fieldAcl?.map(({ code, entities }) => [code, entities]) ?? []),
    nextId: 0,
  });
  return !same(compared(live), compared(preview));
}

/** The columns of a table are told one by one, unless the whole table came or went. */
function fieldChanges(live: AppSettings, preview: AppSettings): Change[] {
  const names = new Map<number | string, string>();
  for (const field of [...live.fields, ...preview.fields]) {
    const name = field.label || field.code;
    names.set(field.id, name);
    for (const { id, label, code } of field.fields ?? []) names.set(id, `${name}: ${label || code}`);
  }
  const [before, after] = [shownFields(live, preview), shownFields(preview, live)];
  return compared("fields", before, after, ({ key }) => names.get(key) ?? "");
}

function shownFields({ fields }: AppSettings, other: AppSettings) {
  const common = new Set(other.fields.map(({ id }) => id));
  return fields
    .flatMap((field) => [field, ...(common.has(field.id) ? (field.fields ?? []) : [])])
    .map((field) => {
      // Whether the fields of a process are there is told among the changes of the process.
      const { fields: _, enabled: _switched, ...own } = typeOf(field).show(field);
      return { ...own, key: field.id } as Entry & Record<string, unknown>;
    });
}

interface Entry {
  readonly key: string | number;
}
const keyed = <T extends { readonly id: string | number }>(one: T) => ({ ...one, key: one.id });

function compared<T extends Entry>(
  area: Change["area"],
  before: readonly T[],
  after: readonly T[],
  nameOf: (one: T) => string,
): Change[] {
  const old = new Map(before.map((one) => [one.key, one]));
  const now = new Map(after.map((one) => [one.key, one]));
  const removed = before.flatMap((one): Change[] =>
    now.has(one.key) ? [] : [{ area, change: "removed", name: nameOf(one), details: [] }],
  );
  const others = after.flatMap((one): Change[] => {
    const former = old.get(one.key);
    if (!former) return [{ area, change: "added", name: nameOf(one), details: [] }];
    const details = differentProperties(former, one);
    return details.length === 0 ? [] : [{ area, change: "changed", name: nameOf(one), details }];
  });
  return [...removed, ...others];
}

function differentProperties(before: object, after: object): string[] {
  const old = new Map(Object.entries(before));
  const now = new Map(Object.entries(after));
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => !same(old.get(key), now.get(key)));
}

/** Moving is a change of the layout; what only came, went or got another code is told among the fields. */
function layoutDiffers(live: AppSettings, preview: AppSettings): boolean {
  return !same(withIds(live, preview), withIds(preview, live));
}

function withIds(of: AppSettings, other: AppSettings): LayoutRow[] {
  const common = new Set(allFields(other.fields).map(({ id }) => id));
  const names = allFields(of.fields).map(({ code, id }): [string, string | undefined] => [
    code,
    common.has(id) ? `#${id}` : undefined,
  ]);
  return recoded(of.layout, new Map(names));
}

const subject = ({ entity }: AppAclRow) => entity.code ?? entity.type;
function aclEntry(row: AppAclRow) {
  const { entity, ...rights } = row;
  return { ...rights, key: `${entity.type}/${entity.code}`, name: subject(row) };
}

function orderDiffers(before: readonly AppAclRow[], after: readonly AppAclRow[]): boolean {
  const order = (rows: readonly AppAclRow[], others: readonly AppAclRow[]) => {
    const known = new Set(others.map((row) => aclEntry(row).key));
    return rows.map((row) => aclEntry(row).key).filter((key) => known.has(key));
  };
  return !same(order(before, after), order(after, before));
}

/** A rule is known by its condition; of several with the same one, the first is the first. */
function recordRuleChanges(live: readonly RecordRule[] = [], preview: readonly RecordRule[] = []): Change[] {
  const area = "recordAcl";
  const list = compared(area, live.map(ruleEntry), preview.map(ruleEntry), ({ filterCond }) => filterCond);
  const moved =
    list.length === 0 &&
    !same(
      live.map(({ filterCond }) => filterCond),
      preview.map(({ filterCond }) => filterCond),
    );
  return moved ? [{ area, change: "changed", name: "", details: ["order"] }] : list;
}

function ruleEntry(rule: RecordRule, index: number, all: readonly RecordRule[]) {
  const before = all.slice(0, index).filter(({ filterCond }) => filterCond === rule.filterCond);
  return { ...rule, key: `${before.length} ${rule.filterCond}` };
}

/** By the fields' ids, so that a new code is told among the fields only; in which order they stand says nothing. */
function fieldRuleChanges(live: AppSettings, preview: AppSettings): Change[] {
  const names = new Map<string | number, string>();
  const entries = ({ fieldAcl = [], fields }: AppSettings) =>
    fieldAcl.map(({ code, entities }) => {
      const field = allFields(fields).find((one) => one.code === code);
      const key = field?.id ?? code;
      names.set(key, field?.label || code);
      return { key, entities };
    });
  return compared("fieldAcl", entries(live), entries(preview), ({ key }) => names.get(key) ?? "");
}

function processChanges(live = noProcess, preview = noProcess): Change[] {
  const area = "process";
  const states = ({ states }: ProcessSettings) =>
    states.map(({ id, ...state }, index) => ({ ...state, index, key: id }));
  const actions = ({ actions }: ProcessSettings) =>
    actions.map(({ id, ...action }, index) => ({ ...action, index, key: id }));
  const name = (one: { readonly name: string }) => one.name;
  return [
    ...(live.enable === preview.enable
      ? []
      : [{ area, change: "changed", name: "", details: ["enable"] } as const]),
    ...compared(area, states(live), states(preview), name),
    ...compared(area, actions(live), actions(preview), name),
  ];
}
const noProcess: ProcessSettings = { enable: false, states: [], actions: [] };

function categoryChanges(live: Field | undefined, preview: Field | undefined): Change[] {
  const area = "categories";
  const all = (field: Field | undefined) =>
    categoriesOf(field).map(({ id, label, ...place }) => ({ name: label, ...place, key: id }));
  return [
    ...((live?.enabled ?? false) === (preview?.enabled ?? false)
      ? []
      : [{ area, change: "changed", name: "", details: ["enable"] } as const]),
    ...compared(area, all(live), all(preview), ({ name }) => name),
  ];
}

/** A file or an address is the same one wherever it stands in its list. */
function customizeChanges(live: Customize, preview: Customize): Change[] {
  const area = "customize";
  const files = (of: Customize) =>
    entriesOf(of).map(({ list, entry }) => ({
      key: `${list} ${addressOf(entry)}`,
      name: nameOfEntry(entry),
    }));
  const list = compared(area, files(live), files(preview), ({ name }) => name);
  const details = [
    ...(live.scope === preview.scope ? [] : ["scope"]),
    ...(list.length > 0 || same(files(live), files(preview)) ? [] : ["order"]),
  ];
  return [...(details.length > 0 ? [{ area, change: "changed", name: "", details } as const] : []), ...list];
}
const addressOf = (entry: CustomizeEntry) => (entry.type === "URL" ? entry.url : entry.fileKey);
const nameOfEntry = (entry: CustomizeEntry) => (entry.type === "URL" ? entry.url : entry.name);

/** Equal as JSON; in which order keys were written says nothing. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = Object.entries(one).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(other).filter(([, value]) => value !== undefined));
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
  );
}
