import type { ColumnValue } from "../../core/fields/field.ts";
import { and } from "../../core/query/logic.ts";
import { byIdDescending, type ColumnRef, type Condition, type OrderKey } from "../../core/query/query.ts";
import { columnOf, recordsOf, rowsOf, searchOf } from "./app-table.ts";
import type { Dialect } from "./dialect.ts";
import { encode, listItem } from "./encode.ts";
import { wordsOf } from "./row-table.ts";
import { chain, type Values } from "./text.ts";

/** What a condition is about, and how SQL names its cells: a record, or a row of one of its tables. */
interface Subject {
  readonly appId: number;
  column(on: ColumnRef): string;
  words(field: number): string;
}
/** `r` is the app's record table, `s` its search texts. */
const record = (appId: number): Subject => ({
  appId,
  column,
  words: (field) => `s.${columnOf(field)}`,
});
const row = (appId: number): Subject => ({
  appId,
  column: ({ column }) => `t.${columnOf(Number(column))}`,
  words: (field) => `t.${wordsOf(field)}`,
});

/** A checked condition → SQL about the app's records. */
export const where = (condition: Condition, appId: number, values: Values) =>
  holds(condition, record(appId), values);

/** A condition about the rows of a table of the app, `t`. */
export const rowHolds = (condition: Condition, appId: number, values: Values) =>
  holds(condition, row(appId), values);

/** True or false, or null where it is false: nothing here tells these two apart, `not` included. */
function holds(condition: Condition, subject: Subject, values: Values): string {
  switch (condition.is) {
    case "all":
      return "1 = 1";
    case "none":
      return "1 = 0";
    case "and":
    case "or":
      return all(condition.is, condition.parts, subject, values);
    case "not":
      return `(${holds(condition.part, subject, values)}) is not true`;
    case "compare":
      return compare(condition, subject, values);
    case "in":
      return isIn(condition, subject, values);
    case "empty":
      return `${subject.column(condition.on)} is null`;
    case "search":
      return search(condition, subject, values);
    case "row":
      return someRow(condition, subject, values);
    case "related":
      return someRelated(condition, subject, values);
  }
}

function someRow(
  { table, part }: Extract<Condition, { is: "row" }>,
  { appId }: Subject,
  values: Values,
): string {
  const rows = `select 1 from ${rowsOf(appId, table)} t where t.record = r.id`;
  return `exists (${part.is === "all" ? rows : `${rows} and (${holds(part, row(appId), values)})`})`;
}

/** The other app's records are `r` in there, so that whatever is asked of records can be asked of them. */
function someRelated(
  { list, part }: Extract<Condition, { is: "related" }>,
  subject: Subject,
  values: Values,
): string {
  const { app, here, there } = list;
  const asked = and(list.where, part);
  const value = sameKind(column(there), there, here, values.dialect);
  const name = sameKind(subject.column(here), here, there, values.dialect);
  return `${name} in (select ${value} from ${recordsFrom(app, asked)} where ${where(asked, app, values)})`;
}

/** Record numbers are compared with numbers. */
function sameKind(name: string, on: ColumnRef, other: ColumnRef, dialect: Dialect): string {
  return on.kind === "integer" && other.kind === "number" ? dialect.integerAsNumber(name) : name;
}

/** Records `r` of an app, with their search texts `s` if they are searched. */
export function recordsFrom(appId: number, condition: Condition): string {
  const texts = searches(condition) ? ` left join ${searchOf(appId)} s on s.id = r.id` : "";
  return `${recordsOf(appId)} r${texts}`;
}

/** Whether `s` is needed. */
export function searches(condition: Condition): boolean {
  switch (condition.is) {
    case "and":
    case "or":
      return condition.parts.some(searches);
    case "not":
      return searches(condition.part);
    default:
      return condition.is === "search";
  }
}

