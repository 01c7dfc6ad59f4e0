import { message, type Problems, problem } from "../errors/problem.ts";
import type { Field } from "../fields/field.ts";
import { boolean, enumOf, integer, object, optional, type Read, text } from "../input/shape.ts";
import type { GeneralSettings } from "./settings.ts";

const themes = [
  ...["WHITE", "RED", "GREEN", "BLUE", "YELLOW", "BLACK"],
  // Old apps have these; kintone still takes them and shows the white theme.
  ...["CLIPBOARD", "BINDER", "PENCIL", "CLIPS"],
];
const presetIcon = /^APP([1-9]|[1-8][0-9]|90)$/;
/** Types whose values cannot stand for a record in one line. */
const untitled = ["FILE", "SUBTABLE", "GROUP", "REFERENCE_TABLE"];

/** The general settings as the API takes them: what is absent stays as it is. */
export const generalParameters = {
  name: optional(text({ min: 1, max: 64, blank: false })),
  description: optional(text({ max: 10_000 })),
  icon: optional(
    object({
      type: enumOf("PRESET", "FILE"),
      key: optional(text({ max: 64 })),
      file: optional(object({ fileKey: text({ max: 256 }) })),
    }),
  ),
  theme: optional(enumOf(...themes)),
  titleField: optional(object({ selectionMode: enumOf("AUTO", "MANUAL"), code: optional(text()) })),
  enableThumbnails: optional(boolean),
  enableBulkDeletion: optional(boolean),
  enableComments: optional(boolean),
  enableDuplicateRecord: optional(boolean),
  enableInlineRecordEditing: optional(boolean),
  numberPrecision: optional(
    object({
      digits: optional(integer({ min: 1, max: 30 })),
      decimalPlaces: optional(integer({ min: 0, max: 10 })),
      roundingMode: optional(enumOf("HALF_EVEN", "UP", "DOWN")),
    }),
  ),
  firstMonthOfFiscalYear: optional(integer({ min: 1, max: 12 })),
};
export type GeneralChange = {
  readonly [K in keyof typeof generalParameters]?: Read<(typeof generalParameters)[K]>;
};

interface GeneralContext {
  readonly fields: readonly Field[];
  readonly problems: Problems;
  sanitize(html: string): string;
}

/** An icon of type FILE keeps the key that was given: whose file it is, the caller has to find out. */
export function changeGeneral(
  before: GeneralSettings,
  change: GeneralChange,
  { fields, problems, sanitize }: GeneralContext,
): GeneralSettings {
  const { description, icon, titleField, numberPrecision, ...plain } = change;
  return {
    ...before,
    ...given(plain),
    ...(description !== undefined && { description: sanitize(description) }),
    ...(icon && { icon: readIcon(before, icon, problems) }),
    ...(titleField && { titleField: readTitleField(titleField, fields, problems) }),
    numberPrecision: { ...before.numberPrecision, ...given(numberPrecision ?? {}) },
  };
}

function readIcon(
  before: GeneralSettings,
  { type, key, file }: NonNullable<GeneralChange["icon"]>,
  problems: Problems,
): GeneralSettings["icon"] {
  if (type === "FILE") {
    if (file) return { type, fileKey: file.fileKey };
    problems.add("icon.file", message("requiredParameter"));
  } else if (!key) problems.add("icon.key", message("requiredParameter"));
  else if (!presetIcon.test(key)) problems.add("icon.key", message("enumValue"));
  else return { type, key };
  return before.icon;
}

function readTitleField(
  { selectionMode, code }: NonNullable<GeneralChange["titleField"]>,
  fields: readonly Field[],
  problems: Problems,
): GeneralSettings["titleField"] {
  if (selectionMode === "AUTO") return { selectionMode };
  if (!code) {
    problems.add("titleField.code", message("requiredParameter"));
    return { selectionMode: "AUTO" };
  }
  const field = fields.find((one) => one.code === code);
  if (!field) throw problem("GAIA_FC01", { code });
  if (untitled.includes(field.type)) problems.add("titleField.code", message("wrongFieldType", { code }));
  return { selectionMode, code };
}

/** What was really given: an absent parameter must not overwrite anything. */
function given<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof given<T>
  >;
}
