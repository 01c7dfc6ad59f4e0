import { message, type Problems, problem } from "../errors/problem.ts";
import type { Field, SettingsPlace } from "../fields/field.ts";
import { typeNamed } from "../fields/index.ts";
import { type Given, isObject } from "../input/given.ts";
import { codeProblem } from "./field-code.ts";
import { followFields } from "./follow-fields.ts";
import { appended } from "./layout.ts";
import type { AppSettings } from "./settings.ts";

/** What the rules of a form must be told from outside; codes of users were looked up before. */
export type FormContext = Pick<SettingsPlace, "problems" | "user" | "sanitize">;

export const mostFields = 500;

/** The codes of users that these properties name, to be looked up together. */
export function usersInProperties(properties: Given): string[] {
  return Object.values(properties).flatMap((given) => {
    const type = isObject(given) && typeof given.type === "string" ? typeNamed(given.type) : undefined;
    return isObject(given) ? [...(type?.usersInSettings?.(given) ?? [])] : [];
  });
}

/** New fields: each under its code, placed at the end of the form. */
export function addFields(app: AppSettings, properties: Given, context: FormContext): AppSettings {
  const ids = new Ids(app.nextId);
  const added = Object.entries(properties).flatMap(([key, given]) => {
    const field = readNewField(key, given, ids, context);
    return field ? [field] : [];
  });
  const fields = [...app.fields, ...added];
  checkCodes(fields, new Map(added.map((field) => [field, field.code])), context);
  if (countedFields(fields) > mostFields) {
    context.problems.add("properties", message("tooManyFields", { max: mostFields }));
  }
  return { ...app, fields, layout: appended(app.layout, added), nextId: ids.next };
}

function readNewField(key: string, given: unknown, ids: Ids, { problems, ...context }: FormContext) {
  const path = `properties[${key}]`;
  const property = asObject(given);
  const type = property.type;
  if (type === undefined || type === null || type === "") {
    problems.add(`${path}.type`, message("requiredParameter"));
    return undefined;
  }
  const known = typeof type === "string" ? typeNamed(type) : undefined;
  if (!known) {
    problems.add(`${path}.type`, message("unknownFieldType", { type: asText(type) }));
    return undefined;
  }
  if (known.system) {
    problems.add(`${path}.type`, message("cannotAddType", { type: known.type }));
    return undefined;
  }
  const field = known.settings(property, undefined, { path, problems, nextId: () => ids.take(), ...context });
  if (property.code !== undefined && property.code !== null && asText(property.code) !== key) {
    problems.add(`${path}.code`, message("keyMustEqualCode"));
  }
  return { ...field, code: key };
}

/** Changes of fields: each under its present code; what is not given stays. */
export function updateFields(app: AppSettings, properties: Given, context: FormContext): AppSettings {
  const unknown = Object.keys(properties).find((code) => !app.fields.some((field) => field.code === code));
  if (unknown !== undefined) throw problem("GAIA_FC01", { code: unknown });

  const ids = new Ids(app.nextId);
  const changed = new Map<Field, string>();
  const fields = app.fields.map((before) => {
    if (!Object.hasOwn(properties, before.code)) return before;
    const field = readChangedField(before, asObject(properties[before.code]), ids, context);
    changed.set(field, before.code);
    return field;
  });
  checkCodes(fields, changed, context);
  return followFields({ ...app, fields, nextId: ids.next }, app);
}

function readChangedField(before: Field, property: Given, ids: Ids, { problems, ...context }: FormContext) {
  const path = `properties[${before.code}]`;
  if (property.type === undefined || property.type === null || property.type === "") {
    problems.add(`${path}.type`, message("requiredParameter"));
  } else if (property.type !== before.type) {
    problems.add(`${path}.type`, message("cannotChangeType"));
    return before;
  }
  const type = typeNamed(before.type);
  if (!type) return before;
  return type.settings(property, before, { path, problems, nextId: () => ids.take(), ...context });
}

/** Fields that go, with everything that stands in their columns after the next deploy. */
export function deleteFields(app: AppSettings, codes: readonly string[], problems: Problems): AppSettings {
  const unknown = codes.find((code) => !app.fields.some((field) => field.code === code));
  if (unknown !== undefined) throw problem("GAIA_FC01", { code: unknown });

  codes.forEach((code, index) => {
    const field = app.fields.find((one) => one.code === code);
    if (field && typeNamed(field.type)?.system) {
      problems.add(`fields[${index}]`, message("cannotDeleteField", { code }));
    }
  });
  const fields = app.fields.filter(({ code }) => !codes.includes(code));
  return followFields({ ...app, fields }, app);
}

/** Ids of fields and options: they only grow, so that a column's name never means something else later. */
class Ids {
  next: number;
  constructor(next: number) {
    this.next = next;
  }
  take(): number {
    return this.next++;
  }
}

/** Every code is well written and there once. `touched` names the fields that the caller gave, by the key given. */
function checkCodes(
  fields: readonly Field[],
  touched: ReadonlyMap<Field, string>,
  { problems }: FormContext,
) {
  const times = new Map<string, number>();
  for (const { code } of fields) times.set(code, (times.get(code) ?? 0) + 1);
  for (const [{ code, type }, key] of touched) {
    const path = `properties[${key}].code`;
    const bad = codeProblem(code, type);
    if (bad) problems.add(path, bad);
    else if ((times.get(code) ?? 0) > 1) problems.add(path, message("duplicateCode", { code }));
  }
}

function countedFields(fields: readonly Field[]): number {
  return fields.filter((field) => !typeNamed(field.type)?.system).length;
}

function asObject(given: unknown): Given {
  if (!isObject(given)) throw problem("CB_IJ01");
  return given;
}
function asText(given: unknown): string {
  if (typeof given === "object") throw problem("CB_IJ01");
  return String(given);
}
