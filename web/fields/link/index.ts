import { picture } from "../field.ts";
import { LinkEdit } from "./edit.tsx";
import { LinkShow } from "./show.tsx";

export const link = picture<string>({
  type: "LINK",
  Show: LinkShow,
  Edit: LinkEdit,
  inline: true,
  inAllRecords: true,
  empty: "",
  initial: (field) => String(field.defaultValue ?? ""),
  reusable: true,
  text: (value) => value,
  width: 230,
});
