import type { BinaryOperator, Expression } from "./syntax.ts";

/** Tree → text, in one way of writing: parse(print(tree)) is the tree again. */
export function printExpression(tree: Expression): string {
  switch (tree.is) {
    case "number":
    case "field":
      return tree.is === "number" ? tree.text : tree.code;
    case "text":
      return `"${tree.text.replace(/["\\]/g, "\\$&")}"`;
    case "sign":
      return tree.sign + inParentheses(tree.of, bindingOf(tree.of) <= tightest);
    case "call":
      return `${tree.name}(${tree.arguments.map(printExpression).join(", ")})`;
    case "binary":
      return printBinary(tree);
  }
}

const binding: Readonly<Record<BinaryOperator, number>> = {
  ...{ "=": 1, "!=": 1, "<": 1, "<=": 1, ">": 1, ">=": 1 },
  "&": 2,
  ...{ "+": 3, "-": 3 },
  ...{ "*": 4, "/": 4 },
  "^": 5,
};
const tightest = 6;

const bindingOf = (tree: Expression) =>
  tree.is === "binary" ? binding[tree.operator] : tree.is === "sign" ? tightest : tightest + 1;

/** Of two operators that bind alike the left one comes first, except for `^` and comparisons, which do not chain. */
function printBinary({ operator, left, right }: Extract<Expression, { is: "binary" }>): string {
  const own = binding[operator];
  const chained = operator !== "^" && own > 1;
  const first = inParentheses(left, chained ? bindingOf(left) < own : bindingOf(left) <= own);
  const second = inParentheses(right, operator === "^" ? bindingOf(right) < own : bindingOf(right) <= own);
  return `${first} ${operator} ${second}`;
}

const inParentheses = (tree: Expression, needed: boolean) =>
  needed ? `(${printExpression(tree)})` : printExpression(tree);
