import type { FieldProperty } from "./field.ts";

/** A field's properties as the form API shows them, but options as a list, so that renaming one keeps its identity. */
export interface FieldSettings {
  readonly type: string;
  readonly code: string;
  readonly label: string;
  readonly noLabel?: boolean;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly options?: readonly Choice[];
  readonly [property: string]: unknown;
}
export interface Choice {
  readonly label: string;
  /** the name by which the server knows the option; absent: not saved yet */
  readonly saved?: string;
}
/** pixels, as decimal strings */
export type Size = Readonly<Record<string, string>>;

/** The field as the record pages see it, to draw it with their parts. */
export function asProperty(field: FieldSettings): FieldProperty {
  const { options, ...rest } = field;
  if (!options) return rest;
  const byName = options.map(({ label }, index) => [label, { label, index: String(index) }]);
  return { ...rest, options: Object.fromEntries(byName) };
}

export const textOf = (field: FieldSettings, property: string): string => String(field[property] ?? "");

/** A formula fills it, so nobody can be asked to. */
export const isCalculated = ({ type, expression }: FieldSettings): boolean =>
  type === "CALC" || (expression !== undefined && expression !== "");
