import { problem } from "../errors/problem.ts";
import type { ColumnValue, Directory, Entity, Field, Operator } from "../fields/field.ts";
import { searchWords } from "../search.ts";
import { addDays, millisecondsOf, minuteOf, startOfDay, today } from "../time.ts";
import { functionCalled } from "./functions.ts";
import { type Asked, columnOf, fieldNamed, operatorsOf, type RelatedOf } from "./names.ts";
import type { ColumnRef, Condition } from "./query.ts";
import { every, inSameRows, some } from "./same-row.ts";
import type { Call, Comparison, ConditionTree, Operand } from "./syntax.ts";

/** Who asks, where and when. */
export interface CheckContext extends Directory {
  /** IANA name: days, weeks and months are the caller's */
  readonly timeZone: string;
  /** milliseconds since 1970 UTC */
  readonly now: number;
  readonly caller: Entity & { readonly id: number };
  /** the code of the caller's first department, if there is one */
  readonly primaryOrganization?: string;
  /** absent: lists of related records cannot be asked about here, in filters that are kept for instance */
  readonly related?: RelatedOf;
}

/**
 * A condition as written → what it means for columns. undefined: it says nothing, because it asks for the caller's
 * department and there is none; kintone leaves such a condition out, and what stands beside it decides.
 */
export function condition(
  tree: ConditionTree,
  fields: readonly Field[],
  context: CheckContext,
): Condition | undefined {
  if (tree.is === "comparison") return comparison(tree, fields, context);
  const parts = tree.parts.flatMap((part) => condition(part, fields, context) ?? []);
  if (parts.length === 0) return undefined;
  return { is: tree.is, parts: tree.is === "and" ? inSameRows(parts) : parts };
}

function comparison(
  tree: Comparison,
  fields: readonly Field[],
  context: CheckContext,
): Condition | undefined {
  const asked = fieldNamed(tree.field, fields, context.related);
  const { operator } = tree;
  const { table, list } = asked;
  // Measured on kintone: a value that is no option is named before an operator that does not fit.
  const searched = operator === "like" || operator === "not like";
  const spans = searched ? [] : tree.operands.map((operand) => span(operand, tree, asked, context));
  if (table && (operator === "=" || operator === "!=")) {
    throw problem("GAIA_IQ07", { code: tree.field, operator });
  }
  if (!operatorsOf(asked).includes(operator)) throw wrongOperator(tree);
  if (spans.length > 0 && spans.every((one) => one === "nowhere")) return undefined;
  const on = columnOf(asked);
  const negative = operator.startsWith("not ") || operator === "is not empty";
  const met = positive(on, tree, spans);
  const among = list
    ? ({ is: "related", list: list.records } as const)
    : table && ({ is: "row", table: table.id } as const);
  if (among) return negative ? every(among, met) : some(among, met);
  return negative ? not(met) : met;
}

/** What the operator asks for, or what its negation must not find. */
function positive(on: ColumnRef, tree: Comparison, spans: readonly Span[]): Condition {
  switch (tree.operator) {
    case "is empty":
    case "is not empty":
      return { is: "empty", on };
    case "like":
    case "not like":
      return search(on, tree);
    case "in":
    case "not in":
      return oneOf(on, spans);
    default:
      return compared(on, tree.operator, spans[0]);
  }
}

const wrongOperator = ({ field, operator }: Comparison) => problem("GAIA_IQ03", { code: field, operator });

// ------------------------------------------------------------------------------------------ what values mean

/**
 * Column values from first to last; a literal is a span of one. "empty" is "", undefined what is not understood,
 * "nowhere" the department of a caller who has none.
 */
type Span = { readonly first: Scalar; readonly last: Scalar } | "empty" | "nowhere" | undefined;
type Scalar = string | number;

function span(operand: Operand, tree: Comparison, asked: Asked, context: CheckContext): Span {
  if (operand.is === "call") return spanOfCall(operand, tree, asked, context);
  return operand.text === "" ? "empty" : spanOfValue(operandOf(asked, operand.text, context));
}

function spanOfValue(value: ColumnValue | undefined): Span {
  if (value === undefined) return undefined;
  // A text of nothing but blanks is what an unset one is.
  if (value === null || typeof value === "object") return "empty";
  return { first: value, last: value };
}

