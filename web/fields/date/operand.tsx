import type { OperandProps } from "../field.ts";
import { DateBox } from "../parts/date-box.tsx";
import { literal, textOf } from "../parts/operands.ts";
import { RelativeDate } from "../parts/relative-date.tsx";

export function DateOperand(props: OperandProps) {
  const { operands, onChange, label } = props;
  const exact = (
    <DateBox
      aria-label={label}
      value={textOf(operands[0]) || null}
      onChange={(date) => onChange([literal(date ?? "")])}
      w={160}
    />
  );
  return <RelativeDate {...props} exact={exact} />;
}
