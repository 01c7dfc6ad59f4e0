import type { AppSettings, FieldRule, RecordRule, RuleSubject } from "../apps/settings.ts";
import { isOff } from "../fields/base/switched.ts";
import type { EntityKind, Field } from "../fields/field.ts";
import { codesIn } from "../query/check.ts";
import type { CheckContext } from "../query/condition.ts";
import { nothing } from "../query/logic.ts";
import { columnOf, fieldNamed } from "../query/names.ts";
import { parseCondition } from "../query/parse.ts";
import { understood } from "../query/saved.ts";
import type { ConditionTree } from "../query/syntax.ts";
import { type Holders, holdersOf } from "./holders.ts";
import type { Meaning } from "./record.ts";

/** An app's rules for records and fields, prepared once for as long as its settings stay the same. */
export interface Rules {
  readonly records: readonly RecordRule[];
  readonly fields: readonly FieldRule[];
  readonly trees: ReadonlyMap<RecordRule, ConditionTree | undefined>;
  /** the codes that the conditions name: to be looked up before the conditions are understood */
  readonly codes: Readonly<Record<EntityKind, readonly string[]>>;
  /** what stands in the fields that rows name: to be looked up, too */
  readonly holders: ReadonlySet<Holders>;
}

const known = new WeakMap<AppSettings, { readonly rules: Rules | undefined }>();

/** undefined: there are none, as in most apps. */
export function rulesOf(settings: AppSettings): Rules | undefined {
  const found = known.get(settings) ?? { rules: prepare(settings) };
  known.set(settings, found);
  return found.rules;
}

function prepare({ recordAcl = [], fieldAcl = [], fields }: AppSettings): Rules | undefined {
  if (recordAcl.length === 0 && fieldAcl.length === 0) return undefined;
  const trees = new Map(recordAcl.map((rule) => [rule, parseCondition(rule.filterCond, "filterCond")]));
  const written = [...trees.values()].filter((tree) => tree !== undefined);
  const rows = [...recordAcl, ...fieldAcl].flatMap(({ entities }): readonly RuleSubject[] => entities);
  return {
    records: recordAcl,
    fields: fieldAcl,
    trees,
    codes: codesIn({ is: "and", parts: written }, fields),
    holders: new Set(
      rows.flatMap((row) => {
        const field = fields.find(
          ({ code }) => row.entity.type === "FIELD_ENTITY" && code === row.entity.code,
        );
        return (field && holdersOf(field)) ?? [];
      }),
    ),
  };
}

/** The ids by which the actor stands in fields; departments also with those above them. */
export interface Standing {
  readonly users: readonly number[];
  readonly organizations: readonly number[];
  readonly organizationsAbove: readonly number[];
  readonly groups: readonly number[];
}

/** Rules are understood as queries are: their functions are about who asks, and the days are those of the asker. */
export function meaningOf(
  { trees }: Rules,
  fields: readonly Field[],
  standing: Standing,
  context: CheckContext,
): Meaning {
  return {
    fulfilling: (rule) => understood(trees.get(rule), fields, context),
    standingIn: (subject) => standingIn(subject, fields, standing),
  };
}

/** An empty field names nobody, one with several names each of them. */
function standingIn({ entity, includeSubs }: RuleSubject, fields: readonly Field[], standing: Standing) {
  const field = fields.find(({ code }) => code === entity.code);
  const holders = field && holdersOf(field);
  // Without a process nobody is an assignee.
  if (!field || !holders || isOff(field)) return nothing;
  const ids = holders === "organizations" && includeSubs ? standing.organizationsAbove : standing[holders];
  if (ids.length === 0) return nothing;
  const on = columnOf(fieldNamed(field.code, fields));
  return { is: "in", on, values: on.kind === "list" ? ids.map(String) : ids } as const;
}
