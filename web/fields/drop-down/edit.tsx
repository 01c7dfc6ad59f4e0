import { Select } from "@mantine/core";
import type { EditProps } from "../field.ts";
import { inputProps } from "../parts/input.ts";
import { optionLabels } from "../parts/options.ts";

/** kintone's sign for "nothing chosen". */
const nothing = { value: "", label: "-----" };
const manyOptions = 8;

export function DropDownEdit({ value, onChange, ...props }: EditProps<string | null>) {
  const labels = optionLabels(props.field, value ? [value] : []);
  return (
    <Select
      {...inputProps(props)}
      data={[nothing, ...labels.map((label) => ({ value: label, label }))]}
      value={value ?? ""}
      onChange={(chosen) => onChange(chosen || null)}
      allowDeselect={false}
      searchable={labels.length > manyOptions}
      comboboxProps={{ shadow: "md" }}
    />
  );
}
