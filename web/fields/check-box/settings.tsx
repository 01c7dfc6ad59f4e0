import { IconCheckbox } from "@tabler/icons-react";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { Align } from "../parts/settings/align.tsx";
import { DefaultValue } from "../parts/settings/default-value.tsx";
import { OptionsSetting, twoOptions } from "../parts/settings/options.tsx";

function Settings(props: SettingsProps) {
  return (
    <>
      <OptionsSetting {...props} />
      <DefaultValue {...props} />
      <Align {...props} />
    </>
  );
}

export const checkBox: FieldDesign = {
  type: "CHECK_BOX",
  Icon: IconCheckbox,
  size: { width: "300" },
  initial: (t) => ({ align: "HORIZONTAL", options: twoOptions((facts) => t("formEditor.newOption", facts)) }),
  Settings,
};
