import { IconLink } from "@tabler/icons-react";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { DefaultValue } from "../parts/settings/default-value.tsx";
import { LengthLimits } from "../parts/settings/length.tsx";
import { OneOf } from "../parts/settings/one-of.tsx";

function LinkSettings(props: SettingsProps) {
  const t = useT();
  const kinds = (["WEB", "CALL", "MAIL"] as const).map((value) => ({
    value,
    label: t(`formEditor.protocol${value}`),
  }));
  return (
    <>
      <OneOf {...props} property="protocol" label={t("formEditor.protocol")} choices={kinds} />
      <LengthLimits {...props} />
      <DefaultValue {...props} />
    </>
  );
}

export const link: FieldDesign = {
  type: "LINK",
  Icon: IconLink,
  size: { width: "260" },
  Settings: LinkSettings,
};
