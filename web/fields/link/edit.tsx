import { TextInput } from "@mantine/core";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";
import { linkKind } from "./kinds.ts";

export function LinkEdit({ value, onChange, ...props }: EditProps<string>) {
  return (
    <TextInput
      {...inputProps(props)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputMode={linkKind(props.field.protocol).inputMode}
      autoComplete="off"
    />
  );
}
