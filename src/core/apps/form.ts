import { message, type Problems, problem } from "../errors/problem.ts";
import { asObject, changedField, newField } from "../fields/base/given-field.ts";
import type { AppName, Field, FieldType, SettingsPlace } from "../fields/field.ts";
import { allFields, typeNamed, typeOf } from "../fields/index.ts";
import { type Given, isObject } from "../input/given.ts";
import { codeProblem } from "./field-code.ts";
import { followFields } from "./follow-fields.ts";
import { appended } from "./layout-follow.ts";
import { checkRelations, type RelationsContext } from "./relations.ts";
import type { AppSettings } from "./settings.ts";

/** What the rules of a form must be told from outside; codes and other apps were looked up before. */
export type FormContext = Pick<
  SettingsPlace,
  "problems" | "user" | "organization" | "group" | "app" | "sanitize"
> &
  RelationsContext;

export const mostFields = 500;

/** The codes of users, departments and groups that these properties name, to be looked up together. */
export function usersInProperties(properties: Given): string[] {
  return named(properties, (type, given) => type.usersInSettings?.(given));
}

/** The other apps that they name. */
export function appsInProperties(properties: Given): AppName[] {
  return named(properties, (type, given) => type.appsInSettings?.(given));
}

function named<T>(
  properties: Given,
  inSettings: (type: FieldType, given: Given) => readonly T[] | undefined,
): T[] {
  return Object.values(properties).flatMap((given) => {
    const type = isObject(given) && typeof given.type === "string" ? typeNamed(given.type) : undefined;
    return type && isObject(given) ? [...(inSettings(type, given) ?? [])] : [];
  });
}

/**
 * New fields: each under its code, placed at the end of the form. Under the code of a table that is there, the given
 * `fields` become further columns of it.
 */
export function addFields(app: AppSettings, properties: Given, context: FormContext): AppSettings {
  const ids = new Ids(app.nextId);
  const before = new Map(app.fields.map((field) => [field.code, field]));
  const grown = new Map<Field, Field>();
  const added: Field[] = [];
  for (const [key, given] of Object.entries(properties)) {
    const place = placeOf(key, ids, context);
    const table = before.get(key);
    const grow = table && isObject(given) && given.type === table.type ? typeOf(table).grow : undefined;
    if (table && grow) grown.set(table, grow(table, asObject(given), place));
    else {
      const field = newField(key, given, types, place);
      if (field) added.push(field);
    }
  }
  const fields = [...app.fields.map((field) => grown.get(field) ?? field), ...added];
  checkCodes(fields, app.fields, context);
  checkRelations(fields, app.fields, context);
  if (countedFields(fields) > mostFields) {
    context.problems.add("properties", message("tooManyFields", { max: mostFields }));
  }
  const layout = appended(app.layout, added, [...grown]);
  return { ...app, fields, layout, nextId: ids.next };
}

/** Changes of fields: each under its present code; what is not given stays. */
export function updateFields(app: AppSettings, properties: Given, context: FormContext): AppSettings {
  const unknown = Object.keys(properties).find((code) => !app.fields.some((field) => field.code === code));
  if (unknown !== undefined) throw problem("GAIA_FC01", { code: unknown });

  const ids = new Ids(app.nextId);
  const fields = app.fields.map((before) =>
    Object.hasOwn(properties, before.code)
      ? changedField(before, properties[before.code], types, placeOf(before.code, ids, context))
      : before,
  );
  checkCodes(fields, app.fields, context);
  const next = followFields({ ...app, fields, nextId: ids.next }, app);
  checkRelations(next.fields, app.fields, context);
  return next;
}

const types = { named: typeNamed, inTable: false };
const placeOf = (code: string, ids: Ids, context: FormContext): SettingsPlace => ({
  ...context,
  path: `properties[${code}]`,
  nextId: () => ids.take(),
});

/** Fields that go, with everything that stands in their columns after the next deploy. */
export function deleteFields(app: AppSettings, codes: readonly string[], problems: Problems): AppSettings {
  const all = new Map(allFields(app.fields).map((field) => [field.code, field]));
  const unknown = codes.find((code) => !all.has(code));
  if (unknown !== undefined) throw problem("GAIA_FC01", { code: unknown });

  codes.forEach((code, index) => {
    const field = all.get(code);
    if (field && typeOf(field).system) {
      problems.add(`fields[${index}]`, message("cannotDeleteField", { code }));
    }
  });
  const gone = new Set(codes);
  return followFields({ ...app, fields: without(app.fields, gone) }, app);
}

function without(fields: readonly Field[], gone: ReadonlySet<string>): Field[] {
  return fields.flatMap((field) => {
    if (gone.has(field.code)) return [];
    const left = field.fields?.filter(({ code }) => !gone.has(code));
    return !left || left.length === field.fields?.length ? [field] : [{ ...field, fields: left }];
  });
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

/** Every code is well written and there once, in tables too: queries name a column without its table. */
function checkCodes(fields: readonly Field[], before: readonly Field[], { problems }: FormContext) {
  const times = new Map<string, number>();
  for (const { code } of allFields(fields)) times.set(code, (times.get(code) ?? 0) + 1);
  const old = new Map(allFields(before).map((field) => [field.id, field]));
  const check = (field: Field, path: string) => {
    const { id, code, type } = field;
    const bad = codeProblem(code, type);
    const known = old.get(id);
    if (known?.code === code) return;
    if (bad) problems.add(`${path}.code`, bad);
    else if ((times.get(code) ?? 0) > 1) problems.add(`${path}.code`, message("duplicateCode", { code }));
  };
  // Whoever changes a field names it by the code that it has so far.
  const keyOf = (field: Field) => old.get(field.id)?.code ?? field.code;
  for (const field of fields) {
    const path = `properties[${keyOf(field)}]`;
    check(field, path);
    for (const member of field.fields ?? []) check(member, `${path}.fields[${keyOf(member)}]`);
  }
}

function countedFields(fields: readonly Field[]): number {
  return allFields(fields).filter((field) => !typeOf(field).system).length;
}
