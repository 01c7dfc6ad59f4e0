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
  /** a table, whose columns the parts are; or a group, whose rows follow and name it in `within` */
  readonly head?: Part & { readonly field: FieldSettings };
  /** the key of the group's row */
  readonly within?: string;
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

/**
 * Where a part goes: into a row, before one of its parts or at its end; or into a new row before another, last in a
 * group, or last of all.
 */
export type Place =
  | { readonly in: string; readonly before?: string }
  | { readonly newRow: true; readonly before?: string; readonly within?: string };

export const isField = (part: Part): part is Part & { field: FieldSettings } => part.field !== undefined;

export const isTable = ({ head }: Row): boolean => head?.type === "SUBTABLE";
export const isGroup = ({ head }: Row): boolean => head?.type === "GROUP";

export function partsOf(form: Form): Part[] {
  return [...form.rows.flatMap(({ head, parts }) => (head ? [head, ...parts] : parts)), ...form.aside];
}
export function fieldsOf(form: Form): FieldSettings[] {
  return partsOf(form).flatMap((part) => part.field ?? []);
}
/** As the API has them: what stands in a table is part of the table. */
export function nestedFields(form: Form): FieldSettings[] {
  const own = form.rows.flatMap((row): FieldSettings[] => {
    const inner = row.parts.flatMap(({ field }) => field ?? []);
    if (!row.head) return inner;
    const fields = Object.fromEntries(inner.map((field) => [field.code, field]));
    return [isTable(row) ? { ...row.head.field, fields } : row.head.field];
  });
  return [...own, ...form.aside.flatMap(({ field }) => field ?? [])];
}
export function findPart(form: Form, key: string | undefined): Part | undefined {
  return partsOf(form).find((part) => part.key === key);
}
export function rowOf(form: Form, key: string): Row | undefined {
  return form.rows.find((row) => row.head?.key === key || row.parts.some((part) => part.key === key));
}
export const rowAt = (form: Form, key: string | undefined): Row | undefined =>
  form.rows.find((row) => row.key === key);

/** A row with the rows of its group. */
export const blockOf = (form: Form, row: Row): Row[] =>
  form.rows.filter((one) => one === row || one.within === row.key);

/** The fields among which a formula or a lookup of this part finds its own: the columns of its table, or the others. */
export function siblingsOf(form: Form, key: string): FieldSettings[] {
  const table = form.rows.find((row) => isTable(row) && row.parts.some((part) => part.key === key));
  const parts = table
    ? table.parts
    : [...form.rows.flatMap((row) => (isTable(row) ? [] : row.parts)), ...form.aside];
  return parts.flatMap((part) => (part.field && part.key !== key ? [part.field] : []));
}

export function changePart(form: Form, key: string, change: (part: Part) => Part): Form {
  return withParts(form, (part) => (part.key === key ? change(part) : part));
}

export function withFields(form: Form, change: (field: FieldSettings) => FieldSettings): Form {
  return withParts(form, (part) => (part.field ? { ...part, field: change(part.field) } : part));
}

export function withParts(form: Form, change: (part: Part) => Part): Form {
  return {
    rows: form.rows.map((row) => ({
      ...row,
      ...(row.head && { head: change(row.head) as Row["head"] }),
      parts: row.parts.map(change),
    })),
    aside: form.aside.map(change),
  };
}

/**
 * The form without a part. Its row stays even when empty, because the part's next place may be named by it;
 * `withoutEmptyRows` ends that. A table takes its columns along, a group leaves its rows where they are.
 */
export function without(form: Form, key: string): Form {
  const others = (part: Part) => part.key !== key;
  const group = form.rows.find((row) => isGroup(row) && row.head?.key === key)?.key;
  return {
    rows: form.rows
      .filter((row) => row.head?.key !== key)
      .map(({ within, ...row }) => ({
        ...row,
        ...(within !== undefined && within !== group && { within }),
        parts: row.parts.filter(others),
      })),
    aside: form.aside.filter(others),
  };
}
export function withoutEmptyRows(form: Form): Form {
  return { ...form, rows: form.rows.filter((row) => row.head || row.parts.length > 0) };
}

export function putIn(form: Form, part: Part, place: Place, newRowKey: string): Form {
  if ("in" in place) {
    const rows = form.rows.map((row) =>
      row.key === place.in ? { ...row, parts: inserted(row.parts, part, place.before) } : row,
    );
    return { ...form, rows };
  }
  const row = isHead(part)
    ? { key: newRowKey, head: part, parts: [] }
    : { key: newRowKey, parts: [part], ...groupOf(form, place) };
  return putRows(form, [row], place);
}

const isHead = (part: Part): part is Part & { field: FieldSettings } =>
  part.type === "SUBTABLE" || part.type === "GROUP";

/** In which group a new row at this place is. */
function groupOf(form: Form, { before, within }: Extract<Place, { newRow: true }>): { within?: string } {
  const group = before === undefined ? within : rowAt(form, before)?.within;
  return group === undefined ? {} : { within: group };
}

export function putRows(form: Form, rows: readonly Row[], place: Extract<Place, { newRow: true }>): Form {
  const last = form.rows.findLastIndex(({ key, within }) => key === place.within || within === place.within);
  const named = form.rows.findIndex(({ key }) => key === place.before);
  const index =
    place.before === undefined
      ? place.within === undefined
        ? form.rows.length
        : last + 1
      : named < 0
        ? form.rows.length
        : named;
  return { ...form, rows: form.rows.toSpliced(index, 0, ...rows) };
}

function inserted<T extends { readonly key: string }>(
  list: readonly T[],
  item: T,
  before: string | undefined,
): T[] {
  const index = list.findIndex(({ key }) => key === before);
  return index < 0 ? [...list, item] : [...list.slice(0, index), item, ...list.slice(index)];
}
