import { TextInput } from "@mantine/core";
import type { EditProps, FieldProperty } from "../field.ts";
import { inputProps } from "../parts/input.ts";

/** A formula fills it: the server ignores what is sent. */
export const isAutomatic = (field: FieldProperty) => Boolean(field.expression);

export function SingleLineTextEdit({ value, onChange, ...props }: EditProps<string>) {
  return (
    <TextInput
      {...inputProps(props)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
    />
  );
}
