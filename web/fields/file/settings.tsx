import { Select } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useT } from "../../parts/i18n.tsx";
import type { FieldDesign, SettingsProps } from "../design.ts";
import { textOf } from "../settings.ts";

const sizes = ["50", "150", "250", "500"];

function FileSettings({ field, change, problem }: SettingsProps) {
  const t = useT();
  return (
    <Select
      label={t("formEditor.thumbnailSize")}
      data={sizes.map((size) => ({ value: size, label: t("formEditor.thumbnailPixels", { size }) }))}
      value={textOf(field, "thumbnailSize") || "150"}
      onChange={(size) => change({ thumbnailSize: size ?? "150" })}
      error={problem("thumbnailSize")}
      allowDeselect={false}
    />
  );
}

export const file: FieldDesign = {
  type: "FILE",
  Icon: IconPaperclip,
  size: { width: "240" },
  Settings: FileSettings,
};
