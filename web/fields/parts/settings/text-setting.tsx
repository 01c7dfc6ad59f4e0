import { TextInput } from "@mantine/core";
import type { TextKey } from "../../../parts/i18n.tsx";
import { useT } from "../../../parts/i18n.tsx";
import type { SettingsProps } from "../../design.ts";
import { textOf } from "../../settings.ts";

interface Props extends SettingsProps {
  readonly property: string;
  readonly label: PlainKey;
  readonly numeric?: boolean;
}
/** Keys whose sentence needs no facts. */
type PlainKey = Extract<TextKey, `formEditor.${string}`> & PlainLabels;
type PlainLabels =
  | "formEditor.minLength"
  | "formEditor.maxLength"
  | "formEditor.minValue"
  | "formEditor.maxValue"
  | "formEditor.displayScale"
  | "formEditor.unit";

/** One property that is a short text or a number. */
export function TextSetting({ property, label, numeric, field, change, problem }: Props) {
  const t = useT();
  return (
    <TextInput
      label={t(label)}
      value={textOf(field, property)}
      onChange={(event) => change({ [property]: event.currentTarget.value })}
      error={problem(property)}
      inputMode={numeric ? "decimal" : undefined}
      autoComplete="off"
    />
  );
}
