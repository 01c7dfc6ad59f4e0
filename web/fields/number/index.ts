import { picture } from "../field.ts";
import { NumberEdit } from "./edit.tsx";
import { formatNumber } from "./format.ts";
import { NumberShow } from "./show.tsx";

export const number = picture<string>({
  type: "NUMBER",
  Show: NumberShow,
  Edit: NumberEdit,
  inline: true,
  inAllRecords: true,
  empty: "",
  initial: (field) => String(field.defaultValue ?? ""),
  reusable: true,
  text: (value, field) => formatNumber(value, field),
  width: 130,
  align: "right",
});
