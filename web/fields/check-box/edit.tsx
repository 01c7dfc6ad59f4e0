import { Checkbox, Group, Stack } from "@mantine/core";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";
import { optionLabels } from "../parts/options.ts";

export function CheckBoxEdit({ value, onChange, ...props }: EditProps<readonly string[]>) {
  const labels = optionLabels(props.field, value);
  const Direction = props.field.align === "VERTICAL" ? Stack : Group;
  return (
    <Checkbox.Group
      {...inputProps(props)}
      value={[...value]}
      // Ticked in any order, kept in the order of the settings.
      onChange={(ticked) => onChange(labels.filter((label) => ticked.includes(label)))}
    >
      <Direction gap={props.compact ? 8 : "md"} py={props.compact ? 0 : 6}>
        {labels.map((label) => (
          <Checkbox key={label} value={label} label={label} size={props.compact ? "xs" : "sm"} />
        ))}
      </Direction>
    </Checkbox.Group>
  );
}
