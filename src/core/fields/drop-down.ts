import { finishOneOption, oneOption } from "./base/one-option.ts";
import { options } from "./base/options.ts";
import { type FieldOf, flag, settingsOf, text } from "./base/settings.ts";
import type { FieldType } from "./field.ts";

const properties = { required: flag(), options, defaultValue: text() };
type DropDown = FieldOf<typeof properties>;

export const dropDown: FieldType<DropDown, string | null> = {
  ...oneOption,
  type: "DROP_DOWN",
  ...settingsOf("DROP_DOWN", properties, finishOneOption),
};
