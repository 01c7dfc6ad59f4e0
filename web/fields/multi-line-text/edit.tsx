import { Textarea } from "@mantine/core";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";

export function MultiLineTextEdit({ value, onChange, ...props }: EditProps<string>) {
  return (
    <Textarea
      {...inputProps(props)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autosize
      minRows={props.compact ? 2 : 4}
      maxRows={props.compact ? 6 : 20}
      styles={{ input: { minHeight: props.height } }}
    />
  );
}
