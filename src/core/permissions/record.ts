import type { RecordRule, RecordRuleRow, RuleSubject } from "../apps/settings.ts";
import { choose, everything, nothing } from "../query/logic.ts";
import type { Condition } from "../query/query.ts";
import type { Actor } from "./actor.ts";
import { inOrder, isAbout } from "./entity.ts";

/** Who may do what with a record, beyond what the app's permissions refuse already. */

export type RecordRight = "viewable" | "editable" | "deletable";
/** For each right the records on which the actor has it. */
export type RecordRights = Readonly<Record<RecordRight, Condition>>;

/** What the words of a rule mean for columns, here and now. */
export interface Meaning {
  /** the records that fulfil the condition of a rule; undefined: it cannot be understood any more */
  fulfilling(rule: RecordRule): Condition | undefined;
  /** the records in whose field the actor stands */
  standingIn(subject: RuleSubject): Condition;
}

/**
 * The first rule whose condition a record fulfils decides alone, and of its rows the first that is about the actor.
 * Who is in no row has no right; a record that no rule is about is left to the app's permissions. A rule that cannot be
 * understood protects everything that the rules above it leave: what it was to hide must not come to light.
 */
export function recordRights(actor: Actor, rules: readonly RecordRule[], meaning: Meaning): RecordRights {
  const conditions = rules.map((rule) => meaning.fulfilling(rule));
  const right = (right: RecordRight) =>
    rules.reduceRight((others, { entities }, i) => {
      const condition = conditions[i];
      if (!condition) return nothing;
      return choose(
        condition,
        firstRow(actor, entities, (row: RecordRuleRow) => row[right], meaning),
        others,
      );
    }, everything);
  return { viewable: right("viewable"), editable: right("editable"), deletable: right("deletable") };
}

/** The records on which the first row about the actor grants something. */
export function firstRow<Row extends RuleSubject>(
  actor: Actor,
  rows: readonly Row[],
  grants: (row: Row) => boolean,
  { standingIn }: Pick<Meaning, "standingIn">,
): Condition {
  return inOrder(rows).reduceRight((others, row) => {
    const about = row.entity.type === "FIELD_ENTITY" ? standingIn(row) : isAbout(row, actor);
    if (about === false) return others;
    return choose(about === true ? everything : about, grants(row) ? everything : nothing, others);
  }, nothing);
}
