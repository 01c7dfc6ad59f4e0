import { IconListCheck } from "@tabler/icons-react";
import type { FieldDesign, SettingsProps } from "../design.ts";

import { DefaultValue } from "../parts/settings/default-value.tsx";
import { OptionsSetting, twoOptions } from "../parts/settings/options.tsx";

function Settings(props: SettingsProps) {
  return (
    <>
      <OptionsSetting {...props} />
      <DefaultValue {...props} />
    </>
  );
}

export const multiSelect: FieldDesign = {
  type: "MULTI_SELECT",
  Icon: IconListCheck,
  size: { width: "240" },
  initial: (t) => ({ options: twoOptions((facts) => t("formEditor.newOption", facts)) }),
  Settings,
};
