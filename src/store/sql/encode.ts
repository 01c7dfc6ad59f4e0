import type { ColumnKind, ColumnValue } from "../../core/fields/field.ts";
import type { Dialect } from "./dialect.ts";

/** A list is one text: each value between two separators, so that a value is found as a part. */
const separator = "\u001f";

/** PostgreSQL refuses the zero character, SQLite's JSON functions end at it: both store what Unicode offers instead. */
const clean = (text: string) => (text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text);

const listed = (value: string) => clean(value).replaceAll(separator, "\ufffd");
export const listItem = (value: string | number) => `${separator}${listed(String(value))}${separator}`;

/** What a column holds for a value. Empty text and empty list are empty cells: null. */
export function encode(dialect: Dialect, kind: ColumnKind, value: ColumnValue | undefined) {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "object") {
    return value.length ? `${separator}${value.map(listed).join(separator)}${separator}` : null;
  }
  if (kind === "list") return listItem(value);
  if (kind === "integer") return Number(value);
  return kind === "number" ? dialect.decimal(String(value)) : clean(String(value));
}

/** The way back, for texts and lists. */
export function decode(kind: ColumnKind, cell: unknown): ColumnValue {
  if (typeof cell !== "string") return null;
  return kind === "list" ? cell.split(separator).filter((item) => item !== "") : cell;
}
