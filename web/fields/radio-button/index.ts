import { picture } from "../field.ts";
import { ChoiceOperand } from "../parts/choice-operand.tsx";
import { optionLabels } from "../parts/options.ts";
import { TagShow } from "../parts/tags.tsx";
import { RadioButtonEdit } from "./edit.tsx";

export const radioButton = picture<string | null>({
  type: "RADIO_BUTTON",
  Show: TagShow,
  Edit: RadioButtonEdit,
  inline: true,
  inAllRecords: true,
  empty: null,
  initial: (field) => String(field.defaultValue ?? "") || (optionLabels(field)[0] ?? null),
  reusable: true,
  text: (value) => value ?? "",
  width: 140,
  Operand: ChoiceOperand,
});
