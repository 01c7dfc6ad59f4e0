import { IconTypography } from "@tabler/icons-react";
import type { FieldDesign } from "../design.ts";
import { DefaultValue } from "../parts/settings/default-value.tsx";

export const richText: FieldDesign = {
  type: "RICH_TEXT",
  Icon: IconTypography,
  size: { width: "500", innerHeight: "125" },
  Settings: DefaultValue,
};
