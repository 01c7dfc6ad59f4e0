import { firstSecond, formatDate, lastSecond, type World } from "./date-format.ts";
import type { Numbers } from "./numbers.ts";
import { noResult, type Value, wrongKind } from "./value.ts";

/** What the functions and operators of a formula need besides its values. */
export interface Calculation extends World {
  readonly numbers: Numbers;
}

/**
 * What an argument may be, as far as that is known before any record is seen: `scalar` is anything but a list,
 * `numbers` a number or a table's column of them, `choices` what CONTAINS looks into.
 */
export type Parameter = "number" | "numbers" | "text" | "scalar" | "choices";

/** An argument that is not calculated yet: IF needs only one of its branches. */
export type Argument = () => Value;

interface FunctionRule {
  /** the last one stands for all that follow */
  readonly takes: readonly Parameter[];
  readonly min: number;
  readonly max: number;
  /** the kind of the result; that of IF is its branches' */
  readonly gives: "number" | "text" | "boolean" | "branch";
  apply(list: readonly Argument[], calculation: Calculation): Value;
}

/** Every function. A new one is an entry here and a line in docs/formulas.md. */
export const functions = {
  SUM: {
    takes: ["numbers"],
    min: 1,
    max: Number.POSITIVE_INFINITY,
    gives: "number",
    apply: (list, { numbers }) =>
      list.flatMap((one) => cells(one())).reduce((sum, number) => numbers.add(sum, number), 0n),
  },
  IF: {
    takes: ["scalar"],
    min: 3,
    max: 3,
    gives: "branch",
    apply: ([condition, yes, no]) => (asBoolean(run(condition)) ? run(yes) : run(no)),
  },
  AND: {
    takes: ["scalar"],
    min: 1,
    max: 32,
    gives: "boolean",
    apply: (list) => list.map((one) => asBoolean(one())).every(Boolean),
  },
  OR: {
    takes: ["scalar"],
    min: 1,
    max: 32,
    gives: "boolean",
    apply: (list) => list.map((one) => asBoolean(one())).some(Boolean),
  },
  NOT: {
    takes: ["scalar"],
    min: 1,
    max: 1,
    gives: "boolean",
    apply: ([one]) => !asBoolean(run(one)),
  },
  ROUND: rounding("HALF_UP"),
  ROUNDUP: rounding("UP"),
  ROUNDDOWN: rounding("DOWN"),
  YEN: {
    takes: ["number", "number"],
    min: 2,
    max: 2,
    gives: "text",
    apply: ([amount, decimals], { numbers }) =>
      inYen(asNumber(run(amount)), asNumber(run(decimals)), numbers),
  },
  DATE_FORMAT: {
    takes: ["number", "text", "text"],
    min: 3,
    max: 3,
    gives: "text",
    apply: ([moment, pattern, zone], calculation) => {
      const seconds = calculation.numbers.truncated(asNumber(run(moment)));
      if (seconds < firstSecond || seconds > lastSecond) throw noResult;
      return formatDate(Number(seconds), asText(run(pattern)), asText(run(zone)), calculation);
    },
  },
  CONTAINS: {
    takes: ["choices", "text"],
    min: 2,
    max: 2,
    gives: "boolean",
    apply: ([choices, wanted]) => {
      const list = run(choices);
      if (!Array.isArray(list)) throw wrongKind;
      return list.includes(asText(run(wanted)));
    },
  },
} satisfies Record<string, FunctionRule>;

export type FunctionName = keyof typeof functions;

export const ruleOf = (name: FunctionName): FunctionRule => functions[name];

/** Small and capital letters are the same. */
export function functionNamed(written: string): FunctionName | undefined {
  const name = written.toUpperCase();
  return Object.hasOwn(functions, name) ? (name as FunctionName) : undefined;
}

function rounding(mode: "HALF_UP" | "UP" | "DOWN") {
  return {
    takes: ["number", "number"],
    min: 2,
    max: 2,
    gives: "number",
    apply: ([number, decimals], { numbers }) =>
      numbers.rounded(asNumber(run(number)), asNumber(run(decimals)), mode),
  } satisfies FunctionRule;
}

// ------------------------------------------------------------------------------------------ values as they are needed

/** The parser counted the arguments. */
const run = (argument: Argument | undefined): Value => (argument ? argument() : null);

/** Empty is 0. */
export function asNumber(value: Value): bigint {
  if (value === null) return 0n;
  if (typeof value !== "bigint") throw wrongKind;
  return value;
}

function asBoolean(value: Value): boolean {
  if (typeof value !== "boolean") throw wrongKind;
  return value;
}

function asText(value: Value): string {
  if (value === null) return "";
  if (typeof value !== "string") throw wrongKind;
  return value;
}

/** The cells of a column, each as a number. A table without rows has no sum, not even 0. */
function cells(value: Value): bigint[] {
  if (!Array.isArray(value)) return [asNumber(value)];
  if (value.length === 0) throw noResult;
  return value.map(asNumber);
}

/** Always as many decimals as were asked for. */
function inYen(amount: bigint, decimals: bigint, numbers: Numbers): string {
  const text = numbers.plain(numbers.rounded(amount, decimals, "HALF_UP"));
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const shown = Number(numbers.truncated(decimals));
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const behind = shown > 0 ? `.${fraction.padEnd(Math.min(shown, numbers.places), "0")}` : "";
  return `${text.startsWith("-") ? "-" : ""}¥${grouped}${numbers.places > 0 ? behind : ""}`;
}
