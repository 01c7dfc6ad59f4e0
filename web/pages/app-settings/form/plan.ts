import { lookupOf, referenceOf } from "../../../fields/relations.ts";
import type { FieldSettings } from "../../../fields/settings.ts";
import {
  fromServer,
  type LayoutRow,
  type Properties,
  type ServerForm,
  toLayout,
  toProperties,
} from "./convert.ts";
import { type Form, isField, isTable, type Part, partsOf, type Row, withParts } from "./form.ts";

/**
 * What has to be written to make the server's form into the edited one. The steps are run in this order: removing
 * frees codes for renamed fields, renaming frees codes for new ones, and what refers to new fields comes after them.
 */
export interface SavePlan {
  readonly remove: readonly string[];
  readonly update: Readonly<Record<string, Properties>>;
  readonly add: Readonly<Record<string, Properties>>;
  /** updates of the lookups and related records that have changed */
  readonly relate: Readonly<Record<string, Properties>>;
  readonly layout: readonly LayoutRow[] | undefined;
}

export function planSave(server: ServerForm, form: Form): SavePlan {
  const saved = fromServer(server);
  const kept = new Set(partsOf(form).map((part) => part.saved));
  const before = new Map(partsOf(saved).map((part) => [part.saved, part.field]));
  const remove = removed(saved, kept);

  const update: Record<string, Properties> = {};
  const add: Record<string, Properties> = {};
  const relate: Record<string, Properties> = {};
  for (const { head, parts, isTable } of boxes(form)) {
    const into = { update: {} as Properties, add: {} as Properties, relate: {} as Properties };
    const fields = parts.filter(isField);
    for (const { saved, field } of fields) {
      const properties = toProperties(field);
      if (saved === undefined) into.add = { ...into.add, [field.code]: properties };
      else if (!same(toProperties(before.get(saved) as FieldSettings), properties)) {
        const related = isRelated(field) && !same(relations(before.get(saved)), relations(field));
        into.update = { ...into.update, [saved]: related ? withoutRelation(properties) : properties };
        if (related) into.relate = { ...into.relate, [field.code]: properties };
      }
    }
    if (!head || !isTable) {
      Object.assign(update, into.update);
      Object.assign(add, into.add);
      Object.assign(relate, into.relate);
      continue;
    }
    // The fields of a table are written inside of it.
    const { type, code } = head.field;
    const whole = toProperties(head.field);
    if (head.saved === undefined) add[code] = { ...whole, fields: into.add };
    else {
      if (!same(whole, before.get(head.saved)) || isAny(into.update))
        update[head.saved] = { ...whole, ...(isAny(into.update) && { fields: into.update }) };
      if (isAny(into.add)) add[code] = { type, fields: into.add };
      if (isAny(into.relate)) relate[code] = { type, fields: into.relate };
    }
  }
  const layout = toLayout(form);
  const quiet =
    remove.length === 0 && !isAny(update) && !isAny(add) && !isAny(relate) && same(server.layout, layout);
  return { remove, update, add, relate, layout: quiet ? undefined : layout };
}

/** A table takes its fields along when it goes. */
function removed(saved: Form, kept: ReadonlySet<string | undefined>): string[] {
  return boxes(saved).flatMap(({ head, parts, isTable }) => {
    const gone = (part: Part) => part.saved !== undefined && part.field && !kept.has(part.saved);
    if (head && isTable && gone(head)) return [head.saved ?? ""];
    return parts.filter(gone).map((part) => part.saved ?? "");
  });
}

interface Box {
  readonly head?: Row["head"];
  readonly parts: readonly Part[];
  readonly isTable: boolean;
}
/** The tables, and everything else. */
function boxes(form: Form): Box[] {
  const rows = form.rows.map((row): Box => {
    if (isTable(row)) return { ...row, isTable: true };
    return { parts: row.head ? [row.head, ...row.parts] : row.parts, isTable: false };
  });
  return [...rows, { parts: form.aside, isTable: false }];
}

const isAny = (record: object) => Object.keys(record).length > 0;
const relations = (field: FieldSettings | undefined) => field && [lookupOf(field), referenceOf(field)];
const isRelated = (field: FieldSettings) => Boolean(lookupOf(field) ?? referenceOf(field));
function withoutRelation({ lookup: _, referenceTable: __, ...rest }: Properties): Properties {
  return rest;
}

export const isEmptyPlan = (plan: SavePlan): boolean => plan.layout === undefined;

/** Equal whatever the order of keys. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const left = Object.entries(one);
  const right = other as Record<string, unknown>;
  return (
    Array.isArray(one) === Array.isArray(other) &&
    left.length === Object.keys(right).length &&
    left.every(([key, value]) => key in right && same(value, right[key]))
  );
}

export type Step = "remove" | "update" | "add" | "relate" | "layout";

/** The form once the server has done this step: what was new or renamed is known to it now. */
export function afterStep(form: Form, plan: SavePlan, step: Step): Form {
  if (step !== "update" && step !== "add") return form;
  const written = codesIn(plan[step]);
  return withParts(form, (part) => {
    if (!part.field) return part;
    const code = step === "update" ? part.saved : part.saved === undefined ? part.field.code : undefined;
    return code !== undefined && written.has(code) ? asSaved(part, part.field) : part;
  });
}

/** Of the fields that are written, and of those in tables. */
function codesIn(properties: Readonly<Record<string, Properties>>): Set<string> {
  return new Set(
    Object.entries(properties).flatMap(([code, { fields }]) => [
      code,
      ...Object.keys((fields ?? {}) as object),
    ]),
  );
}

function asSaved(part: Part, field: FieldSettings): Part {
  const options = field.options?.map(({ label }) => ({ label, saved: label }));
  return { ...part, saved: field.code, field: options ? { ...field, options } : field };
}
