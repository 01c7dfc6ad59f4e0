import { message, type Problems } from "../../core/errors/problem.ts";
import type { CustomItem, Reader } from "../../store/store.ts";

/** An item of profiles that the organisation adds to kintone's. They stand in the order of display. */
export interface CustomItemDefinition {
  readonly code: string;
  readonly name: string;
}
export const valueName = "customItems";

export async function customItems({ values }: Pick<Reader, "values">): Promise<CustomItemDefinition[]> {
  const stored = await values.get(valueName);
  return stored === undefined ? [] : (JSON.parse(stored) as CustomItemDefinition[]);
}

/** Each value whose item nobody defined is a problem where it stands. */
export async function refuseUnknownItems(
  store: Pick<Reader, "values">,
  people: readonly {
    readonly profile: { readonly customItemValues?: readonly { readonly code: string }[] };
  }[],
  problems: Problems,
): Promise<void> {
  if (people.every(({ profile }) => profile.customItemValues === undefined)) return;
  const known = new Set((await customItems(store)).map(({ code }) => code));
  for (const [index, { profile }] of people.entries()) {
    for (const [at, { code }] of (profile.customItemValues ?? []).entries()) {
      if (known.has(code)) continue;
      const path = `users[${index}].customItemValues[${at}].code`;
      problems.add(path, message("unknownCustomItem", { code }));
    }
  }
}

/** What is given replaces what there is, "" empties it, the rest stays. */
export function mergeItems(
  before: readonly CustomItem[],
  given: readonly (Pick<CustomItem, "code"> & Partial<CustomItem>)[],
): CustomItem[] {
  const all = new Map([...before, ...given].map(({ code, value = "" }) => [code, value]));
  return [...all].flatMap(([code, value]) => (value === "" ? [] : [{ code, value }]));
}
