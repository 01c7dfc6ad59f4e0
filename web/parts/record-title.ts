import { pictureOf } from "../fields/index.ts";
import { codesInOrder, type Fields, type GeneralSettings, type LayoutRow } from "./form.ts";
import { idOf, type RecordData } from "./records.ts";

interface Form {
  readonly fields: Fields;
  readonly layout: readonly LayoutRow[];
  readonly settings: Pick<GeneralSettings, "titleField">;
}

/** What a record is called: its title field, else its number. */
export function recordTitle(record: RecordData, form: Form): string {
  const code = titleCode(form);
  return (code === undefined ? "" : textOfField(record, form.fields, code)) || `#${idOf(record)}`;
}

/** The field that the app says, or by itself the first line of text on the form. */
export function titleCode({ fields, layout, settings: { titleField } }: Form): string | undefined {
  const chosen = titleField.selectionMode === "MANUAL" ? titleField.code : undefined;
  return chosen || codesInOrder(layout).find((code) => pictureOf(fields[code]?.type ?? "")?.names);
}

export function textOfField(record: RecordData, fields: Fields, code: string): string {
  const field = fields[code];
  const held = record[code];
  const picture = field && pictureOf(field.type);
  return picture && held ? picture.text(held.value ?? picture.empty, field) : "";
}
