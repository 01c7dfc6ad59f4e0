import { message, type Problems, problem } from "../errors/problem.ts";
import type { Field } from "../fields/field.ts";
import { allFields, typeOf } from "../fields/index.ts";
import { boolean, enumOf, list, object, optional, type Read, type Shape, text } from "../input/shape.ts";
import { inOrder } from "../permissions/entity.ts";
import { holdersOf } from "../permissions/holders.ts";
import { type CheckContext, checkSaved, codesIn } from "../query/check.ts";
import { parseCondition } from "../query/parse.ts";
import { type ConditionTree, comparisons } from "../query/syntax.ts";
import type { AppSettings, FieldRule, RecordRule, RuleSubject } from "./settings.ts";

/** More than anybody has, and little enough for every question that is asked of the records. */
export const mostRules = 200;
export const mostRows = 100;
/** of all conditions together */
export const mostComparisons = 1000;

const flag = optional(boolean);
const entity = object({
  type: enumOf("USER", "GROUP", "ORGANIZATION", "FIELD_ENTITY"),
  code: text({ max: 128 }),
});
const rows = <T>(row: Shape<T>) => list(row, { max: mostRows });

/** The parameter `rights` of records as the API takes it: rules and their rows in the order of their priority. */
export const recordRules = list(
  object({
    filterCond: optional(text()),
    entities: rows(object({ entity, includeSubs: flag, viewable: flag, editable: flag, deletable: flag })),
  }),
  { max: mostRules },
);
export type GivenRecordRule = Read<typeof recordRules>[number];

/** The same of fields. */
export const fieldRules = list(
  object({
    code: text({ max: 128 }),
    entities: rows(object({ entity, includeSubs: flag, accessibility: enumOf("WRITE", "READ", "NONE") })),
  }),
  { max: 500 },
);
export type GivenFieldRule = Read<typeof fieldRules>[number];

interface Place {
  readonly fields: readonly Field[];
  readonly problems: Problems;
}

// ------------------------------------------------------------------------------------------ records

/** The codes of users, departments and groups that the conditions name, to be looked up before they are read. */
export function usersInRules(rules: readonly GivenRecordRule[], fields: readonly Field[]): string[] {
  return rules.flatMap((rule, i) => Object.values(codesIn(parsed(rule, i), fields)).flat());
}

export function readRecordRules(
  { fields }: AppSettings,
  given: readonly GivenRecordRule[],
  problems: Problems,
  context: CheckContext,
): RecordRule[] {
  const place = { fields, problems };
  const trees = given.map(parsed);
  const asked = trees.reduce((sum, tree) => sum + [...comparisons(tree)].length, 0);
  if (asked > mostComparisons) problems.add("rights", message("tooMany", { max: mostComparisons }));
  for (const tree of trees) checkCondition(tree, fields, context);
  return given.map(({ filterCond = "", entities }, i) => ({
    filterCond,
    entities: readRows(entities, `rights[${i}].entities`, place, (row, path) => {
      const { viewable = false, editable = false, deletable = false } = row;
      for (const [right, given] of Object.entries({ editable, deletable })) {
        if (given && !viewable)
          problems.add(`${path}.${right}`, message("needsRight", { right: "viewable" }));
      }
      return { viewable, editable, deletable };
    }),
  }));
}

const parsed = ({ filterCond = "" }: GivenRecordRule, i: number) =>
  parseCondition(filterCond, `rights[${i}].filterCond`);

function checkCondition(
  tree: ConditionTree | undefined,
  fields: readonly Field[],
  context: CheckContext,
): void {
  checkSaved(tree, { fields, context });
  const operands = [...comparisons(tree)].flatMap((one) => one.operands);
  // A query drops this condition for people without a department: a rule would then be about other records.
  if (operands.some((one) => one.is === "call" && one.name === "PRIMARY_ORGANIZATION")) {
    throw problem("GAIA_IL08", {}, { why: "PRIMARY_ORGANIZATION() cannot decide about permissions" });
  }
}

/** Without this field a rule would be about other records: whoever deletes it has to change the rule first. */
export function refuseNamedInConditions(
  { recordAcl = [] }: AppSettings,
  codes: readonly string[],
  problems: Problems,
): void {
  const named = new Set(
    recordAcl.flatMap(({ filterCond }) =>
      [...comparisons(parseCondition(filterCond, "filterCond"))].map(({ field }) => field.split(".")[0]),
    ),
  );
  codes.forEach((code, index) => {
    if (named.has(code)) problems.add(`fields[${index}]`, message("usedByRecordRule", { code }));
  });
}

// ------------------------------------------------------------------------------------------ fields

export function readFieldRules(
  { fields }: AppSettings,
  given: readonly GivenFieldRule[],
  problems: Problems,
): FieldRule[] {
  const place = { fields, problems };
  const seen = new Set<string>();
  return given.map(({ code, entities }, i) => {
    const path = `rights[${i}]`;
    if (!canBeRuled(fieldCalled(code, allFields(fields)))) {
      problems.add(`${path}.code`, message("wrongFieldType", { code }));
    }
    if (seen.has(code)) problems.add(`${path}.code`, message("duplicate", { value: code }));
    seen.add(code);
    return {
      code,
      entities: readRows(entities, `${path}.entities`, place, ({ accessibility }) => ({ accessibility })),
    };
  });
}

/** Tables have no permissions of their own, their fields have; what only stands in the layout has no value. */
const canBeRuled = (field: Field) =>
  field.fields === undefined && (typeOf(field).holdsValue || field.type === "REFERENCE_TABLE");

// ------------------------------------------------------------------------------------------ rows

interface GivenRow {
  readonly entity: RuleSubject["entity"];
  readonly includeSubs?: boolean | undefined;
}

/** Everyone is kept last, as it will be asked. */
function readRows<Row extends GivenRow, Rights>(
  given: readonly Row[],
  path: string,
  { fields, problems }: Place,
  rights: (row: Row, path: string) => Rights,
): (RuleSubject & Rights)[] {
  const seen = new Set<string>();
  const read = given.map((row, j) => {
    const at = `${path}[${j}]`;
    const { type, code } = row.entity;
    if (seen.has(`${type}/${code}`)) problems.add(`${at}.entity`, message("duplicate", { value: code }));
    seen.add(`${type}/${code}`);
    const field = type === "FIELD_ENTITY" ? fieldCalled(code, fields) : undefined;
    const holders = field && holdersOf(field);
    if (field && !holders) problems.add(`${at}.entity.code`, message("wrongFieldType", { code }));
    const hasSubs = type === "ORGANIZATION" || holders === "organizations";
    return { entity: { type, code }, includeSubs: hasSubs && row.includeSubs === true, ...rights(row, at) };
  });
  return [...inOrder(read)];
}

function fieldCalled(code: string, fields: readonly Field[]): Field {
  const field = fields.find((one) => one.code === code);
  if (!field) throw problem("GAIA_FC01", { code });
  return field;
}
