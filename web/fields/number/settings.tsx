import { SimpleGrid, Switch } from "@mantine/core";
import { IconNumber123 } from "@tabler/icons-react";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { DefaultValue } from "../parts/settings/default-value.tsx";
import { OneOf } from "../parts/settings/one-of.tsx";
import { TextSetting } from "../parts/settings/text-setting.tsx";

function NumberSettings(props: SettingsProps) {
  const t = useT();
  const { field, change } = props;
  const places = (["BEFORE", "AFTER"] as const).map((value) => ({
    value,
    label: t(`formEditor.unit${value}`),
  }));
  return (
    <>
      <SimpleGrid cols={2}>
        <TextSetting {...props} property="minValue" label="formEditor.minValue" numeric />
        <TextSetting {...props} property="maxValue" label="formEditor.maxValue" numeric />
      </SimpleGrid>
      <DefaultValue {...props} />
      <Switch
        label={t("formEditor.digit")}
        checked={field.digit === true}
        onChange={(event) => change({ digit: event.currentTarget.checked })}
      />
      <SimpleGrid cols={2}>
        <TextSetting {...props} property="displayScale" label="formEditor.displayScale" numeric />
        <TextSetting {...props} property="unit" label="formEditor.unit" />
      </SimpleGrid>
      <OneOf {...props} property="unitPosition" label={t("formEditor.unitPosition")} choices={places} />
    </>
  );
}

export const number: FieldDesign = {
  type: "NUMBER",
  Icon: IconNumber123,
  size: { width: "180" },
  Settings: NumberSettings,
};
