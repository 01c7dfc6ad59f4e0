import { allow, holdApp } from "../apps/open.ts";
import { categoryField } from "../core/categories/settings.ts";
import { Problems, problem } from "../core/errors/problem.ts";
import { optionProblem } from "../core/fields/base/options.ts";
import { historyOf } from "../history/note.ts";
import type { Writer } from "../store/store.ts";
import type { Written } from "./add.ts";
import { allowFields, allowRecords } from "./allow.ts";
import type { Asking } from "./asking.ts";
import { noMentions, recordContext } from "./context.ts";
import { changedRecord, existing } from "./existing.ts";
import { formOf } from "./form.ts";

export interface CategoriesChange {
  readonly id: number;
  readonly categories: readonly string[];
  readonly revision?: number;
}

/** Puts a record into these categories, in the order of the settings, and into no others. It counts as an update. */
export async function changeCategories(
  store: Writer,
  asking: Asking,
  { id, categories, revision = -1 }: CategoriesChange,
): Promise<Written> {
  const open = await holdApp(store, asking.app, asking);
  allow(asking.actor, open, "recordEditable");
  const form = formOf(open);
  const at = form.shown.find(({ type }) => type.type === "CATEGORY");
  if (!at) throw problem("GAIA_FC01", { code: categoryField(open.settings)?.code ?? "" });
  const [head] = await store.records.lock(form.table, [id]);
  if (!head) throw problem("GAIA_RE01", { id });
  await allowRecords(store, asking, open, [id], "viewable");
  await allowRecords(store, asking, open, [id], "editable");
  const record = existing(head, "record");
  await allowFields(store, asking, open, [{ id, given: { [at.code]: { value: categories } } }]);
  if (revision !== -1 && revision !== head.revision) throw problem("GAIA_CO02");

  const problems = new Problems();
  categories.forEach((name, index) => {
    const bad = optionProblem(at.field, name);
    if (bad) problems.add(`categories[${index}]`, bad);
  });
  problems.throwIfAny();
  const order = (at.field.options ?? []).map(({ label }) => label);
  const chosen = [...order.filter((name) => categories.includes(name))];
  record.values.set(at, [...chosen, ...new Set(categories.filter((name) => !order.includes(name)))]);
  record.revision += 1;
  const context = await recordContext(store, asking, form, noMentions());
  const history = historyOf([record], context);
  await store.records.update(form.table, [changedRecord(form, record, context)]);
  await store.history.add(form.table.appId, history);
  return { id, revision: record.revision };
}
