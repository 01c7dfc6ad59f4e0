import { message } from "../errors/problem.ts";
import type { Given } from "../input/given.ts";
import { list, object, optional, text } from "../input/shape.ts";
import {
  appNamed,
  codes,
  fieldThere,
  type Relation,
  readObject,
  relatedApp,
  relationShape,
} from "./base/relation.ts";
import type { Field, FieldType, RelatedApp, SettingsPlace, WireValue } from "./field.ts";

/** A key is looked for among the records of another app; what is found is copied into other fields of the form. */
export interface Lookup extends Relation {
  /** id of the field there that holds the key */
  readonly key: number;
  readonly mappings: readonly Mapping[];
  /** ids of the fields that the picker shows */
  readonly picker: readonly number[];
}
export interface Mapping {
  /** code of the field that is filled: in this form, or in the rows of the same table */
  readonly field: string;
  /** id of the field in the other app */
  readonly from: number;
}

export const lookupOf = ({ lookup }: Field): Lookup | undefined => lookup as Lookup | undefined;

/** Text, numbers and links can be keys of a lookup. A field is made as one and stays one. */
export function withLookup<F extends Field, V extends WireValue>(type: FieldType<F, V>): FieldType<F, V> {
  return {
    ...type,
    settings: (given, before, place) => {
      const wanted = given.lookup !== undefined && given.lookup !== null;
      if (before && !lookupOf(before)) {
        if (wanted) place.problems.add(`${place.path}.lookup`, message("cannotChangeType"));
        return type.settings(given, before, place);
      }
      if (!before && !wanted) return type.settings(given, before, place);
      const field = type.settings(without(given, notOfKeys), before, place);
      return { ...field, lookup: readLookup(given.lookup, before, field, place) };
    },
    show: (field) => (lookupOf(field) ? without(type.show(field), notOfKeys) : type.show(field)),
    appsInSettings: ({ lookup }) => appNamed(lookup),
  };
}

/** Settings that a key does not have: its values are those of the other app. */
const notOfKeys = new Set([
  "unique",
  "maxLength",
  "minLength",
  "maxValue",
  "minValue",
  "defaultValue",
  "expression",
  "hideExpression",
]);
const without = (given: Given, names: ReadonlySet<string>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !names.has(name)));

const shape = {
  ...relationShape,
  relatedKeyField: optional(text()),
  fieldMappings: optional(list(object({ field: text({ min: 1 }), relatedField: text({ min: 1 }) }))),
  lookupPickerFields: optional(codes),
};

function readLookup(
  given: unknown,
  field: Field | undefined,
  { type }: Field,
  place: SettingsPlace,
): Lookup | undefined {
  const before = field && lookupOf(field);
  if (given === undefined || given === null) return before;
  const path = `${place.path}.lookup`;
  const read = readObject(given, shape, { ...place, path });
  if (!read) return before;
  const there = relatedApp(read, before, place);
  if (!there) {
    place.problems.add(`${path}.relatedApp`, message("requiredParameter"));
    return before;
  }
  const kept = before?.app === there.id ? before : undefined;
  const { fieldMappings, lookupPickerFields } = read;
  return {
    app: there.id,
    key: readKey(read.relatedKeyField, kept, type, there, { ...place, path }),
    mappings:
      fieldMappings?.map(({ field, relatedField }) => ({
        field,
        from: fieldThere(relatedField, there).id,
      })) ??
      kept?.mappings ??
      [],
    picker: lookupPickerFields?.map((code) => fieldThere(code, there).id) ?? kept?.picker ?? [],
    filterCond: read.filterCond ?? kept?.filterCond ?? "",
    sort: read.sort ?? kept?.sort ?? "",
  };
}

function readKey(
  code: string | undefined,
  before: Lookup | undefined,
  type: string,
  there: RelatedApp,
  { path, problems }: Pick<SettingsPlace, "path" | "problems">,
): number {
  if (!code) {
    if (!before) problems.add(`${path}.relatedKeyField`, message("requiredParameter"));
    return before?.key ?? 0;
  }
  const named = code === "$id" ? undefined : fieldThere(code, there);
  if (named && keysOf(type).has(named.type)) return named.id;
  problems.add(`${path}.relatedKeyField`, message("lookupKeyField", { code }));
  return before?.key ?? 0;
}

/** What a key of this type can stand for in the other app. */
function keysOf(type: string): ReadonlySet<string> {
  return new Set(type === "LINK" ? [type] : [type, "RECORD_NUMBER"]);
}
