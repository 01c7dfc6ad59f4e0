import { lookupOf, referenceOf } from "../../../fields/relations.ts";
import { ApiError, api } from "../../../parts/api.ts";
import type { FieldProblems } from "./check.ts";
import type { Properties } from "./convert.ts";
import { type Form, isField, partsOf } from "./form.ts";
import { afterStep, type SavePlan, type Step } from "./plan.ts";

/** How a save ended: what the form has become (steps that were done count), and what stopped it, if anything. */
export interface Saved {
  readonly form: Form;
  readonly error?: unknown;
  /** the step that was refused */
  readonly refused?: Step;
}

const fieldsPath = "/k/v1/preview/app/form/fields.json";
/** kintone deletes at most this many fields in one request */
const mostDeletions = 100;

/** Runs the plan's steps, each on the revision that the one before left behind. */
export async function saveForm(app: string, form: Form, plan: SavePlan, revision: string): Promise<Saved> {
  let [now, at] = [form, revision];
  let running: Step | undefined;
  const step = async (name: Step, send: (revision: string) => Promise<{ revision: string }>) => {
    running = name;
    at = (await send(at)).revision;
    now = afterStep(now, plan, name);
  };
  try {
    for (let from = 0; from < plan.remove.length; from += mostDeletions) {
      const fields = plan.remove.slice(from, from + mostDeletions);
      await step("remove", (revision) => api.delete(fieldsPath, { app, fields, revision }));
    }
    if (Object.keys(plan.update).length > 0) {
      await step("update", (revision) => api.put(fieldsPath, { app, properties: plan.update, revision }));
    }
    if (Object.keys(plan.add).length > 0) {
      await step("add", (revision) => api.post(fieldsPath, { app, properties: plan.add, revision }));
    }
    if (Object.keys(plan.relate).length > 0) {
      await step("relate", (revision) => api.put(fieldsPath, { app, properties: plan.relate, revision }));
    }
    if (plan.layout) {
      const { layout } = plan;
      await step("layout", (revision) =>
        api.put("/k/v1/preview/app/form/layout.json", { app, layout, revision }),
      );
    }
    return { form: now };
  } catch (error) {
    return { form: now, error, refused: running };
  }
}

/** kintone's complaints ("properties[price].maxValue") at the parts they are about. */
export function problemsByPart(
  error: unknown,
  form: Form,
  sent: Readonly<Record<string, Properties>> = {},
): ReadonlyMap<string, FieldProblems> {
  const found = new Map<string, Record<string, string>>();
  if (!(error instanceof ApiError)) return found;
  if (Object.keys(error.errors).length === 0) return ofTheOnlyRelation(error, form, sent);
  for (const [path, { messages }] of Object.entries(error.errors)) {
    const [, outer, inner, property = "code"] =
      /^properties\[(.+?)\](?:\.fields\[(.+?)\])?(?:\.((?:lookup|referenceTable)\..+|\w+))?/.exec(path) ?? [];
    const code = inner ?? outer;
    const part = partsOf(form)
      .filter(isField)
      .find(({ saved, field }) => code !== undefined && (saved === code || field.code === code));
    if (part) found.set(part.key, { ...found.get(part.key), [property]: messages.join(" ") });
  }
  return found;
}

/**
 * What is wrong with the other app, its fields or a filter over them is told without a place. Where one relation alone
 * was sent, it is about that one.
 */
function ofTheOnlyRelation(
  { code, message }: ApiError,
  form: Form,
  sent: Readonly<Record<string, Properties>>,
): ReadonlyMap<string, FieldProblems> {
  const fields = { ...sent, ...Object.assign({}, ...Object.values(sent).map(({ fields }) => fields)) };
  const relations = partsOf(form)
    .filter(isField)
    .filter(({ field }) => field.code in fields && (lookupOf(field) ?? referenceOf(field)));
  const [only, ...more] = relations;
  if (!only || more.length > 0 || !aboutRelations.test(code)) return new Map();
  const settings = lookupOf(only.field) ? "lookup" : "referenceTable";
  const property = code.startsWith("GAIA_I") ? "filterCond" : "relatedApp";
  return new Map([[only.key, { [`${settings}.${property}`]: message }]]);
}
const aboutRelations = /^GAIA_(AP01|FC01|LO\d+|I[QL]\d+)$/;
