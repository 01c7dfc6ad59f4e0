import type { AppSettings, FieldRule, RecordRule, RuleSubject } from "./settings.ts";

/** How names in rules change. */
export interface Renaming {
  /** a field's code from now on; undefined: the field is gone */
  field(code: string): string | undefined;
  /** whom a row is about from now on; undefined: they are gone */
  subject(subject: RuleSubject): RuleSubject["entity"] | undefined;
  /** the condition from now on */
  condition(text: string): string;
}

type Ruled = Pick<AppSettings, "recordAcl" | "fieldAcl">;

/**
 * Rules for records and fields follow when what they name is called differently. Rows about those who are gone go with
 * them, and so do the rules of a field; what stays itself is the same object. A condition is never made wider: see
 * `condition` of the callers.
 */
export function followRules({ recordAcl, fieldAcl }: Ruled, renaming: Renaming): Ruled {
  const records = recordAcl && changed(recordAcl, (rule) => followRecordRule(rule, renaming));
  const fields = fieldAcl && changed(fieldAcl, (rule) => followFieldRule(rule, renaming));
  return {
    ...(records && records.length > 0 && { recordAcl: records }),
    ...(fields && fields.length > 0 && { fieldAcl: fields }),
  };
}

function followRecordRule(rule: RecordRule, renaming: Renaming): RecordRule {
  const filterCond = rule.filterCond === "" ? "" : renaming.condition(rule.filterCond);
  const entities = followRows(rule.entities, renaming);
  if (filterCond === rule.filterCond && entities === rule.entities) return rule;
  return { filterCond, entities };
}

function followFieldRule(rule: FieldRule, renaming: Renaming): FieldRule | undefined {
  const code = renaming.field(rule.code);
  const entities = followRows(rule.entities, renaming);
  if (code === undefined) return undefined;
  return code === rule.code && entities === rule.entities ? rule : { code, entities };
}

function followRows<Row extends RuleSubject>(rows: readonly Row[], { subject }: Renaming): readonly Row[] {
  return changed(rows, (row) => {
    const entity = subject(row);
    return entity && (entity === row.entity ? row : { ...row, entity });
  });
}

/** The list itself when every item stays itself; undefined takes an item out. */
function changed<T>(items: readonly T[], change: (item: T) => T | undefined): readonly T[] {
  const next = items.map(change);
  if (next.every((item, index) => item === items[index])) return items;
  return next.filter((item) => item !== undefined);
}
