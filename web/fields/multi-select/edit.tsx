import { MultiSelect } from "@mantine/core";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";
import { optionLabels } from "../parts/options.ts";

export function MultiSelectEdit({ value, onChange, ...props }: EditProps<readonly string[]>) {
  const labels = optionLabels(props.field, value);
  return (
    <MultiSelect
      {...inputProps(props)}
      data={labels}
      value={[...value]}
      onChange={(chosen) => onChange(labels.filter((label) => chosen.includes(label)))}
      searchable
      hidePickedOptions={false}
      // The chosen ones and the cursor share a line for as long as they can.
      styles={{ inputField: { minWidth: 24 } }}
      comboboxProps={{ shadow: "md" }}
    />
  );
}
