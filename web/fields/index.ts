import { calc } from "./calc/index.ts";
import { category } from "./category/index.ts";
import { checkBox } from "./check-box/index.ts";
import { createdTime } from "./created-time/index.ts";
import { creator } from "./creator/index.ts";
import { date } from "./date/index.ts";
import { datetime } from "./date-time/index.ts";
import { dropDown } from "./drop-down/index.ts";
import type { FieldPicture, FieldProperty } from "./field.ts";
import { file } from "./file/index.ts";
import { groupSelect } from "./group-select/index.ts";
import { link } from "./link/index.ts";
import { lookup } from "./lookup/index.tsx";
import { modifier } from "./modifier/index.ts";
import { multiLineText } from "./multi-line-text/index.ts";
import { multiSelect } from "./multi-select/index.ts";
import { number } from "./number/index.ts";
import { organizationSelect } from "./organization-select/index.ts";
import { radioButton } from "./radio-button/index.ts";
import { recordNumber } from "./record-number/index.ts";
import { isLookup } from "./relations.ts";
import { richText } from "./rich-text/index.ts";
import { singleLineText } from "./single-line-text/index.ts";
import { status } from "./status/index.ts";
import { statusAssignee } from "./status-assignee/index.ts";
import { subtable } from "./subtable/index.tsx";
import { time } from "./time/index.ts";
import { updatedTime } from "./updated-time/index.ts";
import { userSelect } from "./user-select/index.ts";

const pictures: readonly FieldPicture[] = [
  singleLineText,
  multiLineText,
  richText,
  number,
  calc,
  checkBox,
  radioButton,
  dropDown,
  multiSelect,
  date,
  time,
  datetime,
  link,
  userSelect,
  organizationSelect,
  groupSelect,
  file,
  subtable((field, as) => pictureFor(field, as)),
  recordNumber,
  creator,
  createdTime,
  modifier,
  updatedTime,
  status,
  statusAssignee,
  category,
];

const byType = new Map(pictures.map((picture) => [picture.type, picture]));

/** How a field of this type is shown and edited; undefined for types the pages cannot draw (layout, later ones). */
export function pictureOf(type: string): FieldPicture | undefined {
  return byType.get(type);
}

const lookups = new Map<string, FieldPicture>();

/** How this field is shown and edited: the key of a lookup has buttons of its own. */
export function pictureFor(field: FieldProperty, as?: "plain"): FieldPicture | undefined {
  const own = pictureOf(field.type);
  if (!own || as === "plain" || !isLookup(field)) return own;
  const made = lookups.get(field.type) ?? lookup(own, pictureFor);
  lookups.set(field.type, made);
  return made;
}
