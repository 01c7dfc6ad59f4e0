import fc from "fast-check";
import { type FunctionName, functions, ruleOf } from "../../../src/core/expression/functions.ts";
import type { BinaryOperator, Expression } from "../../../src/core/expression/syntax.ts";

const operators: BinaryOperator[] = ["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "^", "&"];
const codes = ["n", "m", "t", "d", "dt", "ti", "drop", "check", "q", "rowText", "単価"];

/** Any formula at all: most are nonsense, and all can be written and read. */
export const expressions: fc.Arbitrary<Expression> = fc.letrec<{ whole: Expression }>((tie) => ({
  whole: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(
      fc
        .tuple(fc.nat(1_000_000_000), fc.option(fc.stringMatching(/^[0-9]{1,6}$/)))
        .map(([whole, fraction]) => ({
          is: "number" as const,
          text: fraction === null ? String(whole) : `${whole}.${fraction}`,
        })),
      fc.string({ maxLength: 6 }).map((text) => ({ is: "text" as const, text })),
      fc.constantFrom(...codes).map((code) => ({ is: "field" as const, code })),
    ),
    fc.record({
      is: fc.constant("sign" as const),
      sign: fc.constantFrom("+" as const, "-" as const),
      of: tie("whole"),
    }),
    fc.record({
      is: fc.constant("binary" as const),
      operator: fc.constantFrom(...operators),
      left: tie("whole"),
      right: tie("whole"),
    }),
    fc.constantFrom(...(Object.keys(functions) as FunctionName[])).chain((name) => {
      const { min, max } = ruleOf(name);
      return fc
        .array(tie("whole"), { minLength: min, maxLength: Math.min(max, 4) })
        .map((list) => ({ is: "call" as const, name, arguments: list }));
    }),
  ),
})).whole;
