import { type Argument, asNumber, type Calculation, ruleOf } from "./functions.ts";
import type { Numbers } from "./numbers.ts";
import type { Arithmetic, Binary, BinaryOperator, Comparison, Expression } from "./syntax.ts";
import { Failure, noResult, type Value, wrongKind } from "./value.ts";

/** The values that a formula's field codes stand for. A field without a result throws its `Failure`. */
export type Scope = (code: string) => Value;
/** Throws a `Failure` and nothing else. */
export type Evaluate = (scope: Scope) => Value;

/** The formula, ready to run on any number of records. */
export function evaluator(tree: Expression, calculation: Calculation): Evaluate {
  const { numbers } = calculation;
  switch (tree.is) {
    case "number":
      return literal(tree.text, numbers);
    case "text":
      return () => tree.text;
    case "field":
      return (scope) => scope(tree.code);
    case "sign":
      return signed(tree.sign, evaluator(tree.of, calculation));
    case "call": {
      const { apply } = ruleOf(tree.name);
      const list = tree.arguments.map((one) => evaluator(one, calculation));
      return (scope) =>
        apply(
          list.map(
            (one): Argument =>
              () =>
                one(scope),
          ),
          calculation,
        );
    }
    case "binary":
      return binary(tree, calculation);
  }
}

/** A number that the app has no room for fails where it is used, so a branch that is not taken may hold one. */
function literal(text: string, numbers: Numbers): Evaluate {
  try {
    const number = numbers.literal(text);
    return () => number;
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return () => {
      throw failure;
    };
  }
}

function signed(sign: "+" | "-", of: Evaluate): Evaluate {
  return sign === "-" ? (scope) => -asNumber(of(scope)) : (scope) => asNumber(of(scope));
}

function binary({ operator, left, right }: Binary, calculation: Calculation): Evaluate {
  const [a, b] = [evaluator(left, calculation), evaluator(right, calculation)];
  if (operator === "&") return (scope) => joined(a(scope), b(scope), calculation.numbers);
  if (isArithmetic(operator)) {
    const calculate = arithmetic(operator, calculation.numbers);
    return (scope) => calculate(asNumber(a(scope)), asNumber(b(scope)));
  }
  return (scope) => compared(operator, a(scope), b(scope));
}

const isArithmetic = (operator: BinaryOperator): operator is Arithmetic => "+-*/^".includes(operator);

function arithmetic(operator: Arithmetic, numbers: Numbers): (a: bigint, b: bigint) => bigint {
  switch (operator) {
    case "+":
      return (a, b) => numbers.add(a, b);
    case "-":
      return (a, b) => numbers.subtract(a, b);
    case "*":
      return (a, b) => numbers.multiply(a, b);
    case "/":
      return (a, b) => numbers.divide(a, b);
    case "^":
      return (a, b) => numbers.power(a, b);
  }
}

// ------------------------------------------------------------------------------------------ text

/** Formulas that double a text and stand on each other would soon fill the memory. */
export const longestText = 65_535;

function joined(a: Value, b: Value, numbers: Numbers): string {
  const text = textOf(a, numbers) + textOf(b, numbers);
  if (text.length > longestText) throw noResult;
  return text;
}

export function textOf(value: Value, numbers: Pick<Numbers, "plain">): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "bigint") return numbers.plain(value);
  if (typeof value === "boolean") return String(value);
  throw wrongKind;
}

// ------------------------------------------------------------------------------------------ comparing

/** Values of different kinds are not equal, and none of them is before the other. */
function compared(operator: Comparison, left: Value, right: Value): boolean {
  const [a, b] = [filled(left, right), filled(right, left)];
  const same = typeof a === typeof b;
  if (operator === "=") return same && a === b;
  if (operator === "!=") return !same || a !== b;
  if (!same || !isOrdered(a) || !isOrdered(b)) throw wrongKind;
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
  }
}

const isOrdered = (value: Value): value is bigint | string =>
  typeof value === "bigint" || typeof value === "string";

/** Empty is "" beside a text and 0 otherwise. */
function filled(value: Value, beside: Value): Exclude<Value, null> {
  if (value !== null) return value;
  return typeof beside === "string" ? "" : 0n;
}
