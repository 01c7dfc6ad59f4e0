import { besideDeploys } from "../apps/beside-deploys.ts";
import { allow, type OpenApp, openApp } from "../apps/open.ts";
import { categoriesOf, withAllUnder } from "../core/categories/settings.ts";
import { problem } from "../core/errors/problem.ts";
import type { Field } from "../core/fields/field.ts";
import { check, codesIn } from "../core/query/check.ts";
import { and } from "../core/query/logic.ts";
import { parseQuery } from "../core/query/parse.ts";
import type { Condition, Query } from "../core/query/query.ts";
import type { QueryTree } from "../core/query/syntax.ts";
import type { Page } from "../store/store.ts";
import type { Asking } from "./asking.ts";
import { directoryOf } from "./context.ts";
import { formOf } from "./form.ts";
import { findSeen } from "./read-seen.ts";
import { relatedLists } from "./related-lists.ts";
import { askableFields, rulesFor, type Sight, sightOf } from "./sight.ts";

export interface Search {
  readonly query: string;
  /** only these keys of each record; absent or empty: all */
  readonly fields?: readonly string[];
  readonly totalCount: boolean;
  /** only records of this category and of those under it; empty: of those that are in none */
  readonly category?: string;
}
export interface Found {
  readonly page: Page;
  /** all that match, whatever the page; null: nobody asked */
  readonly totalCount: number | null;
}

export function findRecords(asking: Asking, search: Search): Promise<Found> {
  const open = () => openApp(asking.domain.store.view, asking.app, asking);
  return besideDeploys(open, (app) => findIn(app, asking, search));
}

async function findIn(open: OpenApp, asking: Asking, search: Search): Promise<Found> {
  const { query, fields, totalCount, category } = search;
  const { store } = asking.domain;
  allow(asking.actor, open, "recordViewable");
  const form = formOf(open);
  const { table, settings } = form;
  const { records } = store.view;
  const sight = rulesFor(asking, open) && (await sightOf(store.view, asking, open));
  const asked = await checkedTree(asking, parseQuery(query), settings.fields, sight);
  const inside = category === undefined ? undefined : inCategory(settings.fields, category, sight);
  const checked = inside ? { ...asked, where: and(asked.where, inside) } : asked;
  const codes = fields && fields.length > 0 ? fields : undefined;
  const [page, count] = await Promise.all([
    sight ? findSeen(records, form, sight, checked, codes) : records.find(table, checked, codes),
    totalCount ? records.count(table, checked.where) : null,
  ]);
  return { page, totalCount: count };
}

/** No query can ask for categories; lists on pages can. */
function inCategory(all: readonly Field[], name: string, sight?: Sight): Condition {
  const fields = sight ? askableFields(sight, all) : all;
  const field = fields.find(({ type, enabled }) => type === "CATEGORY" && enabled);
  if (!field) throw problem("GAIA_FC01", { code: all.find(({ type }) => type === "CATEGORY")?.code ?? "" });
  const on = { kind: "list", column: field.id } as const;
  if (name === "") return { is: "empty", on };
  const ids = withAllUnder(categoriesOf(field), name);
  return ids.length === 0 ? { is: "none" } : { is: "in", on, values: ids.map(String) };
}

/**
 * What the query means here and now: its users looked up, its functions in the caller's time zone; and of what the
 * caller sees only.
 */
export async function checkedTree(
  asking: Asking,
  tree: QueryTree,
  all: readonly Field[],
  sight?: Sight,
): Promise<Query> {
  const { domain, actor } = asking;
  const fields = sight ? askableFields(sight, all) : all;
  const { id, code, name, timeZone } = actor.user;
  const [primaryOrganization] = actor.belonging.organizations;
  const related = await relatedLists(domain.store.view, asking, tree.condition, fields);
  const codes = codesIn(tree.condition, fields, primaryOrganization, related);
  const directory = await directoryOf(domain.store.view, codes);
  const caller = { id, code, name };
  const context = { timeZone, now: domain.now(), caller, primaryOrganization, related, ...directory };
  const query = check(tree, { fields, context });
  return sight ? { ...query, where: and(sight.records.viewable, query.where) } : query;
}
