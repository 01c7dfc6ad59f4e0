import { picture } from "../field.ts";
import { MultiLineTextEdit } from "./edit.tsx";
import { MultiLineTextShow } from "./show.tsx";

export const multiLineText = picture<string>({
  type: "MULTI_LINE_TEXT",
  Show: MultiLineTextShow,
  Edit: MultiLineTextEdit,
  inline: true,
  inAllRecords: true,
  empty: "",
  initial: (field) => String(field.defaultValue ?? ""),
  reusable: true,
  text: (value) => value.replace(/\s+/g, " ").trim(),
  width: 260,
});
