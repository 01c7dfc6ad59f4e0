import { Problem } from "../errors/problem.ts";
import type { Field } from "../fields/field.ts";
import { type CheckContext, condition } from "./condition.ts";
import { everything } from "./logic.ts";
import type { Condition } from "./query.ts";
import type { ConditionTree } from "./syntax.ts";

/**
 * A condition that settings keep, long after it was checked. Who or what is gone since stands in no record. undefined: it
 * asks what can no longer be asked, or says nothing for who asks.
 */
export function understood(
  tree: ConditionTree | undefined,
  fields: readonly Field[],
  context: CheckContext,
): Condition | undefined {
  const gone = (code: string) => ({ id: 0, code, name: "" });
  const anybody: CheckContext = {
    ...context,
    user: (code) => context.user(code) ?? gone(code),
    organization: (code) => context.organization?.(code) ?? gone(code),
    group: (code) => context.group?.(code) ?? gone(code),
  };
  try {
    return tree ? condition(tree, fields, anybody) : everything;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
