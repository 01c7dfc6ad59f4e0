import {
  type DateOrder,
  type DecimalSign,
  isBlank,
  isEmptyWord,
  isLink,
  type Protocol,
  readDate,
  readDateTime,
  readList,
  readNumber,
  readTime,
} from "./cell.ts";

export const columnTypes = [
  "SINGLE_LINE_TEXT",
  "MULTI_LINE_TEXT",
  "NUMBER",
  "DATE",
  "TIME",
  "DATETIME",
  "DROP_DOWN",
  "CHECK_BOX",
  "MULTI_SELECT",
  "LINK",
] as const;
export type ColumnType = (typeof columnTypes)[number];

/** How the cells of a column are read. What does not concern its type is there all the same, so types can be switched. */
export interface Reading {
  readonly type: ColumnType;
  readonly decimalSign: DecimalSign;
  readonly dateOrder: DateOrder;
  /** between the choices of one cell */
  readonly separator: string;
  readonly protocol: Protocol;
}

export type CellValue = string | readonly string[];

/** A cell as the field's value; "" or [] when it is empty; undefined when the field could not hold it. */
export function readCell(text: string, reading: Reading, timeZone: string): CellValue | undefined {
  const { type } = reading;
  const isList = type === "CHECK_BOX" || type === "MULTI_SELECT";
  if (isBlank(text)) return isList ? [] : "";
  if (["NUMBER", "DATE", "TIME", "DATETIME"].includes(type) && isEmptyWord(text)) return "";
  switch (type) {
    case "NUMBER":
      return readNumber(text, reading.decimalSign)?.value;
    case "DATE":
      return readDate(text, reading.dateOrder) ?? dayOf(text, reading);
    case "TIME":
      return readTime(text);
    case "DATETIME":
      return readDateTime(text, timeZone, reading.dateOrder)?.value ?? startOf(text, reading, timeZone);
    case "LINK":
      return isLink(text, reading.protocol) ? text.trim() : undefined;
    case "DROP_DOWN":
      return short(text.trim());
    case "CHECK_BOX":
    case "MULTI_SELECT": {
      const parts = readList(text, reading.separator);
      return parts.every((part) => short(part) !== undefined) ? parts : undefined;
    }
    default:
      return text;
  }
}

/** An option's name has at most 128 characters. */
const short = (text: string) => (text.length <= 128 ? text : undefined);

/** The day of "2024-01-31 00:00": spreadsheets add a midnight to dates. */
function dayOf(text: string, { dateOrder }: Reading): string | undefined {
  const moment = readDateTime(text, "UTC", dateOrder);
  return moment?.midnight ? moment.value.slice(0, 10) : undefined;
}

/** A day in a column of moments is its first minute. */
function startOf(text: string, { dateOrder }: Reading, timeZone: string): string | undefined {
  const date = readDate(text, dateOrder);
  return date === undefined ? undefined : readDateTime(`${date} 00:00`, timeZone)?.value;
}
