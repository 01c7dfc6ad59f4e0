import { forRights, openIfThere } from "../apps/open.ts";
import { compares } from "../core/apps/relations.ts";
import type { Field } from "../core/fields/field.ts";
import { referenceTableOf } from "../core/fields/reference-table.ts";
import { may } from "../core/permissions/app.ts";
import { codesIn } from "../core/query/check.ts";
import { and, everything } from "../core/query/logic.ts";
import { byCode, columnOf, fieldNamed, type RelatedOf } from "../core/query/names.ts";
import { parseCondition } from "../core/query/parse.ts";
import type { RelatedList } from "../core/query/related.ts";
import { understood } from "../core/query/saved.ts";
import { type ConditionTree, comparisons } from "../core/query/syntax.ts";
import type { Reader } from "../store/store.ts";
import type { Asking } from "./asking.ts";
import { directoryOf } from "./context.ts";
import { askableFields, sightOf } from "./sight.ts";

/**
 * The lists of related records that a query names, as who asks sees them: of an app, of records and of fields that are
 * hidden nothing can be learned, so a list that rests on one of them cannot be asked about. `fields`: those of this
 * app that the caller may name.
 */
export async function relatedLists(
  store: Reader,
  asking: Asking,
  tree: ConditionTree | undefined,
  fields: readonly Field[],
): Promise<RelatedOf> {
  const lists = new Map<Field, RelatedList | undefined>();
  for (const { field: name } of comparisons(tree)) {
    const [code = "", inner] = name.split(".");
    const field = inner === undefined ? undefined : byCode(fields).get(code)?.field;
    if (field && !lists.has(field)) lists.set(field, await listOf(store, asking, field, fields));
  }
  return (field) => lists.get(field);
}

async function listOf(
  store: Reader,
  asking: Asking,
  field: Field,
  fields: readonly Field[],
): Promise<RelatedList | undefined> {
  const relation = referenceTableOf(field);
  const here = relation && byCode(fields).get(relation.field);
  const open = relation && (await openIfThere(store, relation.app));
  if (!here || here.table || !open || !may(asking.actor, forRights(open), "recordViewable")) return undefined;
  const sight = await sightOf(store, asking, open);
  const askable = sight ? askableFields(sight, open.settings.fields) : open.settings.fields;
  const key = askable.find(({ id }) => id === relation.key);
  if (!key || !compares(here.field, key)) return undefined;
  const chosen = await filterOf(store, asking, relation.filterCond, askable);
  if (!chosen) return undefined;
  const there = fieldNamed(key.code, askable);
  return {
    fields: askable,
    records: {
      field: field.id,
      app: open.app.id,
      here: columnOf(here),
      there: columnOf(there),
      where: and(sight?.records.viewable ?? everything, chosen),
    },
  };
}

async function filterOf(store: Reader, { domain, actor }: Asking, filter: string, fields: readonly Field[]) {
  const tree = parseCondition(filter, "filterCond");
  const { id, code, name, timeZone } = actor.user;
  const [primaryOrganization] = actor.belonging.organizations;
  const directory = await directoryOf(store, codesIn(tree, fields, primaryOrganization));
  const caller = { id, code, name };
  return understood(tree, fields, { timeZone, now: domain.now(), caller, primaryOrganization, ...directory });
}
