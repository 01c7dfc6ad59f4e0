import { typeNamed } from "../../../../src/core/fields/index.ts";
import {
  blockOf,
  type Form,
  findPart,
  isGroup,
  isTable,
  type Part,
  type Place,
  rowAt,
  rowOf,
} from "./form.ts";

/** The steps a part can take without a mouse. `beside` puts it at the end of the row above. */
export type Step = "left" | "right" | "up" | "down" | "beside";

/** Where a step leads, or undefined when there is no such place. */
export function placeAfter(form: Form, key: string, step: Step): Place | undefined {
  const row = rowOf(form, key);
  const part = findPart(form, key);
  if (!row || !part) return undefined;
  const at = form.rows.indexOf(row);
  const index = row.parts.indexOf(part);
  switch (step) {
    case "left":
      return index <= 0 ? undefined : { in: row.key, before: row.parts[index - 1]?.key };
    case "right":
      return index < 0 || index === row.parts.length - 1
        ? undefined
        : { in: row.key, before: row.parts[index + 2]?.key };
    case "up":
    case "down":
      return rowPlace(form, key, step);
    case "beside": {
      const above = form.rows[at - 1];
      const place = above && { in: above.key };
      return place && canGo(form, part, place) ? place : undefined;
    }
  }
}

/** The next place for a row of its own, over or under where the part is. */
function rowPlace(form: Form, key: string, step: "up" | "down"): Place | undefined {
  const part = findPart(form, key);
  const row = rowOf(form, key);
  if (!part || !row) return undefined;
  const places = allPlaces(form).filter((place) => "newRow" in place && canGo(form, part, place));
  const own = places.findIndex((place) => place.before === row.key);
  if (own < 0) return undefined;
  // Alone in its row, the places right over and under it are where it is already.
  const alone = staysThere(form, key, { newRow: true, before: row.key });
  return places[step === "up" ? own - (alone ? 1 : 0) : own + (alone ? 2 : 1)];
}

/** Before itself, or before its right neighbour, is where a part already is. */
export function staysThere(form: Form, key: string, to: Place): boolean {
  const row = rowOf(form, key);
  if (!row) return false;
  if ("in" in to) {
    if (to.in !== row.key) return false;
    const index = row.parts.findIndex((part) => part.key === key);
    return to.before === key || to.before === row.parts[index + 1]?.key;
  }
  const head = row.head?.key === key;
  if (!head && (row.head || row.parts.length > 1)) return false;
  if (to.before === row.key) return true;
  const after = form.rows[form.rows.indexOf(row) + blockOf(form, row).length];
  // What follows in the same group, or the end of the group or form.
  if (after && after.within === row.within) return to.before === after.key;
  return to.before === undefined && to.within === row.within;
}

/** Every place a dragged part can be dropped at, in reading order: the keyboard walks through this list. */
export function allPlaces(form: Form): Place[] {
  return [
    ...form.rows.flatMap((row, at): Place[] => {
      const group = isGroup(row) ? row.key : row.within;
      const endsGroup = group !== undefined && form.rows[at + 1]?.within !== group;
      return [
        { newRow: true, before: row.key },
        ...row.parts.map((part) => ({ in: row.key, before: part.key })),
        ...(isGroup(row) ? [] : [{ in: row.key }]),
        ...(endsGroup ? [{ newRow: true as const, within: group }] : []),
      ];
    }),
    { newRow: true },
  ];
}

type Moved = Pick<Part, "type" | "saved"> & Partial<Pick<Part, "key">>;

/** Groups hold no tables and no groups; a saved field neither comes into a table nor leaves one. */
export function canGo(form: Form, part: Moved, place: Place): boolean {
  const from = part.key === undefined ? undefined : rowOf(form, part.key);
  const column = from !== undefined && isTable(from) && from.head?.key !== part.key;
  if ("in" in place) {
    const row = rowAt(form, place.in);
    if (!row || isGroup(row) || isHeadType(part.type)) return false;
    if (isTable(row)) return row === from || (part.saved === undefined && canBeColumn(part.type));
    return !column || part.saved === undefined;
  }
  const group = place.before === undefined ? place.within : rowAt(form, place.before)?.within;
  if (isHeadType(part.type)) return group === undefined;
  return !column || part.saved === undefined;
}

/** Tables and groups: rows of the form that hold others. */
export const isHeadType = (type: string) => type === "SUBTABLE" || type === "GROUP";
/** "LOOKUP" is how the palette calls a text with a key. */
const canBeColumn = (type: string) => type === "LOOKUP" || typeNamed(type)?.canBeInTable === true;

export function placeId(place: Place): string {
  if ("in" in place) return `in ${place.in} ${place.before ?? ""}`;
  return `row ${place.before ?? ""}${place.within === undefined ? "" : ` in ${place.within}`}`;
}
