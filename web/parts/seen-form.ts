import type { AppRights } from "./apps.ts";
import type { Fields, LayoutRow } from "./form.ts";

/** The form as permissions for fields leave it to the reader: without what is hidden, with what is locked marked so. */
export function seenFields(fields: Fields, { hidden, locked }: Leaving): Fields {
  if (hidden.length === 0 && locked.length === 0) return fields;
  const without = (all: Fields): Fields =>
    Object.fromEntries(
      Object.entries(all).flatMap(([code, field]) => {
        if (hidden.includes(code)) return [];
        const inside = field.fields as Fields | undefined;
        const columns = inside && without(inside);
        if (inside && Object.keys(columns ?? {}).length === 0) return [];
        return [
          [
            code,
            { ...field, ...(columns && { fields: columns }), ...(locked.includes(code) && { locked: true }) },
          ],
        ];
      }),
    );
  return without(fields);
}

interface Leaving {
  readonly hidden: readonly string[];
  readonly locked: readonly string[];
}

/** Of a new record. */
export const onNew = ({ hiddenFields, lockedFields }: AppRights): Leaving => ({
  hidden: hiddenFields,
  locked: lockedFields,
});

/** A row that held nothing but hidden fields is gone with them. */
export function seenLayout(layout: readonly LayoutRow[], fields: Fields): readonly LayoutRow[] {
  return layout.flatMap((row): LayoutRow[] => {
    if (row.type === "GROUP") return [{ ...row, layout: seenLayout(row.layout, fields) }];
    if (row.type === "SUBTABLE") return fields[row.code] ? [row] : [];
    const parts = row.fields.filter(({ code }) => code === undefined || fields[code] !== undefined);
    return parts.length === 0 && row.fields.length > 0 ? [] : [{ ...row, fields: parts }];
  });
}

const kept = new WeakMap<Fields, { readonly fields: Fields; readonly layout: readonly LayoutRow[] }>();

/** Fields and layout without what is hidden from the reader always; the same objects for the same form. */
export function seenForm(fields: Fields, layout: readonly LayoutRow[], hidden: readonly string[]) {
  const known = kept.get(fields);
  if (known) return known;
  const seen = seenFields(fields, { hidden, locked: [] });
  const made = { fields: seen, layout: seenLayout(layout, seen) };
  kept.set(fields, made);
  return made;
}
