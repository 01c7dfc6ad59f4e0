import { useT } from "../../../parts/i18n.tsx";
import type { SettingsProps } from "../../design.ts";
import { OneOf } from "./one-of.tsx";

export function Align(props: SettingsProps) {
  const t = useT();
  const choices = (["HORIZONTAL", "VERTICAL"] as const).map((value) => ({
    value,
    label: t(`formEditor.align${value}`),
  }));
  return <OneOf {...props} property="align" label={t("formEditor.align")} choices={choices} />;
}
