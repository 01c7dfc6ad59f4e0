import { picture } from "../field.ts";
import { ChoiceOperand } from "../parts/choice-operand.tsx";
import { TagShow } from "../parts/tags.tsx";

export const status = picture<string | null>({
  type: "STATUS",
  Show: TagShow,
  inline: false,
  inAllRecords: true,
  empty: null,
  initial: () => null,
  reusable: false,
  text: (value) => value ?? "",
  width: 140,
  Operand: ChoiceOperand,
});
