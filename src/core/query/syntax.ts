import type { Operator } from "../fields/field.ts";
import type { FunctionName } from "./functions.ts";

/** A query as it was written: names and words, nothing of it looked up yet. */
export interface QueryTree {
  readonly condition?: ConditionTree;
  /** empty: no `order by` */
  readonly order: readonly SortKey[];
  readonly limit?: number;
  readonly offset?: number;
}

export type ConditionTree = Group | Comparison;

/** Two or more parts. Parentheses around one part leave no trace; `(a and b) and c` stays two groups. */
export interface Group {
  readonly is: "and" | "or";
  readonly parts: readonly ConditionTree[];
}

export interface Comparison {
  readonly is: "comparison";
  readonly field: string;
  readonly operator: Operator;
  /** one for most operators, any number for `in` and `not in`, none for `is empty` */
  readonly operands: readonly Operand[];
}

export type Operand = Literal | Call;

/** `5` and `"5"` mean the same. */
export interface Literal {
  readonly is: "literal";
  readonly text: string;
}

/** The name and the words among the arguments are in capitals. */
export interface Call {
  readonly is: "call";
  readonly name: FunctionName;
  readonly arguments: readonly string[];
}

export interface SortKey {
  readonly field: string;
  readonly descending: boolean;
}

export const emptyTree: QueryTree = { order: [] };

/** Every condition of a tree, from left to right. */
export function* comparisons(tree: ConditionTree | undefined): Generator<Comparison> {
  if (!tree) return;
  if (tree.is === "comparison") yield tree;
  else for (const part of tree.parts) yield* comparisons(part);
}
