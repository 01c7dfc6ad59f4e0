import { Select, SimpleGrid } from "@mantine/core";
import { IconMathFunction } from "@tabler/icons-react";
import { type Format, formats, isNumberFormat } from "../../../src/core/expression/format.ts";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { ExpressionSetting, ExpressionSketch } from "../parts/settings/expression.tsx";
import { OneOf } from "../parts/settings/one-of.tsx";
import { TextSetting } from "../parts/settings/text-setting.tsx";

function CalcSettings(props: SettingsProps) {
  const t = useT();
  const { field, change, problem } = props;
  const format = (field.format ?? "NUMBER") as Format;
  const places = (["BEFORE", "AFTER"] as const).map((value) => ({
    value,
    label: t(`formEditor.unit${value}`),
  }));
  return (
    <>
      <ExpressionSetting {...props} />
      <Select
        label={t("formEditor.format")}
        data={formats.map((value) => ({ value, label: t(`formEditor.format.${value}`) }))}
        value={format}
        onChange={(chosen) => change({ format: chosen ?? "NUMBER" })}
        error={problem("format")}
        allowDeselect={false}
      />
      {isNumberFormat(format) && (
        <>
          <SimpleGrid cols={2}>
            <TextSetting {...props} property="displayScale" label="formEditor.displayScale" numeric />
            <TextSetting {...props} property="unit" label="formEditor.unit" />
          </SimpleGrid>
          <OneOf {...props} property="unitPosition" label={t("formEditor.unitPosition")} choices={places} />
        </>
      )}
    </>
  );
}

export const calc: FieldDesign = {
  type: "CALC",
  Icon: IconMathFunction,
  size: { width: "180" },
  initial: () => ({ expression: "", format: "NUMBER" }),
  Sketch: ExpressionSketch,
  Settings: CalcSettings,
};
