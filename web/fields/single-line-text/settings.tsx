import { Switch } from "@mantine/core";
import { IconLetterT } from "@tabler/icons-react";
import { useState } from "react";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { DefaultValue } from "../parts/settings/default-value.tsx";
import { ExpressionSetting } from "../parts/settings/expression.tsx";
import { LengthLimits } from "../parts/settings/length.tsx";
import { isCalculated } from "../settings.ts";

/** Either people write the text, or a formula does. */
function SingleLineTextSettings(props: SettingsProps) {
  const t = useT();
  const { field, change } = props;
  const [automatic, setAutomatic] = useState(isCalculated(field));
  const choose = (chosen: boolean) => {
    setAutomatic(chosen);
    if (!chosen) change({ expression: "", hideExpression: false });
  };
  return (
    <>
      <Switch
        label={t("formEditor.automatic")}
        checked={automatic}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      {automatic ? (
        <ExpressionSetting {...props} />
      ) : (
        <>
          <LengthLimits {...props} />
          <DefaultValue {...props} />
        </>
      )}
    </>
  );
}

export const singleLineText: FieldDesign = {
  type: "SINGLE_LINE_TEXT",
  Icon: IconLetterT,
  size: { width: "240" },
  Settings: SingleLineTextSettings,
};
