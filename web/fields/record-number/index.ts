import { picture } from "../field.ts";
import { RecordNumberShow } from "./show.tsx";

export const recordNumber = picture<string>({
  type: "RECORD_NUMBER",
  Show: RecordNumberShow,
  inline: false,
  inAllRecords: true,
  empty: "",
  initial: () => "",
  reusable: false,
  text: (value) => value,
  width: 110,
  align: "right",
});
