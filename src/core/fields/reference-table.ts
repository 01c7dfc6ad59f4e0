import { message } from "../errors/problem.ts";
import { object, optional, text } from "../input/shape.ts";
import { fine, input } from "./base/input.ts";
import {
  appNamed,
  codes,
  fieldThere,
  type Relation,
  readObject,
  relatedApp,
  relationShape,
  sizes,
} from "./base/relation.ts";
import { settingsOf } from "./base/settings.ts";
import type { Field, FieldType, SettingsPlace } from "./field.ts";

/** A list of those records of another app that have a value in common with this one. Records hold nothing of it. */
export interface ReferenceTable extends Relation {
  /** code of the field of this form */
  readonly field: string;
  /** id of the field there that has the same value */
  readonly key: number;
  /** ids of the fields that are shown */
  readonly display: readonly number[];
  /** records a page */
  readonly size: string;
}

export const referenceTableOf = ({ referenceTable }: Field): ReferenceTable | undefined =>
  referenceTable as ReferenceTable | undefined;

const plain = settingsOf("REFERENCE_TABLE", {});

export const referenceTable: FieldType<Field, null> = {
  ...input,
  type: "REFERENCE_TABLE",
  // Measured on kintone: here a value is not a forbidden one, but JSON of the wrong kind.
  writeRefusal: "CB_IJ01",
  holdsValue: false,
  canBeInTable: false,
  canBeRequired: false,
  requiredIsEnforced: false,
  sortable: false,
  column: null,
  operators: [],
  settings: (given, before, place) => ({
    ...plain.settings(given, before as never, place),
    referenceTable: readReference(given.referenceTable, before, place),
  }),
  show: (field) => plain.show(field as never),
  appsInSettings: ({ referenceTable }) => appNamed(referenceTable),
  empty: () => null,
  initial: () => null,
  read: () => ({ value: null, problems: fine }),
  isEmpty: () => true,
  columnValue: () => null,
  operand: () => undefined,
};

const shape = {
  ...relationShape,
  condition: optional(object({ field: text({ min: 1 }), relatedField: text({ min: 1 }) })),
  displayFields: optional(codes),
  size: optional(sizes),
};

function readReference(
  given: unknown,
  field: Field | undefined,
  place: SettingsPlace,
): ReferenceTable | undefined {
  const before = field && referenceTableOf(field);
  const path = `${place.path}.referenceTable`;
  const missing = (name: string) => place.problems.add(`${path}${name}`, message("requiredParameter"));
  if (given === undefined || given === null) {
    if (!before) missing("");
    return before;
  }
  const sized = withTextSize(given);
  const read = readObject(sized, shape, { ...place, path });
  if (!read) return before;
  const there = relatedApp(read, before, place);
  if (!there) {
    missing(".relatedApp");
    return before;
  }
  const kept = before?.app === there.id ? before : undefined;
  const { condition, displayFields } = read;
  if (!condition && !kept) missing(".condition");
  if (!displayFields && !kept) missing(".displayFields");
  if (!kept && !(condition && displayFields)) return before;
  return {
    app: there.id,
    field: condition?.field ?? kept?.field ?? "",
    key: condition ? fieldThere(condition.relatedField, there).id : (kept?.key ?? 0),
    display: displayFields?.map((code) => fieldThere(code, there).id) ?? kept?.display ?? [],
    filterCond: read.filterCond ?? kept?.filterCond ?? "",
    sort: read.sort ?? kept?.sort ?? "",
    size: read.size ?? kept?.size ?? "5",
  };
}

/** kintone shows the size as a text and takes a number as well. */
function withTextSize(given: unknown): unknown {
  if (typeof given !== "object" || given === null || !("size" in given)) return given;
  return typeof given.size === "number" ? { ...given, size: String(given.size) } : given;
}
