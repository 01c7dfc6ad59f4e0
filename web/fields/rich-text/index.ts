import { picture } from "../field.ts";
import { RichTextEdit } from "./edit.tsx";
import { plainText } from "./plain-text.ts";
import { RichTextShow } from "./show.tsx";

export const richText = picture<string>({
  type: "RICH_TEXT",
  Show: RichTextShow,
  Edit: RichTextEdit,
  inline: false,
  inAllRecords: true,
  empty: "",
  initial: (field) => String(field.defaultValue ?? ""),
  reusable: true,
  text: plainText,
  width: 260,
  editWidth: 340,
});
