import { picture } from "../field.ts";
import { ChoiceOperand } from "../parts/choice-operand.tsx";
import { TagShow } from "../parts/tags.tsx";
import { DropDownEdit } from "./edit.tsx";

export const dropDown = picture<string | null>({
  type: "DROP_DOWN",
  Show: TagShow,
  Edit: DropDownEdit,
  inline: true,
  inAllRecords: true,
  empty: null,
  initial: (field) => String(field.defaultValue ?? "") || null,
  reusable: true,
  text: (value) => value ?? "",
  width: 140,
  Operand: ChoiceOperand,
});
