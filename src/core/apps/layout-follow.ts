import type { Field } from "../fields/field.ts";
import { defaultSize } from "./layout-size.ts";
import type { LayoutField, LayoutRow } from "./settings.ts";

/** The layout follows the form: what comes is placed at its end, what gets another code or goes is found again. */

/**
 * New fields come last, each in a row of its own, until somebody places them; further columns of a table stand behind
 * the others. `grown` says which tables got some: before and now.
 */
export function appended(
  layout: readonly LayoutRow[],
  fields: readonly Field[],
  grown: readonly (readonly [Field, Field])[] = [],
): LayoutRow[] {
  const columns = new Map(
    grown.map(([before, now]) => [now.code, now.fields?.slice(before.fields?.length) ?? []]),
  );
  const rows = layout.map((row) =>
    row.type === "SUBTABLE"
      ? { ...row, fields: [...row.fields, ...(columns.get(row.code) ?? []).map(part)] }
      : row,
  );
  return [...rows, ...fields.map(newRow)];
}

function newRow(field: Field): LayoutRow {
  const { type, code } = field;
  if (field.fields) return { type: "SUBTABLE", code, fields: field.fields.map(part) };
  if (type === "GROUP") return { type, code, layout: [] };
  return { type: "ROW", fields: [part(field)] };
}
const part = ({ type, code }: Field): LayoutField => ({ type, code, size: defaultSize(type) });

/** Follows new codes. A code that maps to undefined is gone, and a row that held nothing else goes with it. */
export function recoded(
  layout: readonly LayoutRow[],
  codes: ReadonlyMap<string, string | undefined>,
): LayoutRow[] {
  return layout.flatMap((row) => recodeRow(row, codes));
}

function recodeRow(row: LayoutRow, codes: ReadonlyMap<string, string | undefined>): LayoutRow[] {
  const codeNow = (code: string) => (codes.has(code) ? codes.get(code) : code);
  if (row.type === "GROUP") {
    const code = codeNow(row.code);
    const inside = recoded(row.layout, codes);
    // A group that is deleted leaves its fields where they are.
    return code === undefined ? inside : [{ ...row, code, layout: inside }];
  }
  const fields = row.fields.flatMap((field) => {
    if (field.code === undefined) return [field];
    const code = codeNow(field.code);
    return code === undefined ? [] : [{ ...field, code }];
  });
  if (row.type === "SUBTABLE") {
    const code = codeNow(row.code);
    return code === undefined ? [] : [{ ...row, code, fields }];
  }
  return fields.length === 0 && row.fields.length > 0 ? [] : [{ ...row, fields }];
}
