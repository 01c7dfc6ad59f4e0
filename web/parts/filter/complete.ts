import type { Comparison } from "../../../src/core/query/syntax.ts";
import { isList, needsNoOperand } from "../../fields/parts/operands.ts";

/** `= ""` finds empty fields; the other operators need something to compare with. */
export function isComplete({ operator, operands }: Comparison): boolean {
  if (needsNoOperand(operator)) return true;
  if (isList(operator)) return operands.length > 0;
  if (operator === "=" || operator === "!=") return true;
  return operands.some((operand) => operand.is === "call" || operand.text !== "");
}
