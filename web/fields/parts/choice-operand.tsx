import { MultiSelect } from "@mantine/core";
import { useT } from "../../parts/i18n.tsx";
import type { OperandProps } from "../field.ts";
import { literal, textsOf } from "./operands.ts";
import { optionLabels } from "./options.ts";

/** Mantine keeps "" for itself; a query's "" means "nothing chosen". */
const nothing = "\u0000";

export function ChoiceOperand({ field, operands, onChange, label }: OperandProps) {
  const t = useT();
  const chosen = textsOf(operands);
  const options = optionLabels(field, chosen).map((option) => ({ value: option, label: option }));
  return (
    <MultiSelect
      aria-label={label}
      data={[...options, { value: nothing, label: t("filter.notChosen") }]}
      value={chosen.map((text) => text || nothing)}
      onChange={(values) => onChange(values.map((value) => literal(value === nothing ? "" : value)))}
      hidePickedOptions={false}
      searchable
      styles={{ inputField: { minWidth: 24 } }}
    />
  );
}