/** `distinct`: no two records are equal by these keys, so that none is needed behind them. */
export function orderBy(order: readonly OrderKey[], values: Values, distinct = false): string {
  const known = distinct || order.some(({ on }) => on.column === "id");
  const complete = known ? order : [...order, byIdDescending];
  return complete
    .map((key) => {
      const by = key.positions ? position(key.on, key.positions, values) : column(key.on);
      const direction = key.descending ? "desc" : "asc";
      // Never empty, and PostgreSQL would leave the primary key's index for a word about nulls.
      if (typeof key.on.column !== "number") return `${by} ${direction}`;
      return `${by} ${direction} nulls ${key.descending ? "last" : "first"}`;
    })
    .join(", ");
}

const column = ({ column }: ColumnRef) =>
  `r.${typeof column === "number" ? columnOf(column) : systemColumn[column]}`;

/** Spelled out, so that no text from outside can become a name even if a type was forced. */
const systemColumn = {
  id: "id",
  revision: "revision",
  creator: "creator",
  created: "created",
  modifier: "modifier",
  updated: "updated",
} as const;

function all(operator: "and" | "or", parts: readonly Condition[], subject: Subject, values: Values): string {
  const flat = parts.flatMap(function flatten(part): readonly Condition[] {
    return part.is === operator ? part.parts.flatMap(flatten) : [part];
  });
  if (!flat.length) return operator === "and" ? "1 = 1" : "1 = 0";
  return chain(
    flat.map((part) => `(${holds(part, subject, values)})`),
    operator,
  );
}

type Comparison = Extract<Condition, { is: "compare" }>;

function compare({ on, by, value }: Comparison, subject: Subject, values: Values): string {
  if (on.kind === "list") throw new Error("lists are asked with in, not compared");
  if (on.kind === "integer") return compareInteger(subject.column(on), by, value, values);
  const encoded = encode(values.dialect, on.kind, value);
  return encoded === null ? "1 = 0" : `${subject.column(on)} ${by} ${values.add(encoded)}`;
}

/** The value may be a fraction or beyond what an integer column can hold: then the next integer decides. */
function compareInteger(name: string, by: string, value: ColumnValue, values: Values): string {
  const number = value === null || value === "" ? Number.NaN : Number(value);
  if (Number.isNaN(number) || (by === "=" && !Number.isSafeInteger(number))) return "1 = 0";
  const rounded = by === "<" || by === ">=" ? Math.ceil(number) : Math.floor(number);
  const bound = Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, rounded));
  return `${name} ${by} ${values.add(bound)}`;
}

function isIn(
  { on, values: wanted }: Extract<Condition, { is: "in" }>,
  subject: Subject,
  values: Values,
): string {
  const { dialect } = values;
  const name = subject.column(on);
  if (on.kind === "list") {
    const items = wanted.filter((value) => value !== "").map(listItem);
    if (!items.length) return "1 = 0";
    return chain(
      items.map((item) => dialect.contains(name, values.add(item))),
      "or",
    );
  }
  const encoded = wanted
    .map((value) => encode(dialect, on.kind, value))
    .filter((value) => value !== null && (on.kind !== "integer" || Number.isSafeInteger(value)));
  const [first] = encoded;
  if (first === undefined) return "1 = 0";
  if (encoded.length === 1) return `${name} = ${values.add(first)}`;
  return dialect.isIn(name, on.kind, values.add(dialect.list(encoded as (string | number)[])));
}

function search(
  { on, words }: Extract<Condition, { is: "search" }>,
  subject: Subject,
  values: Values,
): string {
  if (!words.length || typeof on.column !== "number") return "1 = 0";
  return values.dialect.contains(subject.words(on.column), values.add(` ${words.join(" ")} `));
}

/** Values that are not in the list stand behind it; empty cells stay null. */
function position(on: ColumnRef, positions: readonly string[], values: Values): string {
  const name = column(on);
  if (!positions.length) return name;
  const cases = positions.map((value, index) => {
    return `when ${values.add(encode(values.dialect, on.kind, value))} then ${index}`;
  });
  return `case when ${name} is null then null else case ${name} ${cases.join(" ")} else ${positions.length} end end`;
}
