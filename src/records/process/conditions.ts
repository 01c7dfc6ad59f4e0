import { checkSaved, codesIn } from "../../core/query/check.ts";
import { parseCondition } from "../../core/query/parse.ts";
import type { Condition } from "../../core/query/query.ts";
import type { Reader } from "../../store/store.ts";
import type { Asking } from "../asking.ts";
import { directoryOf } from "../context.ts";
import type { Form } from "../form.ts";

/** Which of these records an action is open for, as they are stored: those that its condition finds. */
export async function meeting(
  store: Reader,
  { domain, actor }: Asking,
  { table, settings: { fields } }: Form,
  condition: string,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const tree = parseCondition(condition, "filterCond");
  if (!tree) return new Set(ids);
  const [primaryOrganization] = actor.belonging.organizations;
  const directory = await directoryOf(store, codesIn(tree, fields, primaryOrganization));
  const { id, code, name, timeZone } = actor.user;
  const context = {
    timeZone,
    now: domain.now(),
    caller: { id, code, name },
    primaryOrganization,
    ...directory,
  };
  const parts: Condition[] = [
    { is: "in", on: { kind: "integer", column: "id" }, values: ids },
    checkSaved(tree, { fields, context }),
  ];
  const query = { where: { is: "and", parts } as const, order: [], limit: ids.length, offset: 0 };
  return new Set(await store.records.ids(table, query));
}
