import { defaultLabels, finishManyOptions, manyOptions } from "./base/many-options.ts";
import { options } from "./base/options.ts";
import { type FieldOf, flag, settingsOf } from "./base/settings.ts";
import type { FieldType } from "./field.ts";

const properties = { required: flag(), options, defaultValue: defaultLabels };
type MultiSelect = FieldOf<typeof properties>;

export const multiSelect: FieldType<MultiSelect, readonly string[]> = {
  ...manyOptions,
  type: "MULTI_SELECT",
  ...settingsOf("MULTI_SELECT", properties, finishManyOptions),
};
