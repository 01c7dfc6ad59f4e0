import { message, problem } from "../../errors/problem.ts";
import { type Given, isObject } from "../../input/given.ts";
import type { Field, FieldType, SettingsPlace } from "../field.ts";

/** What a form, or a table in it, can hold. */
export interface FieldTypes {
  named(type: string): FieldType | undefined;
  readonly inTable: boolean;
}

/** A field as it is given under its code to be added; undefined when its type cannot be told. */
export function newField(
  code: string,
  given: unknown,
  types: FieldTypes,
  place: SettingsPlace,
): Field | undefined {
  const { path, problems } = place;
  const property = asObject(given);
  if (isMissing(property.type)) {
    problems.add(`${path}.type`, message("requiredParameter"));
    return undefined;
  }
  const type = typeof property.type === "string" ? types.named(property.type) : undefined;
  if (!type) {
    problems.add(`${path}.type`, message("unknownFieldType", { type: asText(property.type) }));
    return undefined;
  }
  if (types.inTable && !type.canBeInTable) {
    problems.add(`${path}.type`, message("notInTable", { type: type.type }));
    return undefined;
  }
  if (type.system) {
    problems.add(`${path}.type`, message("cannotAddType", { type: type.type }));
    return undefined;
  }
  const field = type.settings(types.inTable ? notUnique(property) : property, undefined, place);
  if (!isMissing(property.code) && asText(property.code) !== code) {
    problems.add(`${path}.code`, message("keyMustEqualCode"));
  }
  return { ...field, code };
}

/** A field with the properties that are given; what is not given stays. */
export function changedField(before: Field, given: unknown, types: FieldTypes, place: SettingsPlace): Field {
  const { path, problems } = place;
  const property = asObject(given);
  if (isMissing(property.type)) {
    problems.add(`${path}.type`, message("requiredParameter"));
  } else if (property.type !== before.type) {
    problems.add(`${path}.type`, message("cannotChangeType"));
    return before;
  }
  const type = types.named(before.type);
  return type?.settings(types.inTable ? notUnique(property) : property, before, place) ?? before;
}

/** kintone drops what does not apply: no value in a row can be forbidden to come twice. */
const notUnique = ({ unique: _, ...rest }: Given): Given => rest;

const isMissing = (given: unknown) => given === undefined || given === null || given === "";

export function asObject(given: unknown): Given {
  if (!isObject(given)) throw problem("CB_IJ01");
  return given;
}
function asText(given: unknown): string {
  if (typeof given === "object") throw problem("CB_IJ01");
  return String(given);
}
