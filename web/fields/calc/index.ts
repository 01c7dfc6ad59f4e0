import { picture } from "../field.ts";
import { formatResult } from "./format.ts";
import { CalcShow } from "./show.tsx";

export const calc = picture<string>({
  type: "CALC",
  Show: CalcShow,
  computed: () => true,
  inline: false,
  inAllRecords: true,
  empty: "",
  initial: () => "",
  reusable: false,
  text: formatResult,
  width: 130,
  align: "right",
});
