import type { WireValue } from "../../src/core/fields/field.ts";
import type { FieldProperty } from "../fields/field.ts";
import { both, filled, having } from "../fields/lookup/source.ts";
import { lookupOf } from "../fields/relations.ts";
import { fieldsQuery } from "../parts/form.ts";
import { queryClient } from "../parts/query-client.ts";
import { pageQuery } from "../parts/records.ts";

/**
 * What "Get" would fill in for a key, if exactly one record has it; for no key, what "Clear" would.
 * undefined: none has it, or several.
 */
export async function lookUp(
  field: FieldProperty,
  key: string,
): Promise<Readonly<Record<string, WireValue>> | undefined> {
  const lookup = lookupOf(field);
  if (!lookup) return undefined;
  if (key === "") {
    return Object.fromEntries(
      [field.code, ...lookup.fieldMappings.map((one) => one.field)].map((code) => [code, ""]),
    );
  }
  const { app } = lookup.relatedApp;
  const source = (await queryClient.fetchQuery(fieldsQuery(app)))[lookup.relatedKeyField];
  if (!source) return undefined;
  const condition = both(lookup.filterCond, having(source, key));
  const { records } = await queryClient.fetchQuery(pageQuery(app, `${condition} limit 2`));
  const [only, more] = records;
  return only && !more ? filled(field, lookup, only) : undefined;
}
