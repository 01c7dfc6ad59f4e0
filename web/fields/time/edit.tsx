import { TimeInput } from "@mantine/dates";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";

/** The browser's own time input: every platform's keyboard and picker know it. */
export function TimeEdit({ value, onChange, ...props }: EditProps<string | null>) {
  return (
    <TimeInput
      {...inputProps(props)}
      value={value ?? ""}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      maw={props.compact ? 120 : 160}
    />
  );
}
