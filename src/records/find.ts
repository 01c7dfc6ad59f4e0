import { besideDeploys } from "../apps/beside-deploys.ts";
import { allow, type OpenApp, openApp } from "../apps/open.ts";
import type { Field } from "../core/fields/field.ts";
import { check, usersIn } from "../core/query/check.ts";
import { parseQuery } from "../core/query/parse.ts";
import type { QueryTree } from "../core/query/syntax.ts";
import type { Page } from "../store/store.ts";
import type { Asking } from "./asking.ts";
import { usersByCode } from "./context.ts";
import { formOf } from "./form.ts";

export interface Search {
  readonly query: string;
  /** only these keys of each record; absent or empty: all */
  readonly fields?: readonly string[];
  readonly totalCount: boolean;
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

async function findIn(open: OpenApp, asking: Asking, { query, fields, totalCount }: Search): Promise<Found> {
  const { store } = asking.domain;
  allow(asking.actor, open, "recordViewable");
  const { table, settings } = formOf(open);
  const checked = await checkedTree(asking, parseQuery(query), settings.fields);
  const codes = fields && fields.length > 0 ? fields : undefined;
  const [page, count] = await Promise.all([
    store.view.records.find(table, checked, codes),
    totalCount ? store.view.records.count(table, checked.where) : null,
  ]);
  return { page, totalCount: count };
}

/** What the query means here and now: its users looked up, its functions in the caller's time zone. */
export async function checkedTree({ domain, actor }: Asking, tree: QueryTree, fields: readonly Field[]) {
  const named = usersIn(tree.condition, fields);
  const users = named.length === 0 ? undefined : await usersByCode(domain.store.view, named);
  const { id, code, name, timeZone } = actor.user;
  const caller = { id, code, name };
  const user = (code: string) => users?.get(code);
  return check(tree, { fields, context: { timeZone, now: domain.now(), caller, user } });
}
