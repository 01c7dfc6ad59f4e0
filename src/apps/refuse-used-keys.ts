import { problem } from "../core/errors/problem.ts";
import type { Field } from "../core/fields/field.ts";
import { allFields } from "../core/fields/index.ts";
import { lookupOf } from "../core/fields/lookup.ts";
import type { Reader } from "../store/store.ts";
import { isKey } from "./related-apps.ts";

/** Measured on kintone: a field that another app looks up is not deleted, else that app could not be written any more. */
export async function refuseUsedKeys(store: Reader, app: number, fields: readonly Field[]): Promise<void> {
  const keys = new Map(fields.filter(isKey).map(({ id, code }) => [id, code]));
  if (keys.size === 0) return;
  for (const { id } of await store.apps.list({})) {
    const live = id === app ? null : (await store.apps.documents(id))?.live;
    const used = live && allFields(live.fields).find((field) => looksUp(field, app, keys));
    if (used) throw problem("GAIA_LO02", { code: keys.get(lookupOf(used)?.key ?? 0) ?? "", app: id });
  }
}

function looksUp(field: Field, app: number, keys: ReadonlyMap<number, string>): boolean {
  const lookup = lookupOf(field);
  return lookup !== undefined && lookup.app === app && keys.has(lookup.key);
}
