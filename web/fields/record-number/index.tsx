import { picture, type ShowProps } from "../field.ts";

function RecordNumberShow({ value }: ShowProps<string>) {
  return <span style={{ fontVariantNumeric: "tabular-nums" }}>{value}</span>;
}

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
