import { type Form, type Place, rowOf } from "./form.ts";

/** The steps a part can take without a mouse. `beside` puts it at the end of the row above. */
export type Step = "left" | "right" | "up" | "down" | "beside";

/** Where a step leads, or undefined when there is no such place. */
export function placeAfter(form: Form, key: string, step: Step): Place | undefined {
  const row = rowOf(form, key);
  if (!row) return undefined;
  const at = form.rows.indexOf(row);
  const index = row.parts.findIndex((part) => part.key === key);
  const alone = row.parts.length === 1;
  switch (step) {
    case "left":
      return index === 0 ? undefined : { in: row.key, before: row.parts[index - 1]?.key };
    case "right":
      return index === row.parts.length - 1 ? undefined : { in: row.key, before: row.parts[index + 2]?.key };
    case "up":
      if (!alone) return { newRow: true, before: row.key };
      return at === 0 ? undefined : { newRow: true, before: form.rows[at - 1]?.key };
    case "down":
      if (!alone) return { newRow: true, before: form.rows[at + 1]?.key };
      return at === form.rows.length - 1 ? undefined : { newRow: true, before: form.rows[at + 2]?.key };
    case "beside": {
      const above = form.rows[at - 1];
      return above && { in: above.key };
    }
  }
}

/** Every place a dragged part can be dropped at, in reading order: the keyboard walks through this list. */
export function allPlaces(form: Form): Place[] {
  return [
    ...form.rows.flatMap((row): Place[] => [
      { newRow: true, before: row.key },
      ...row.parts.map((part) => ({ in: row.key, before: part.key })),
      { in: row.key },
    ]),
    { newRow: true },
  ];
}

export function placeId(place: Place): string {
  return "in" in place ? `in ${place.in} ${place.before ?? ""}` : `row ${place.before ?? ""}`;
}
