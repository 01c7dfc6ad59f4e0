import { withCodes as withNewCodes } from "../../../../src/core/expression/rename.ts";
import { lookupOf } from "../../../fields/relations.ts";
import type { FieldSettings } from "../../../fields/settings.ts";
import { codesOf, freeCode } from "./codes.ts";
import type { TableCopy } from "./editor.ts";
import type { Form, Row } from "./form.ts";

/** A copy knows nothing of what is saved: code and options are its own. What a lookup fills, a second cannot fill. */
export function copyOf(field: FieldSettings, form: Form): FieldSettings {
  const lookup = lookupOf(field);
  const copy = withOwnOptions({ ...field, code: freeCode(field.code, field.type, form) });
  return lookup ? { ...copy, lookup: { ...lookup, fieldMappings: [] } } : copy;
}

/** The formulas and lookups of a copied table name the columns of the copy. */
export function copyOfTable(row: Row, form: Form): TableCopy | undefined {
  if (!row.head) return undefined;
  const taken = codesOf(form);
  const freshCode = ({ code, type }: FieldSettings) => {
    const fresh = freeCode(code, type, form, taken);
    taken.add(fresh);
    return fresh;
  };
  const head = { ...row.head.field, code: freshCode(row.head.field) };
  const columns = row.parts.flatMap(({ field }) => field ?? []);
  const codes = new Map(columns.map((field) => [field.code, freshCode(field)]));
  return {
    head,
    columns: columns.map((field) => withCodes(withOwnOptions(field), codes)),
  };
}

function withOwnOptions(field: FieldSettings): FieldSettings {
  const { options, ...rest } = field;
  return options ? { ...rest, options: options.map(({ label }) => ({ label })) } : rest;
}

function withCodes(field: FieldSettings, codes: ReadonlyMap<string, string>): FieldSettings {
  const { code, expression } = field;
  const now = (one: string) => codes.get(one) ?? one;
  const lookup = lookupOf(field);
  return {
    ...field,
    code: now(code),
    ...(typeof expression === "string" && { expression: withNewCodes(expression, codes) }),
    ...(lookup && {
      lookup: {
        ...lookup,
        fieldMappings: lookup.fieldMappings.map((one) => ({ ...one, field: now(one.field) })),
      },
    }),
  };
}
