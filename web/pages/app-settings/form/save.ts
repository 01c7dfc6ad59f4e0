import { ApiError, api } from "../../../parts/api.ts";
import type { FieldProblems } from "./check.ts";
import { type Form, isField, partsOf } from "./form.ts";
import { afterStep, type SavePlan, type Step } from "./plan.ts";

/** How a save ended: what the form has become (steps that were done count), and what stopped it, if anything. */
export interface Saved {
  readonly form: Form;
  readonly error?: unknown;
}

const fieldsPath = "/k/v1/preview/app/form/fields.json";
/** kintone deletes at most this many fields in one request */
const mostDeletions = 100;

/** Runs the plan's steps, each on the revision that the one before left behind. */
export async function saveForm(app: string, form: Form, plan: SavePlan, revision: string): Promise<Saved> {
  let [now, at] = [form, revision];
  const step = async (name: Step, send: (revision: string) => Promise<{ revision: string }>) => {
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
    return { form: now, error };
  }
}

/** kintone's complaints ("properties[price].maxValue") at the parts they are about. */
export function problemsByPart(error: unknown, form: Form): ReadonlyMap<string, FieldProblems> {
  const found = new Map<string, Record<string, string>>();
  if (!(error instanceof ApiError)) return found;
  for (const [path, { messages }] of Object.entries(error.errors)) {
    const [, outer, inner, property = "code"] =
      /^properties\[(.+?)\](?:\.fields\[(.+?)\])?(?:\.(\w+))?/.exec(path) ?? [];
    const code = inner ?? outer;
    const part = partsOf(form)
      .filter(isField)
      .find(({ saved, field }) => code !== undefined && (saved === code || field.code === code));
    if (part) found.set(part.key, { ...found.get(part.key), [property]: messages.join(" ") });
  }
  return found;
}
