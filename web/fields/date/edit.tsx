import type { EditProps } from "../field.ts";
import { DateBox } from "../parts/date-box.tsx";
import { inputProps } from "../parts/input.ts";

export function DateEdit({ value, onChange, ...props }: EditProps<string | null>) {
  return (
    <DateBox
      {...inputProps(props)}
      value={value}
      onChange={onChange}
      bare={props.compact}
      maw={props.compact ? 150 : 240}
    />
  );
}
