import { finishOneOption, oneOption } from "./base/one-option.ts";
import { options } from "./base/options.ts";
import { type FieldOf, flag, oneOf, settingsOf, text } from "./base/settings.ts";
import type { FieldType } from "./field.ts";

const properties = {
  required: flag(),
  options,
  defaultValue: text(),
  align: oneOf("HORIZONTAL", "VERTICAL"),
};
type RadioButton = FieldOf<typeof properties>;

export const radioButton: FieldType<RadioButton, string | null> = {
  ...oneOption,
  type: "RADIO_BUTTON",
  // Measured on kintone: the setting is stored and shown, and records without a choice are saved all the same.
  requiredIsEnforced: false,
  ...settingsOf("RADIO_BUTTON", properties, (given, place, sent, before) => {
    const field = finishOneOption(given, place, sent, before);
    // On the screen one of the buttons is always pressed.
    return { ...field, defaultValue: field.defaultValue || (field.options[0]?.label ?? "") };
  }),
};
