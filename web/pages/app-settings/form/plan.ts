import type { FieldSettings } from "../../../fields/settings.ts";
import {
  fromServer,
  type LayoutRow,
  type Properties,
  type ServerForm,
  toLayout,
  toProperties,
} from "./convert.ts";
import { type Form, isField, type Part, partsOf } from "./form.ts";

/**
 * What has to be written to make the server's form into the edited one. The steps are run in this order: removing
 * frees codes for renamed fields, and renaming frees codes for new ones.
 */
export interface SavePlan {
  readonly remove: readonly string[];
  readonly update: Readonly<Record<string, Properties>>;
  readonly add: Readonly<Record<string, Properties>>;
  readonly layout: readonly LayoutRow[] | undefined;
}

export function planSave(server: ServerForm, form: Form): SavePlan {
  const fields = partsOf(form).filter(isField);
  const kept = new Set(fields.map((part) => part.saved));
  const known = partsOf(fromServer(server)).filter(isField);
  const before = new Map(known.map((part) => [part.saved, part.field]));

  const changed = fields.filter(
    ({ saved, field }) => saved !== undefined && differs(before.get(saved), field),
  );
  const added = fields.filter(({ saved }) => saved === undefined);
  const remove = known.flatMap(({ saved }) => (saved !== undefined && !kept.has(saved) ? [saved] : []));
  const update = Object.fromEntries(changed.map(({ saved = "", field }) => [saved, toProperties(field)]));
  const add = Object.fromEntries(added.map(({ field }) => [field.code, toProperties(field)]));
  const layout = toLayout(form);
  const quiet = remove.length + changed.length + added.length === 0 && same(server.layout, layout);
  return { remove, update, add, layout: quiet ? undefined : layout };
}

export const isEmptyPlan = (plan: SavePlan): boolean => plan.layout === undefined;

function differs(before: FieldSettings | undefined, field: FieldSettings): boolean {
  return before === undefined || !same(toProperties(before), toProperties(field));
}

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

export type Step = "remove" | "update" | "add" | "layout";

/** The form once the server has done this step: what was new or renamed is known to it now. */
export function afterStep(form: Form, plan: SavePlan, step: Step): Form {
  const done = ({ saved, field }: Part): boolean =>
    (step === "update" && saved !== undefined && saved in plan.update) ||
    (step === "add" && saved === undefined && field !== undefined && field.code in plan.add);
  const known = (part: Part): Part => (part.field && done(part) ? asSaved(part, part.field) : part);
  return {
    rows: form.rows.map((row) => ({ ...row, parts: row.parts.map(known) })),
    aside: form.aside.map(known),
  };
}

function asSaved(part: Part, field: FieldSettings): Part {
  const options = field.options?.map(({ label }) => ({ label, saved: label }));
  return { ...part, saved: field.code, field: options ? { ...field, options } : field };
}