function operandOf(
  { field, type }: Asked,
  literal: string,
  { caller, user, organization, group, timeZone }: CheckContext,
) {
  const lookUp: CheckContext["user"] = (code) => (code === caller.code ? caller : user(code));
  return type.operand(field, literal, { user: lookUp, organization, group, timeZone });
}

function spanOfCall(call: Call, tree: Comparison, asked: Asked, context: CheckContext): Span {
  const { gives, days } = functionCalled(call.name, call.arguments);
  const takes = asked.type.functions;
  const now = minuteOf(context.now);
  if (gives === "user" && takes === "login") {
    return spanOfValue(operandOf(asked, context.caller.code, context));
  }
  if (gives === "organization" && takes === "organization") {
    const { primaryOrganization } = context;
    if (primaryOrganization === undefined) return "nowhere";
    return spanOfValue(operandOf(asked, primaryOrganization, context));
  }
  if (gives === "minute" && takes === "datetime") return { first: now, last: now };
  if (!days || (takes !== "date" && takes !== "datetime")) throw wrongOperator(tree);
  const { first, last } = days(today(context.now, context.timeZone), call.arguments);
  return takes === "date" ? { first, last } : minutesOf(first, last, context.timeZone);
}

/** Days last from their first minute to the one before the next day begins, however the clocks are set. */
function minutesOf(first: string, last: string, timeZone: string): Span {
  const next = millisecondsOf(startOfDay(addDays(last, 1), timeZone));
  return { first: startOfDay(first, timeZone), last: minuteOf(next - 1) };
}

// ------------------------------------------------------------------------------------------ what operators mean

function compared(on: ColumnRef, operator: Operator, span: Span): Condition {
  if (span === undefined || span === "nowhere") return { is: "none" };
  if (span === "empty") return comparedWithEmpty(on, operator);
  const { first, last } = span;
  switch (operator) {
    case "!=":
      return not(between(on, first, last));
    case ">":
      return compare(on, ">", last);
    case ">=":
      return compare(on, ">=", first);
    case "<":
      return orEmpty(on, compare(on, "<", first));
    case "<=":
      return orEmpty(on, compare(on, "<=", last));
    default:
      return between(on, first, last);
  }
}

function comparedWithEmpty(on: ColumnRef, operator: Operator): Condition {
  if (operator === "=") return { is: "empty", on };
  if (operator === "!=") return not({ is: "empty", on });
  throw problem("GAIA_IL08");
}

function between(on: ColumnRef, first: Scalar, last: Scalar): Condition {
  if (first === last) return compare(on, "=", first);
  return { is: "and", parts: [compare(on, ">=", first), compare(on, "<=", last)] };
}

/** An empty cell is below every value. The columns that every record fills need not be asked. */
function orEmpty(on: ColumnRef, below: Condition): Condition {
  return typeof on.column === "string" ? below : { is: "or", parts: [below, { is: "empty", on }] };
}

/** What is not understood is nobody's value; with nothing left, nobody matches (and with `not`, everybody). */
function oneOf(on: ColumnRef, spans: readonly Span[]): Condition {
  const known = spans.filter((span) => typeof span === "object");
  const values = new Set(known.flatMap(({ first, last }) => (first === last ? [first] : [])));
  const periods = known.filter(({ first, last }) => first !== last);
  return anyOf([
    ...(values.size > 0 ? [{ is: "in", on, values: [...values] } as const] : []),
    ...periods.map(({ first, last }) => between(on, first, last)),
    ...(spans.includes("empty") ? [{ is: "empty", on } as const] : []),
  ]);
}

function anyOf(parts: readonly Condition[]): Condition {
  const [only = { is: "none" } as const] = parts;
  return parts.length > 1 ? { is: "or", parts } : only;
}

function search(on: ColumnRef, { operands: [operand] }: Comparison): Condition {
  const keyword = operand?.is === "literal" ? operand.text : "";
  if (keyword === "") throw problem("GAIA_IL08");
  return { is: "search", on, words: searchWords(keyword) };
}

function compare(on: ColumnRef, by: "=" | "<" | "<=" | ">" | ">=", value: ColumnValue): Condition {
  return { is: "compare", on, by, value };
}

function not(part: Condition): Condition {
  return part.is === "not" ? part.part : { is: "not", part };
}
