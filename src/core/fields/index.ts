import { calc } from "./calc.ts";
import { category } from "./category.ts";
import { checkBox } from "./check-box.ts";
import { createdTime } from "./created-time.ts";
import { creator } from "./creator.ts";
import { date } from "./date.ts";
import { dateTime } from "./date-time.ts";
import { dropDown } from "./drop-down.ts";
import type { Field, FieldType } from "./field.ts";
import { file } from "./file.ts";
import { group } from "./group.ts";
import { groupSelect } from "./group-select.ts";
import { link } from "./link.ts";
import { withLookup } from "./lookup.ts";
import { modifier } from "./modifier.ts";
import { multiLineText } from "./multi-line-text.ts";
import { multiSelect } from "./multi-select.ts";
import { number } from "./number.ts";
import { organizationSelect } from "./organization-select.ts";
import { radioButton } from "./radio-button.ts";
import { recordNumber } from "./record-number.ts";
import { referenceTable } from "./reference-table.ts";
import { richText } from "./rich-text.ts";
import { singleLineText } from "./single-line-text.ts";
import { status } from "./status.ts";
import { statusAssignee } from "./status-assignee.ts";
import { subtable } from "./subtable.ts";
import { time } from "./time.ts";
import { updatedTime } from "./updated-time.ts";
import { userSelect } from "./user-select.ts";

/** Every type of field that a form can have. A new type is a new file and a line here. */
export const fieldTypes: readonly FieldType[] = [
  withLookup(singleLineText),
  multiLineText,
  richText,
  withLookup(number),
  calc,
  checkBox,
  radioButton,
  dropDown,
  multiSelect,
  date,
  time,
  dateTime,
  withLookup(link),
  userSelect,
  organizationSelect,
  groupSelect,
  file,
  subtable((name) => typeNamed(name)),
  group,
  referenceTable,
  recordNumber,
  creator,
  createdTime,
  modifier,
  updatedTime,
  status,
  statusAssignee,
  category,
];

const byName = new Map(fieldTypes.map((type) => [type.type, type]));

export function typeNamed(name: string): FieldType | undefined {
  return byName.get(name);
}

export function typeOf(field: Field): FieldType {
  const type = byName.get(field.type);
  if (!type) throw new Error(`no field type is called ${field.type}`);
  return type;
}

/** The fields of a form and those in its tables. */
export function allFields(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...(field.fields ?? [])]);
}
