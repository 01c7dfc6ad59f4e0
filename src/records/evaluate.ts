import { besideDeploys } from "../apps/beside-deploys.ts";
import { allow, forRights, type OpenApp, openApp } from "../apps/open.ts";
import { problem } from "../core/errors/problem.ts";
import type { Field } from "../core/fields/field.ts";
import { allFields, typeOf } from "../core/fields/index.ts";
import { appRights } from "../core/permissions/app.ts";
import { everything, nothing } from "../core/query/logic.ts";
import type { Condition } from "../core/query/query.ts";
import type { Asking } from "./asking.ts";
import { formOf } from "./form.ts";
import { idsWhere } from "./read-seen.ts";
import { sightOf } from "./sight.ts";

export interface Evaluated {
  readonly id: number;
  readonly record: { readonly viewable: boolean; readonly editable: boolean; readonly deletable: boolean };
  readonly fields: ReadonlyMap<string, { readonly viewable: boolean; readonly editable: boolean }>;
}

/** What the caller may do with these records and each of their fields. A record that does not exist is a problem. */
export function evaluateRights(asking: Asking, ids: readonly number[]): Promise<Evaluated[]> {
  const open = () => openApp(asking.domain.store.view, asking.app, asking);
  return besideDeploys(open, (app) => evaluateIn(app, asking, ids));
}

async function evaluateIn(open: OpenApp, asking: Asking, ids: readonly number[]): Promise<Evaluated[]> {
  allow(asking.actor, open, "recordViewable", "recordAddable");
  const { view } = asking.domain.store;
  const { table } = formOf(open);
  const known = new Set((await view.records.getMany(table, [...new Set(ids)])).map(({ id }) => id));
  for (const id of ids) if (!known.has(id)) throw problem("GAIA_RE01", { id });

  const sight = await sightOf(view, asking, open);
  const app = appRights(asking.actor, forRights(open));
  const where = remembering((condition) => idsWhere(view.records, table, ids, condition));
  const allowed = (right: boolean, condition: Condition = everything) => where(right ? condition : nothing);
  const viewable = await allowed(app.recordViewable, sight?.records.viewable);
  // Rights on records mean nothing to those who do not see them.
  const editable = await allowed(app.recordViewable && app.recordEditable, sight?.records.editable);
  const deletable = await allowed(app.recordViewable && app.recordDeletable, sight?.records.deletable);
  const fields = await Promise.all(
    allFields(open.settings.fields)
      .filter(isUpdated)
      .map(async ({ code }) => {
        const rights = sight?.fields.get(code);
        const [seen, changed] = [
          await where(rights?.viewable ?? everything),
          await where(rights?.editable ?? everything),
        ];
        return { code, seen, changed };
      }),
  );
  return ids.map((id) => ({
    id,
    record: { viewable: viewable.has(id), editable: editable.has(id), deletable: deletable.has(id) },
    fields: new Map(
      fields.map(({ code, seen, changed }) => [
        code,
        { viewable: viewable.has(id) && seen.has(id), editable: editable.has(id) && changed.has(id) },
      ]),
    ),
  }));
}

/** What an update of a record could name. */
function isUpdated(field: Field): boolean {
  const { system, holdsValue } = typeOf(field);
  return !system && holdsValue && field.fields === undefined && !byActions.has(field.type);
}
/** What only actions and categories change. */
const byActions = new Set(["STATUS", "STATUS_ASSIGNEE", "CATEGORY"]);

type Where = (condition: Condition) => Promise<ReadonlySet<number>>;
/** Many fields have the same rows: the store is asked once. */
function remembering(ask: Where): Where {
  const asked = new Map<string, ReturnType<Where>>();
  return (condition) => {
    const key = JSON.stringify(condition);
    const answer = asked.get(key) ?? ask(condition);
    asked.set(key, answer);
    return answer;
  };
}
