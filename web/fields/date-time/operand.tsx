import type { OperandProps } from "../field.ts";
import { literal, textOf } from "../parts/operands.ts";
import { RelativeDate } from "../parts/relative-date.tsx";
import { DateTimeEdit } from "./edit.tsx";

export function DateTimeOperand(props: OperandProps) {
  const { field, operands, onChange } = props;
  const exact = (
    <DateTimeEdit
      field={{ ...field, noLabel: true, required: false }}
      value={textOf(operands[0])}
      onChange={(instant) => onChange([literal(instant)])}
      errors={[]}
    />
  );
  return <RelativeDate {...props} withNow exact={exact} />;
}
