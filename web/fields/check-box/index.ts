import { picture } from "../field.ts";
import { ChoiceOperand } from "../parts/choice-operand.tsx";
import { TagsShow } from "../parts/tags.tsx";
import { CheckBoxEdit } from "./edit.tsx";

export const checkBox = picture<readonly string[]>({
  type: "CHECK_BOX",
  Show: TagsShow,
  Edit: CheckBoxEdit,
  inline: true,
  inAllRecords: true,
  empty: [],
  initial: (field) => (field.defaultValue as readonly string[] | undefined) ?? [],
  reusable: true,
  text: (value) => value.join(", "),
  width: 160,
  Operand: ChoiceOperand,
});
