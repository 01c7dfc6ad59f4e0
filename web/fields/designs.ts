import { calc } from "./calc/settings.tsx";
import { checkBox } from "./check-box/settings.tsx";
import { date } from "./date/settings.tsx";
import { dateTime } from "./date-time/settings.tsx";
import type { FieldDesign } from "./design.ts";
import { dropDown } from "./drop-down/settings.tsx";
import { file } from "./file/settings.tsx";
import { group } from "./group/settings.tsx";
import { groupSelect } from "./group-select/settings.ts";
import { link } from "./link/settings.tsx";
import { lookup } from "./lookup/settings.tsx";
import { multiLineText } from "./multi-line-text/settings.tsx";
import { multiSelect } from "./multi-select/settings.tsx";
import { number } from "./number/settings.tsx";
import { organizationSelect } from "./organization-select/settings.ts";
import { radioButton } from "./radio-button/settings.tsx";
import { referenceTable } from "./reference-table/settings.tsx";
import { kindOf } from "./relations.ts";
import { richText } from "./rich-text/settings.tsx";
import type { FieldSettings } from "./settings.ts";
import { singleLineText } from "./single-line-text/settings.tsx";
import { subtable } from "./subtable/settings.ts";
import { systemFields } from "./system/settings.ts";
import { time } from "./time/settings.tsx";
import { userSelect } from "./user-select/settings.tsx";

/** In the order of the form editor's palette. */
export const designs: readonly FieldDesign[] = [
  singleLineText,
  multiLineText,
  richText,
  number,
  calc,
  date,
  time,
  dateTime,
  dropDown,
  radioButton,
  checkBox,
  multiSelect,
  userSelect,
  organizationSelect,
  groupSelect,
  link,
  file,
  lookup,
  referenceTable,
  subtable,
  group,
  ...systemFields,
];

const byType = new Map(designs.map((design) => [design.type, design]));

export const designNamed = (type: string): FieldDesign | undefined => byType.get(type);

export const designOf = (field: Pick<FieldSettings, "type">): FieldDesign | undefined =>
  byType.get(kindOf(field));
