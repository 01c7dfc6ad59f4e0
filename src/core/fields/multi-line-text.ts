import { defaultOf, input } from "./base/input.ts";
import { type FieldOf, flag, settingsOf, text as textProperty } from "./base/settings.ts";
import { readText, text } from "./base/text.ts";
import type { FieldType } from "./field.ts";

const properties = { required: flag(), defaultValue: textProperty() };
type MultiLineText = FieldOf<typeof properties>;

export const multiLineText: FieldType<MultiLineText, string> = {
  ...input,
  ...text,
  type: "MULTI_LINE_TEXT",
  column: "integer",
  sortable: false,
  operators: ["like", "not like", "is empty", "is not empty"],
  ...settingsOf("MULTI_LINE_TEXT", properties),
  initial: defaultOf,
  read: (_, given) => readText(typeof given === "string" ? withNewlines(given) : given),
  // For `is empty` a value of nothing but blanks is empty, for `required` it is not.
  columnValue: (_, value) => (/[^ \t\r\n]/.test(value) ? 1 : null),
  operand: () => undefined,
};

const withNewlines = (text: string) => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);
