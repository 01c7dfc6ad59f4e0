import { picture } from "../field.ts";
import { isAutomatic, SingleLineTextEdit } from "./edit.tsx";
import { SingleLineTextShow } from "./show.tsx";

export const singleLineText = picture<string>({
  type: "SINGLE_LINE_TEXT",
  Show: SingleLineTextShow,
  Edit: SingleLineTextEdit,
  computed: isAutomatic,
  inline: true,
  inAllRecords: true,
  empty: "",
  initial: (field) => String(field.defaultValue ?? ""),
  reusable: true,
  text: (value) => value,
  names: true,
  width: 200,
});
