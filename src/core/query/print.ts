import type { ConditionTree, Group, Operand, QueryTree, SortKey } from "./syntax.ts";

/** Tree → text, in one way of writing: parse(print(tree)) is the tree again. */
export function printQuery({ condition, order, limit, offset }: QueryTree): string {
  return [
    condition && printCondition(condition),
    order.length > 0 && `order by ${printSort(order)}`,
    limit !== undefined && `limit ${limit}`,
    offset !== undefined && `offset ${offset}`,
  ]
    .filter(Boolean)
    .join(" ");
}

export function printCondition(tree: ConditionTree): string {
  if (tree.is === "comparison") {
    const { field, operator, operands } = tree;
    if (operator === "is empty" || operator === "is not empty") return `${field} ${operator}`;
    const values = operands.map(printOperand).join(", ");
    return operator === "in" || operator === "not in"
      ? `${field} ${operator} (${values})`
      : `${field} ${operator} ${values}`;
  }
  return tree.parts
    .map((part) => (needsParentheses(part, tree) ? `(${printCondition(part)})` : printCondition(part)))
    .join(` ${tree.is} `);
}

/** `and` binds tighter, so only an `and` inside an `or` stands without. */
function needsParentheses(part: ConditionTree, around: Group): boolean {
  return part.is !== "comparison" && !(part.is === "and" && around.is === "or");
}

export function printSort(keys: readonly SortKey[]): string {
  return keys.map(({ field, descending }) => `${field} ${descending ? "desc" : "asc"}`).join(", ");
}

function printOperand(operand: Operand): string {
  return operand.is === "literal" ? quote(operand.text) : `${operand.name}(${operand.arguments.join(", ")})`;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
};

/** A string of a query. Other control characters cannot be written in one. */
export function quote(text: string): string {
  return `"${text.replace(/["\\\n\t\r]/g, (character) => escapes[character] ?? "")}"`;
}
