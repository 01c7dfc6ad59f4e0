import type { Operator } from "../../../src/core/fields/field.ts";
import type { FunctionName } from "../../../src/core/query/functions.ts";
import type { Call, Literal, Operand } from "../../../src/core/query/syntax.ts";

export const literal = (text: string): Literal => ({ is: "literal", text });
export const call = (name: FunctionName, ...given: string[]): Call => ({
  is: "call",
  name,
  arguments: given,
});

export const isList = (operator: Operator) => operator === "in" || operator === "not in";
export const needsNoOperand = (operator: Operator) => operator === "is empty" || operator === "is not empty";

export const textOf = (operand: Operand | undefined) => (operand?.is === "literal" ? operand.text : "");
export const textsOf = (operands: readonly Operand[]) => operands.map(textOf);
