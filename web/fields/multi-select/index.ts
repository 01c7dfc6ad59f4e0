import { picture } from "../field.ts";
import { ChoiceOperand } from "../parts/choice-operand.tsx";
import { TagsShow } from "../parts/tags.tsx";
import { MultiSelectEdit } from "./edit.tsx";

export const multiSelect = picture<readonly string[]>({
  type: "MULTI_SELECT",
  Show: TagsShow,
  Edit: MultiSelectEdit,
  inline: true,
  inAllRecords: true,
  empty: [],
  initial: (field) => (field.defaultValue as readonly string[] | undefined) ?? [],
  reusable: true,
  text: (value) => value.join(", "),
  width: 160,
  Operand: ChoiceOperand,
});
