import type { FieldSettings, Size } from "../../../fields/settings.ts";

/**
 * The form as the editor holds it: rows of parts. A part is a field with its settings, or a label, blank space or
 * border. Parts have keys of their own, so that a field keeps its place while its code changes.
 */
export interface Form {
  readonly rows: readonly Row[];
  /** built-in fields that are not on the form; they exist all the same */
  readonly aside: readonly Part[];
}
export interface Row {
  readonly key: string;
  readonly parts: readonly Part[];
}
export interface Part {
  readonly key: string;
  /** the type of the field, or LABEL, SPACER, HR */
  readonly type: string;
  /** pixels, as decimal strings */
  readonly size: Size;
  readonly field?: FieldSettings;
  /** the code by which the server knows the field; absent: not saved yet */
  readonly saved?: string;
  /** of a LABEL: HTML */
  readonly label?: string;
  /** of a SPACER */
  readonly elementId?: string;
}

/** Where a part goes: into a row, before one of its parts or at its end; or into a new row before another or last. */
export type Place =
  | { readonly in: string; readonly before?: string }
  | { readonly newRow: true; readonly before?: string };

export const isField = (part: Part): part is Part & { field: FieldSettings } => part.field !== undefined;

export function partsOf(form: Form): Part[] {
  return [...form.rows.flatMap((row) => row.parts), ...form.aside];
}
export function fieldsOf(form: Form): FieldSettings[] {
  return partsOf(form).flatMap((part) => part.field ?? []);
}
export function findPart(form: Form, key: string | undefined): Part | undefined {
  return partsOf(form).find((part) => part.key === key);
}
export function rowOf(form: Form, key: string): Row | undefined {
  return form.rows.find((row) => row.parts.some((part) => part.key === key));
}

export function changePart(form: Form, key: string, change: (part: Part) => Part): Form {
  const apply = (part: Part) => (part.key === key ? change(part) : part);
  return {
    rows: form.rows.map((row) => ({ ...row, parts: row.parts.map(apply) })),
    aside: form.aside.map(apply),
  };
}

export function withFields(form: Form, change: (field: FieldSettings) => FieldSettings): Form {
  const apply = (part: Part) => (part.field ? { ...part, field: change(part.field) } : part);
  return {
    rows: form.rows.map((row) => ({ ...row, parts: row.parts.map(apply) })),
    aside: form.aside.map(apply),
  };
}

/** Its row stays even when empty, because the part's next place may be named by it; `withoutEmptyRows` ends that. */
export function without(form: Form, key: string): Form {
  const others = (part: Part) => part.key !== key;
  return {
    rows: form.rows.map((row) => ({ ...row, parts: row.parts.filter(others) })),
    aside: form.aside.filter(others),
  };
}
export function withoutEmptyRows(form: Form): Form {
  return { ...form, rows: form.rows.filter((row) => row.parts.length > 0) };
}

export function putIn(form: Form, part: Part, place: Place, newRowKey: string): Form {
  if ("in" in place) {
    const rows = form.rows.map((row) =>
      row.key === place.in ? { ...row, parts: inserted(row.parts, part, place.before) } : row,
    );
    return { ...form, rows };
  }
  return { ...form, rows: inserted(form.rows, { key: newRowKey, parts: [part] }, place.before) };
}

function inserted<T extends { readonly key: string }>(
  list: readonly T[],
  item: T,
  before: string | undefined,
): T[] {
  const index = list.findIndex(({ key }) => key === before);
  return index < 0 ? [...list, item] : [...list.slice(0, index), item, ...list.slice(index)];
}
