import { withCodes as withNewCodes } from "../../../../src/core/expression/rename.ts";
import { lookupOf, referenceOf } from "../../../fields/relations.ts";
import type { FieldSettings } from "../../../fields/settings.ts";
import { codesOf, freeCode } from "./codes.ts";
import { type FieldsByKey, isBuiltIn } from "./editor.ts";
import { blockOf, type Form, isField, type Row } from "./form.ts";

/** A copy knows nothing of what is saved: code and options are its own. What a lookup fills, a second cannot fill. */
export function copyOf(field: FieldSettings, form: Form): FieldSettings {
  const lookup = lookupOf(field);
  const copy = withOwnOptions({ ...field, code: freeCode(field.code, field.type, form) });
  return lookup ? { ...copy, lookup: { ...lookup, fieldMappings: [] } } : copy;
}

/** The formulas, lookups and related records of a copied table or group name the fields of the copy. */
export function copyOfBlock(row: Row, form: Form): FieldsByKey {
  const taken = codesOf(form);
  const parts = blockOf(form, row).flatMap(({ head, parts }) => (head ? [head, ...parts] : parts));
  // What is built in is there once.
  const originals = parts.filter(isField).filter(({ type }) => !isBuiltIn(type));
  const codes = new Map(
    originals.map(({ field: { code, type } }) => {
      const fresh = freeCode(code, type, form, taken);
      taken.add(fresh);
      return [code, fresh];
    }),
  );
  return new Map(originals.map(({ key, field }) => [key, withCodes(withOwnOptions(field), codes)]));
}

function withOwnOptions(field: FieldSettings): FieldSettings {
  const { options, ...rest } = field;
  return options ? { ...rest, options: options.map(({ label }) => ({ label })) } : rest;
}

function withCodes(field: FieldSettings, codes: ReadonlyMap<string, string>): FieldSettings {
  const { code, expression } = field;
  const now = (one: string) => codes.get(one) ?? one;
  const lookup = lookupOf(field);
  const list = referenceOf(field);
  return {
    ...field,
    code: now(code),
    ...(typeof expression === "string" && { expression: withNewCodes(expression, codes) }),
    ...(lookup && { lookup: { ...lookup, fieldMappings: filling(lookup.fieldMappings, codes) } }),
    ...(list && {
      referenceTable: { ...list, condition: { ...list.condition, field: now(list.condition.field) } },
    }),
  };
}

/** A field outside of the copy is filled by the original already. */
function filling<M extends { readonly field: string }>(
  mappings: readonly M[],
  codes: ReadonlyMap<string, string>,
): M[] {
  return mappings.flatMap((one) => {
    const field = codes.get(one.field);
    return field === undefined ? [] : [{ ...one, field }];
  });
}
