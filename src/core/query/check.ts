import { problem } from "../errors/problem.ts";
import type { EntityKind, Field } from "../fields/field.ts";
import { type CheckContext, condition } from "./condition.ts";
import { gather } from "./gather.ts";
import { byCode, columnOf, fieldNamed, type RelatedOf } from "./names.ts";
import { narrow } from "./narrow.ts";
import { byIdDescending, type Condition, type OrderKey, type Query } from "./query.ts";
import { type ConditionTree, comparisons, type QueryTree, type SortKey } from "./syntax.ts";

export type { CheckContext } from "./condition.ts";

/** What a query is checked against: the live fields of the app, and who asks, where and when. */
export interface Checked {
  readonly fields: readonly Field[];
  readonly context: CheckContext;
}

export const defaultLimit = 100;
export const maxLimit = 500;
export const maxOffset = 10_000;

/** Tree → query, or the problem that kintone names: every name, value, operator, function and limit. */
export function check(tree: QueryTree, { fields, context }: Checked): Query {
  const { limit = defaultLimit, offset = 0 } = tree;
  const query = {
    where: tree.condition
      ? narrow(gather(condition(tree.condition, fields, context) ?? everything))
      : everything,
    order: [...checkSort(tree.order, fields), byIdDescending].filter(isFirstOfItsColumn),
    limit,
    offset,
  };
  if (limit > maxLimit) throw problem("GAIA_QU01");
  if (offset > maxOffset) throw problem("GAIA_QU02");
  return query;
}

/** A filter that a view keeps: `and` or `or`, not both, and users who do not exist have an error of their own. */
export function checkSaved(tree: ConditionTree | undefined, { fields, context }: Checked): Condition {
  if (!tree) return everything;
  if (uses(tree, "and") && uses(tree, "or")) throw problem("GAIA_IQ02");
  const known = (find: CheckContext["user"] | undefined): CheckContext["user"] => {
    return (code) => {
      const found = find?.(code);
      if (!found) throw problem("GAIA_IL42");
      return found;
    };
  };
  const { user, organization, group } = context;
  const everybody = { user: known(user), organization: known(organization), group: known(group) };
  return condition(tree, fields, { ...context, ...everybody }) ?? everything;
}

export function checkSort(keys: readonly SortKey[], fields: readonly Field[]): readonly OrderKey[] {
  return keys.map(({ field: name, descending }) => {
    // Neither can be sorted by: what stands in another app, and how often a record was changed.
    if (name.includes(".") || name === "$revision") throw problem("GAIA_IS02", { code: name });
    const asked = fieldNamed(name, fields);
    if (!asked.type.sortable || asked.table) throw problem("GAIA_IS02", { code: name });
    const positions = asked.type.sortOrder?.(asked.field);
    return { on: columnOf(asked), descending, ...(positions && { positions }) };
  });
}

/** The codes that a query names, by what they are codes of, to be looked up before it is checked. */
export function codesIn(
  tree: ConditionTree | undefined,
  fields: readonly Field[],
  primaryOrganization?: string,
  related?: RelatedOf,
): Readonly<Record<EntityKind, readonly string[]>> {
  const codes = { users: new Set<string>(), organizations: new Set<string>(), groups: new Set<string>() };
  for (const { field, operands } of comparisons(tree)) {
    const kind = kindOf(field, fields, related);
    if (!kind) continue;
    for (const operand of operands) {
      if (operand.is === "literal" && operand.text !== "") codes[kind].add(operand.text);
      const isPrimary = operand.is === "call" && operand.name === "PRIMARY_ORGANIZATION";
      if (isPrimary && primaryOrganization !== undefined) codes.organizations.add(primaryOrganization);
    }
  }
  return { users: [...codes.users], organizations: [...codes.organizations], groups: [...codes.groups] };
}

function kindOf(name: string, fields: readonly Field[], related?: RelatedOf): EntityKind | undefined {
  const [code = "", inner] = name.split(".");
  const asked = byCode(fields).get(code);
  const found =
    inner === undefined || !asked ? asked : byCode(related?.(asked.field)?.fields ?? []).get(inner);
  const mentions = found?.type.mentions;
  return mentions && mentions.of !== "files" ? mentions.of : undefined;
}

const everything: Condition = { is: "all" };

function uses(tree: ConditionTree, word: "and" | "or"): boolean {
  return tree.is !== "comparison" && (tree.is === word || tree.parts.some((part) => uses(part, word)));
}

/** A column that comes again decides nothing more. */
function isFirstOfItsColumn({ on }: OrderKey, index: number, all: readonly OrderKey[]): boolean {
  return all.findIndex((other) => other.on.column === on.column) === index;
}
