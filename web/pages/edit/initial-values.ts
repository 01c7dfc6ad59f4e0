import type { TableRow } from "../../../src/core/fields/field.ts";
import type { FieldProperty, InitialContext } from "../../fields/field.ts";
import { pictureFor, pictureOf } from "../../fields/index.ts";
import { asNewRows } from "../../fields/subtable/rows.ts";
import type { Fields } from "../../parts/form.ts";
import type { RecordData, Values } from "../../parts/records.ts";

/** The form writes it: not the program, not a formula, and no permission is in the way. */
export function isWritten(field: FieldProperty): boolean {
  const picture = pictureOf(field.type);
  return picture?.Edit !== undefined && !picture.computed?.(field) && field.locked !== true;
}

interface Day {
  readonly field: string | null;
  readonly day: string | null;
}

/** What a new record begins with: the settings' defaults, over them another record's values, or a calendar's day. */
export function initialValues(
  fields: Fields,
  context: InitialContext,
  reused: RecordData | undefined,
  { field: dateField, day }: Day,
): Values {
  const values: Record<string, Values[string]> = {};
  for (const field of Object.values(fields)) {
    const picture = pictureFor(field);
    if (!picture || !isWritten(field)) continue;
    const copied = picture.reusable ? reused?.[field.code]?.value : undefined;
    values[field.code] = reused ? (lent(copied) ?? picture.empty) : picture.initial(field, context);
    if (field.code === dateField && day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) && picture.calendar) {
      values[field.code] = picture.calendar.valueOn(day, context.timeZone);
    }
  }
  return values;
}

/** The rows of another record's table are new ones here. */
function lent(value: Values[string] | undefined): Values[string] | undefined {
  return isRows(value) ? asNewRows(value) : value;
}
function isRows(value: Values[string] | undefined): value is readonly TableRow[] {
  return (
    Array.isArray(value) && value.every((row) => typeof row === "object" && "id" in row && "value" in row)
  );
}
