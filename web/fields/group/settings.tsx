import { Switch } from "@mantine/core";
import { IconFold } from "@tabler/icons-react";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";

function GroupSettings({ field, change }: SettingsProps) {
  const t = useT();
  return (
    <Switch
      label={t("formEditor.openGroup")}
      checked={field.openGroup === true}
      onChange={(event) => change({ openGroup: event.currentTarget.checked })}
    />
  );
}

export const group: FieldDesign = {
  type: "GROUP",
  Icon: IconFold,
  size: {},
  initial: () => ({ openGroup: false }),
  Settings: GroupSettings,
};
