import type { FunctionName } from "./functions.ts";

/** A formula as a tree: what parse.ts reads, print.ts writes, check.ts and evaluate.ts walk. */
export type Expression =
  | { readonly is: "number"; readonly text: string }
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "field"; readonly code: string }
  | { readonly is: "sign"; readonly sign: "+" | "-"; readonly of: Expression }
  | Binary
  | Call;

export interface Binary {
  readonly is: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Call {
  readonly is: "call";
  readonly name: FunctionName;
  readonly arguments: readonly Expression[];
}

export const comparisons = ["=", "!=", "<", "<=", ">", ">="] as const;
export type Comparison = (typeof comparisons)[number];
export type Arithmetic = "+" | "-" | "*" | "/" | "^";
export type BinaryOperator = Comparison | Arithmetic | "&";
