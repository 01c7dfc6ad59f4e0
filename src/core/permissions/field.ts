import type { FieldRule, FieldRuleRow } from "../apps/settings.ts";
import type { Condition } from "../query/query.ts";
import type { Actor } from "./actor.ts";
import { firstRow, type Meaning } from "./record.ts";

/** On which records the actor sees the value of a field, and on which the actor may change it. */
export interface FieldRights {
  readonly viewable: Condition;
  readonly editable: Condition;
}

/**
 * Of the fields that are listed; anybody who may see or change a record may do so with its other fields. The first row
 * that is about the actor decides, and who is in no row sees nothing.
 */
export function fieldRights(
  actor: Actor,
  rules: readonly FieldRule[],
  meaning: Pick<Meaning, "standingIn">,
): ReadonlyMap<string, FieldRights> {
  const records = (rows: readonly FieldRuleRow[], ...enough: readonly FieldRuleRow["accessibility"][]) =>
    firstRow(actor, rows, ({ accessibility }) => enough.includes(accessibility), meaning);
  return new Map(
    rules.map(({ code, entities }) => [
      code,
      { viewable: records(entities, "WRITE", "READ"), editable: records(entities, "WRITE") },
    ]),
  );
}
