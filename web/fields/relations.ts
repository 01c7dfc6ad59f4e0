import type { FieldProperty } from "./field.ts";

/** `lookup` as the form API shows it. */
export interface Lookup {
  readonly relatedApp: { readonly app: string; readonly code?: string };
  readonly relatedKeyField: string;
  readonly fieldMappings: readonly { readonly field: string; readonly relatedField: string }[];
  readonly lookupPickerFields: readonly string[];
  readonly filterCond: string;
  readonly sort: string;
  /** in the editor: the filter is being written, and cannot be saved as it stands there */
  readonly unfinished?: true;
}
/** `referenceTable` as the form API shows it. */
export interface ReferenceTable {
  readonly relatedApp: { readonly app: string; readonly code?: string };
  readonly condition: { readonly field: string; readonly relatedField: string };
  readonly filterCond: string;
  readonly displayFields: readonly string[];
  readonly sort: string;
  readonly size: string;
  readonly unfinished?: true;
}

type Settings = Pick<FieldProperty, "type"> & { readonly [property: string]: unknown };

export const emptyLookup: Lookup = {
  relatedApp: { app: "" },
  relatedKeyField: "",
  fieldMappings: [],
  lookupPickerFields: [],
  filterCond: "",
  sort: "",
};
export const emptyReference: ReferenceTable = {
  relatedApp: { app: "" },
  condition: { field: "", relatedField: "" },
  filterCond: "",
  displayFields: [],
  sort: "",
  size: "5",
};

/** The field is the key of a lookup, even where the reader has no right on the other app. */
export const isLookup = ({ lookup }: Settings): boolean => lookup !== undefined;

/** null: the reader may not see the other app. */
export const lookupOf = ({ lookup }: Settings): Lookup | undefined | null =>
  lookup as Lookup | null | undefined;
export const referenceOf = ({ referenceTable }: Settings): ReferenceTable | undefined | null =>
  referenceTable as ReferenceTable | null | undefined;

/** The fields that a lookup among these fills: nobody writes them. */
export const copiedCodes = (fields: readonly FieldProperty[]): ReadonlySet<string> =>
  new Set(fields.flatMap((field) => lookupOf(field)?.fieldMappings.map((one) => one.field) ?? []));

/** What people call the field: a text, a number or a link with a key of its own is a lookup to them. */
export const kindOf = (field: Settings): string => (isLookup(field) ? "LOOKUP" : field.type);
