import { message, type Problems, problem } from "../errors/problem.ts";
import { copies } from "../fields/copies.ts";
import type { Field, RelatedApp } from "../fields/field.ts";
import { allFields, typeOf } from "../fields/index.ts";
import { type Lookup, lookupOf } from "../fields/lookup.ts";
import { type ReferenceTable, referenceTableOf } from "../fields/reference-table.ts";
import { type CheckContext, checkSaved, checkSort } from "../query/check.ts";
import { parseCondition, parseSort } from "../query/parse.ts";

/** What the rules about relations must be told from outside. */
export interface RelationsContext {
  readonly problems: Problems;
  /** an app that is live, by its id */
  related(id: number): RelatedApp | undefined;
  readonly query: CheckContext;
}

/** The settings by which a field refers to another app. */
export const relationOf = (field: Field): Lookup | ReferenceTable | undefined =>
  lookupOf(field) ?? referenceTableOf(field);

/** Looks at the relations that `before` does not have: at the fields that they name here, their filters and orders. */
export function checkRelations(
  fields: readonly Field[],
  before: readonly Field[],
  context: RelationsContext,
): void {
  const known = new Set(allFields(before).map(relationOf));
  const check = (field: Field, path: string, siblings: readonly Field[]) => {
    const relation = relationOf(field);
    if (!relation || known.has(relation)) return;
    const there = context.related(relation.app);
    if (!there) throw problem("GAIA_AP01", { id: relation.app });
    const lookup = lookupOf(field);
    if (lookup) checkMappings(field, lookup, there, { path: `${path}.lookup`, siblings, ...context });
    else
      checkCondition(relation as ReferenceTable, there, fields, `${path}.referenceTable`, context.problems);
    const at = lookup ? `${path}.lookup` : `${path}.referenceTable`;
    const { filterCond, sort } = relation;
    if (filterCond)
      checkSaved(parseCondition(filterCond, `${at}.filterCond`), {
        fields: there.fields,
        context: context.query,
      });
    if (sort) checkSort(parseSort(sort, `${at}.sort`), there.fields);
  };
  for (const field of fields) {
    const path = `properties[${field.code}]`;
    check(field, path, fields);
    for (const member of field.fields ?? [])
      check(member, `${path}.fields[${member.code}]`, field.fields ?? []);
  }
}

interface Place {
  readonly path: string;
  /** the form, or the rows of one table: a lookup fills the fields beside it */
  readonly siblings: readonly Field[];
  readonly problems: Problems;
}

function checkMappings(
  key: Field,
  { mappings }: Lookup,
  there: RelatedApp,
  { path, siblings, problems }: Place,
) {
  const taken = siblings.flatMap((field) =>
    field === key ? [] : (lookupOf(field)?.mappings ?? []).map((mapping) => mapping.field),
  );
  mappings.forEach(({ field: code, from }, index) => {
    const at = `${path}.fieldMappings[${index}].field`;
    const target = siblings.find((field) => field.code === code);
    const source = there.fields.find(({ id }) => id === from);
    if (!target) throw problem("GAIA_FC01", { code });
    const twice = taken.includes(code) || mappings.findIndex(({ field }) => field === code) < index;
    if (twice) problems.add(at, message("lookupTargetTaken", { code }));
    else if (target === key || !source || !fills(source, target)) {
      problems.add(at, message("lookupTypes", { field: code, relatedField: source?.code ?? "" }));
    }
  });
}

/** Whether a lookup can copy values of one field into the other. */
export function fills(source: Field, target: Field): boolean {
  if (lookupOf(target) || typeOf(target).formula?.expression(target) !== undefined) return false;
  return copies(source.type, target.type);
}

function checkCondition(
  { field: code, key }: ReferenceTable,
  there: RelatedApp,
  fields: readonly Field[],
  path: string,
  problems: Problems,
): void {
  const here = fields.find((field) => field.code === code);
  if (!here) throw problem("GAIA_FC01", { code });
  const source = there.fields.find(({ id }) => id === key);
  if (!source || !compares(here, source)) {
    const relatedField = source?.code ?? "";
    problems.add(`${path}.condition.relatedField`, message("lookupTypes", { field: code, relatedField }));
  }
}

/** Whether "the same value" can be asked of two fields: their columns hold the same kind of thing. */
export function compares(here: Field, there: Field): boolean {
  const [a, b] = [typeOf(here), typeOf(there)];
  if (a.column === null || a.column === "list" || b.column === null || b.column === "list") return false;
  const kindOf = (type: typeof a) =>
    type.column === "integer" && type.fixedColumn === "id" ? "number" : type.column;
  return kindOf(a) === kindOf(b);
}

// ------------------------------------------------------------------------------------------ what API clients see

/** `lookup` or `referenceTable` as `fields.json` shows it; null for whoever has no right on the other app. */
export function showRelation(field: Field, related: RelatedApp | undefined): Record<string, unknown> {
  const [lookup, reference] = [lookupOf(field), referenceTableOf(field)];
  const name = lookup ? "lookup" : reference ? "referenceTable" : undefined;
  if (!name) return {};
  if (!related) return { [name]: null };
  const { id, code, fields } = related;
  const codeOf = new Map(fields.map((one) => [one.id, one.code]));
  const codesOf = (ids: readonly number[]) => ids.flatMap((one) => codeOf.get(one) ?? []);
  const relatedApp = { app: String(id), code };
  if (lookup) {
    const { key, mappings, picker, filterCond, sort } = lookup;
    const fieldMappings = mappings.flatMap(({ field, from }) => {
      const relatedField = codeOf.get(from);
      return relatedField === undefined ? [] : [{ field, relatedField }];
    });
    const relatedKeyField = codeOf.get(key) ?? "";
    return {
      lookup: {
        relatedApp,
        relatedKeyField,
        fieldMappings,
        lookupPickerFields: codesOf(picker),
        filterCond,
        sort,
      },
    };
  }
  const { field: here, key, display, filterCond, sort, size } = reference as ReferenceTable;
  const condition = { field: here, relatedField: codeOf.get(key) ?? "" };
  return {
    referenceTable: { relatedApp, condition, filterCond, displayFields: codesOf(display), sort, size },
  };
}
