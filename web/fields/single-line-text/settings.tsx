import { IconLetterT } from "@tabler/icons-react";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { DefaultValue } from "../parts/settings/default-value.tsx";
import { LengthLimits } from "../parts/settings/length.tsx";

function SingleLineTextSettings(props: SettingsProps) {
  return (
    <>
      <LengthLimits {...props} />
      <DefaultValue {...props} />
    </>
  );
}

export const singleLineText: FieldDesign = {
  type: "SINGLE_LINE_TEXT",
  Icon: IconLetterT,
  size: { width: "240" },
  Settings: SingleLineTextSettings,
};
