import { Group, Radio, Stack } from "@mantine/core";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";
import { optionLabels } from "../parts/options.ts";

export function RadioButtonEdit({ value, onChange, ...props }: EditProps<string | null>) {
  const Direction = props.field.align === "VERTICAL" ? Stack : Group;
  return (
    <Radio.Group {...inputProps(props)} value={value} onChange={onChange}>
      <Direction gap={props.compact ? 8 : "md"} py={props.compact ? 0 : 6}>
        {optionLabels(props.field, value ? [value] : []).map((label) => (
          <Radio key={label} value={label} label={label} size={props.compact ? "xs" : "sm"} />
        ))}
      </Direction>
    </Radio.Group>
  );
}
