import { defaultLabels, finishManyOptions, manyOptions } from "./base/many-options.ts";
import { options } from "./base/options.ts";
import { type FieldOf, flag, oneOf, settingsOf } from "./base/settings.ts";
import type { FieldType } from "./field.ts";

const properties = {
  required: flag(),
  options,
  defaultValue: defaultLabels,
  align: oneOf("HORIZONTAL", "VERTICAL"),
};
type CheckBox = FieldOf<typeof properties>;

export const checkBox: FieldType<CheckBox, readonly string[]> = {
  ...manyOptions,
  type: "CHECK_BOX",
  ...settingsOf("CHECK_BOX", properties, finishManyOptions),
};
