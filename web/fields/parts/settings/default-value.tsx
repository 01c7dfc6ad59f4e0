import { useT } from "../../../parts/i18n.tsx";
import type { SettingsProps } from "../../design.ts";
import { pictureOf } from "../../index.ts";
import { asProperty } from "../../settings.ts";

/** The default value is typed or picked just as in a record. */
export function DefaultValue({ field, change, problem }: SettingsProps) {
  const t = useT();
  const picture = pictureOf(field.type);
  if (!picture?.Edit) return null;
  const Edit = picture.Edit;
  const found = problem("defaultValue");
  const asked = {
    ...asProperty(field),
    label: t("formEditor.defaultValue"),
    noLabel: false,
    required: false,
  };
  return (
    <Edit
      field={asked}
      value={(field.defaultValue || picture.empty) as typeof picture.empty}
      onChange={(defaultValue) => change({ defaultValue: defaultValue ?? "" })}
      errors={found === undefined ? [] : [found]}
    />
  );
}
