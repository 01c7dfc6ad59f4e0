import { defaultOf, input } from "./base/input.ts";
import { type FieldOf, flag, settingsOf, text as textProperty } from "./base/settings.ts";
import { readText, text } from "./base/text.ts";
import type { FieldType } from "./field.ts";

const properties = { required: flag(), defaultValue: textProperty() };
type RichText = FieldOf<typeof properties>;

export const richText: FieldType<RichText, string> = {
  ...input,
  ...text,
  type: "RICH_TEXT",
  column: "integer",
  sortable: false,
  operators: ["like", "not like"],
  ...settingsOf("RICH_TEXT", properties, (field, { sanitize }) => ({
    ...field,
    defaultValue: sanitize(field.defaultValue),
  })),
  initial: defaultOf,
  read: (_, given, { sanitize }) => {
    const read = readText(given);
    return { ...read, value: sanitize(read.value) };
  },
  columnValue: (_, value) => (value === "" ? null : 1),
  operand: () => undefined,
  searchText: (value) => textOfHtml(value),
};

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

/** The words that a reader sees. A tag inside a line (<b>) splits no word, one between lines does. */
function textOfHtml(html: string): string {
  return html
    .replace(/<(\/?)([a-z][a-z0-9]*)[^>]*>/gi, (_, __, tag: string) =>
      inline.has(tag.toLowerCase()) ? "" : " ",
    )
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (all, decimal, hex, name) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? all;
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : " ";
    });
}
const inline = new Set(["a", "b", "strong", "i", "em", "u", "s", "font", "span", "sub", "sup"]);
