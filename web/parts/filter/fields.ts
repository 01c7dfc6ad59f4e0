import type { Operator } from "../../../src/core/fields/field.ts";
import { typeNamed } from "../../../src/core/fields/index.ts";
import type { FieldProperty } from "../../fields/field.ts";
import type { Fields } from "../form.ts";

export const operatorsOf = (field: FieldProperty): readonly Operator[] =>
  typeNamed(field.type)?.operators ?? [];

/** The fields that a condition can be about, by their labels. */
export const filterable = (fields: Fields) => choices(fields, (field) => operatorsOf(field).length > 0);
export const sortable = (fields: Fields) =>
  choices(fields, (field) => typeNamed(field.type)?.sortable === true);

function choices(fields: Fields, wanted: (field: FieldProperty) => boolean) {
  // What people wrote comes before what the program keeps about it.
  const found = Object.values(fields)
    .filter(wanted)
    .sort((one, other) => Number(isKept(one)) - Number(isKept(other)));
  return found.map(({ code, label }) => ({
    value: code,
    label: isAlone(label, found) ? label : `${label} (${code})`,
  }));
}

const isKept = ({ type }: FieldProperty) => typeNamed(type)?.system === true;

/** Labels may repeat; then the code tells the fields apart. */
const isAlone = (label: string, fields: readonly FieldProperty[]) =>
  fields.filter((field) => field.label === label).length === 1;
