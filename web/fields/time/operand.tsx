import { TimeInput } from "@mantine/dates";
import type { OperandProps } from "../field.ts";
import { literal, textOf } from "../parts/operands.ts";

export function TimeOperand({ operands, onChange, label }: OperandProps) {
  return (
    <TimeInput
      aria-label={label}
      value={textOf(operands[0])}
      onChange={(event) => onChange([literal(event.currentTarget.value)])}
      w={130}
    />
  );
}
